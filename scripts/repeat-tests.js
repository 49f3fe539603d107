/**
 * Runs the tests of the modules many times, and says at the end which of them ever failed:
 * `npm run test:repeat -- --times 20 --shuffle`. With `--shuffle`, the last two runs take files and
 * the tests in each in another order; `--seed` repeats one, `--only elements` takes some folders.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { Pages } from '../test/mutation/pages.js';

const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '20' },
    shuffle: { type: 'boolean', default: false },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    only: {
      type: 'string',
      multiple: true,
      default: ['model', 'i18n', 'api', 'chart', 'controllers', 'elements', 'demo'],
    },
  },
});

const times = Number(values.times);
if (!(times >= 1)) throw new Error('--times takes a number from 1');

const folder = resolve('.cache/browser-tests');
rmSync(folder, { recursive: true, force: true });
execFileSync(process.execPath, ['test/mutation/bundle.js', ...values.only], { stdio: 'inherit' });
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.js'))
  .map((file) => `/${file.replaceAll(sep, '/')}`)
  .sort();

const pages = new Pages();
await pages.open(folder);
/** How often each failed. @type {Map<string, number>} */
const failures = new Map();
for (let run = 1; run <= times; run++) {
  const seed = values.shuffle && run > times - 2 ? Number(values.seed) + run : undefined;
  const { passed, failed } = await runAll(seed);
  const order = seed === undefined ? '' : `, shuffled with --seed ${seed - run} (run ${run})`;
  console.log(`run ${run} of ${times}: ${passed} passed, ${failed} failed${order}`);
}
await pages.close();

for (const [test, count] of failures) console.log(`failed ${count} of ${times} times: ${test}`);
if (failures.size === 0) console.log('No test ever failed.');
process.exit(failures.size > 0 ? 1 : 0);

/** @param {number | undefined} seed */
async function runAll(seed) {
  const order = seed === undefined ? files : inOrderOf(seed);
  const count = { passed: 0, failed: 0 };
  for (const file of order) {
    const task = { file, bail: false, ...(seed !== undefined && { shuffle: seed }) };
    const result = await pages.run(task);
    const failed = (result?.outcomes ?? []).filter(({ state }) => state === 'failed');
    const names = failed.map(({ title }) => `${file}: ${title}`);
    if (!result || result.error) names.push(`${file}: ${result?.error ?? 'did not end'}`);
    for (const name of names) failures.set(name, (failures.get(name) ?? 0) + 1);
    count.failed += names.length;
    count.passed += (result?.outcomes ?? []).filter(({ state }) => state === 'passed').length;
  }
  return count;
}

/** @param {number} seed */
function inOrderOf(seed) {
  let state = seed;
  return files
    .map((file) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return { file, place: state };
    })
    .sort((a, b) => a.place - b.place)
    .map(({ file }) => file);
}
