import { run } from 'node:test';
import { spec } from 'node:test/reporters';

/**
 * Runs files of tests one after the other, in the given order, and prints how they went.
 *
 * @param {string[]} files
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export function runTests(files) {
  const count = { passed: 0, failed: 0 };
  const stream = run({ files, concurrency: 1 });
  stream.on('test:pass', ({ details }) => {
    if (details.type !== 'suite') count.passed++;
  });
  stream.on('test:fail', ({ details }) => {
    if (details.type !== 'suite') count.failed++;
  });
  stream.compose(new spec()).pipe(process.stdout, { end: false });
  return new Promise((resolve) => stream.on('end', () => resolve(count)));
}

/**
 * Prints the line that counts, and ends the process. No test at all is a failure, too.
 *
 * @param {{ passed: number, failed: number }} count
 */
export function finish({ passed, failed }) {
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 || passed === 0 ? 1 : 0);
}
