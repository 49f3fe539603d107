/**
 * Runs all tests: those of the modules in a browser, those of the simulator, the proxy and the
 * built files under Node. Ends with one line that counts them.
 */
import { report, runInBrowser, runUnderNode } from './run-tests.js';
import { record } from './support-table.js';

const NODE_TESTS = ['simulator', 'proxy', 'package', 'page/chromium', 'faults', 'fuzz', 'soak'];

await report(async () => {
  // What runs in each engine.
  const counts = [await runInBrowser(), await runUnderNode(['page'], 2)];
  await record(counts);
  return [...counts, await runUnderNode(NODE_TESTS, 2)];
});
