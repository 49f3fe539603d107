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
  const counts = [
    await runInBrowser((measured) => (coverage = measured)),
    await runUnderNode(['proxy'], 2, resolve(NODE_FOLDER)),
  ];
  if (coverage) keepCoverage(coverage.coverageMap);
  return counts;
});
