/** Runs tests in a way that tells which branches of src they ran; scripts/coverage.js judges that. */
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { keepCoverage, NODE_FOLDER } from './coverage.js';
import { runInBrowser, runUnderNode } from './run-tests.js';

/** @typedef {import('./run-tests.js').Count} Count */

/**
 * The tests of the modules, which run in a browser, and those of the proxy, which run under Node.
 *
 * @returns {Promise<[inBrowser: Count, proxy: Count]>}
 */
export async function runMeasured() {
  // What an earlier run left would tell of other code.
  rmSync('coverage', { recursive: true, force: true });
  const inBrowser = await runInBrowser({ isMeasured: true });
  // Where each process that is started meanwhile leaves what it ran.
  process.env['NODE_V8_COVERAGE'] = resolve(NODE_FOLDER);
  const proxy = await runUnderNode(['proxy'], 2);
  delete process.env['NODE_V8_COVERAGE'];
  keepCoverage();
  return [inBrowser, proxy];
}
