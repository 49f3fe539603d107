/**
 * Runs all tests: those of the modules in a browser, those of the simulator, the proxy and the
 * built files under Node. Ends with one line that counts them.
 */
import { report, runInBrowser, runUnderNode } from './run-tests.js';

const NODE_TESTS = [
  'simulator',
  'proxy',
  'package',
  'page',
  'page/chromium',
  'faults',
  'fuzz',
  'soak',
];

await report(async () => [await runInBrowser(), await runUnderNode(NODE_TESTS, 2)]);
