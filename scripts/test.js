/**
 * Runs all tests: those of the modules in a browser, those of the simulator, the proxy and the
 * built files under Node. Ends with one line that counts them.
 */
import { readdirSync } from 'node:fs';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { startTestRunner } from '@web/test-runner';

const NODE_TESTS = ['simulator', 'proxy', 'package', 'page', 'faults'];

/** @typedef {{ passed: number, failed: number }} Count */

try {
  const counts = [await runInBrowser(), await runUnderNode()];
  const sum = (/** @type {keyof Count} */ key) => counts.reduce((n, count) => n + count[key], 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exit(sum('failed') > 0 || counts.some(({ passed }) => passed === 0) ? 1 : 0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

/** @returns {Promise<Count>} */
async function runInBrowser() {
  const runner = await startTestRunner({ readCliArgs: false, autoExitProcess: false });
  if (!runner) throw new Error('The test runner did not start');
  const hasPassed = await new Promise((resolve) => runner.on('stopped', resolve));
  const results = [...runner.sessions.all()].flatMap(({ testResults }) => testsIn(testResults));
  const passed = results.filter((test) => test.passed).length;
  const failed = results.length - passed;
  // A file that could not be loaded fails the run without a test that did.
  return { passed, failed: failed === 0 && !hasPassed ? 1 : failed };
}

/**
 * @param {import('@web/test-runner').TestSuiteResult | undefined} suite
 * @returns {import('@web/test-runner').TestResult[]}
 */
function testsIn(suite) {
  return suite ? [...suite.tests, ...suite.suites.flatMap(testsIn)] : [];
}

/** @returns {Promise<Count>} */
function runUnderNode() {
  const files = NODE_TESTS.flatMap((folder) =>
    readdirSync(new URL(`../test/${folder}/`, import.meta.url))
      .filter((file) => file.endsWith('.test.js'))
      .map((file) => `test/${folder}/${file}`),
  );
  /** @type {Count} */
  const count = { passed: 0, failed: 0 };
  const stream = run({ files, concurrency: 2 });
  stream.on('test:pass', ({ details }) => {
    if (details.type !== 'suite') count.passed++;
  });
  stream.on('test:fail', ({ details }) => {
    if (details.type !== 'suite') count.failed++;
  });
  stream.compose(new spec()).pipe(process.stdout);
  return new Promise((resolve) => stream.on('end', () => resolve(count)));
}
