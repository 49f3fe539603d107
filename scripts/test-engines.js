/**
 * Runs the tests of elements and pages in Chromium, Firefox and WebKit, one engine after the other,
 * and ends with one line for each. `npm run test:engines -- firefox webkit` runs them in these alone,
 * `--only elements` or `--only pages` runs a part of them.
 */
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { ENGINES } from '../test/support/engines.js';

const { values, positionals } = parseArgs({
  options: { only: { type: 'string' } },
  allowPositionals: true,
});
const unknown = positionals.find((name) => !ENGINES.some((engine) => engine === name));
if (unknown) throw new Error(`There is no engine ${unknown}; there are ${ENGINES.join(', ')}.`);
const only = values.only ? ['--only', values.only] : [];

/** @type {string[]} */
const lines = [];
for (const engine of positionals.length > 0 ? positionals : ENGINES) {
  console.log(`\n== ${engine}`);
  lines.push(`${engine}: ${await countsOf(engine)}`);
}
console.log(`\n${lines.join('\n')}`);

/**
 * @param {string} engine
 * @returns {Promise<string>} the last line of its run
 */
async function countsOf(engine) {
  const tests = spawn(process.execPath, ['scripts/test-engine.js', ...only], {
    env: { ...process.env, ENGINE: engine },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let last = '';
  tests.stdout.setEncoding('utf8').on('data', (text) => {
    process.stdout.write(text);
    last = (last + text).slice(-1000);
  });
  const code = await new Promise((resolve) => tests.on('close', resolve));
  if (code !== 0) process.exitCode = 1;
  return /(?<!\d)\d+ passed, \d+ failed(?=\s*$)/.exec(last)?.[0] ?? 'did not run';
}
