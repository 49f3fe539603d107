/**
 * Runs all tests: those of the modules in a browser, those of the simulator, the proxy and the
 * built files under Node. Ends with one line that counts them. With `COVERAGE` in the environment, it
 * keeps which branches of src ran, for `npm run check:coverage`.
 */
import { runMeasured } from './run-measured.js';
import { report, runInBrowser, runUnderNode } from './run-tests.js';
import { record } from './support-table.js';

const NODE_TESTS = ['simulator', 'package', 'page/chromium', 'faults', 'fuzz', 'soak'];

await report(async () => {
  const [inBrowser, proxy] = process.env['COVERAGE']
    ? await runMeasured()
    : [await runInBrowser(), await runUnderNode(['proxy'], 2)];
  const pages = await runUnderNode(['page'], 2);
  // What runs in each engine.
  await record([inBrowser, pages]);
  return [inBrowser, proxy, pages, await runUnderNode(NODE_TESTS, 2)];
});
