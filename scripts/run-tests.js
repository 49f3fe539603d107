import { readdirSync } from 'node:fs';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { startTestRunner } from '@web/test-runner';

/** @typedef {{ passed: number, failed: number }} Count */

/** Pages leave what they ran by themselves, so the runner has nothing to sum. */
const MEASURED = {
  coverage: true,
  coverageConfig: { exclude: ['**'], report: false },
};

/**
 * The tests that run in a page of the engine at work.
 *
 * @param {{ isMeasured?: boolean }} [options] - whether its pages leave what they ran: only Chromium
 *   can tell
 * @returns {Promise<Count>}
 */
export async function runInBrowser({ isMeasured = false } = {}) {
  const runner = await startTestRunner({
    readCliArgs: false,
    autoExitProcess: false,
    ...(isMeasured && { config: MEASURED }),
  });
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

/**
 * The tests of some folders under `test/`, which run under Node.
 *
 * @param {readonly string[]} folders
 * @param {number} concurrency - files at a time
 * @returns {Promise<Count>}
 */
export function runUnderNode(folders, concurrency) {
  const stream = run({ files: folders.flatMap(filesUnderNode), concurrency });
  stream.compose(new spec()).pipe(process.stdout);
  return countOf(stream);
}

/**
 * @param {string} folder - under `test/`
 * @returns {string[]} its files that run under Node
 */
export function filesUnderNode(folder) {
  return readdirSync(new URL(`../test/${folder}/`, import.meta.url))
    .filter((file) => file.endsWith('.test.js'))
    .map((file) => `test/${folder}/${file}`);
}

/**
 * A suite counts where it failed by itself, by its own code or a hook, and not by a test of it. What
 * is skipped counts as failed: all engines and machines run all tests, but Windows, which some do not
 * know.
 *
 * @param {import('node:test').TestsStream} stream
 * @param {(name: string, why: string) => void} [onFail]
 * @returns {Promise<Count>}
 */
export function countOf(stream, onFail) {
  /** @type {Count} */
  const count = { passed: 0, failed: 0 };
  const fail = (/** @type {string} */ name, /** @type {string} */ why) => {
    count.failed++;
    onFail?.(name, why);
  };
  stream.on('test:pass', ({ name, details, skip, todo }) => {
    const isLeftOut = skip !== undefined || todo !== undefined;
    if (isLeftOut && process.platform !== 'win32') fail(name, 'was left out');
    else if (!isLeftOut && details.type !== 'suite') count.passed++;
  });
  stream.on('test:fail', ({ name, details: { type, error } }) => {
    // Node's own error says what failed, and that of the test is its cause.
    const { failureType } = /** @type {{ failureType?: string }} */ (error);
    if (type === 'suite' && failureType === 'subtestsFailed') return;
    fail(name, String(error.cause ?? error));
  });
  return new Promise((resolve) => stream.on('end', () => resolve(count)));
}

/**
 * Prints how many tests passed and failed, and ends the process accordingly.
 *
 * @param {() => Promise<Count[]>} runAll
 */
export async function report(runAll) {
  try {
    const counts = await runAll();
    const sum = (/** @type {keyof Count} */ key) => counts.reduce((n, count) => n + count[key], 0);
    console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
    process.exit(sum('failed') > 0 || counts.some(({ passed }) => passed === 0) ? 1 : 0);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
