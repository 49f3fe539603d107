/**
 * Runs the tests of the modules in a browser, and those of the proxy under Node, and keeps which
 * branches of src ran, for scripts/coverage.js.
 */
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { keepCoverage, NODE_FOLDER } from './coverage.js';
import { report, runInBrowser, runUnderNode } from './run-tests.js';

// What an earlier run left would tell of other code.
rmSync('coverage', { recursive: true, force: true });

await report(async () => {
  /** @type {import('@web/test-runner-core').TestCoverage | undefined} */
  let coverage;
  const inBrowser = await runInBrowser((measured) => (coverage = measured));
  // Where each process that is started from now on leaves what it ran.
  process.env['NODE_V8_COVERAGE'] = resolve(NODE_FOLDER);
  const counts = [inBrowser, await runUnderNode(['proxy'], 2)];
  if (coverage) keepCoverage(coverage.coverageMap);
  return counts;
});
