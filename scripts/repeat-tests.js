/**
 * Runs the tests many times, and says at the end which of them ever failed:
 * `npm run test:repeat -- --times 20 --shuffle`. With `--shuffle`, the last two runs take files and
 * the tests in each in another order; `--seed` repeats one, `--only elements` takes some folders.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { run } from 'node:test';
import { parseArgs } from 'node:util';
import { createRandom } from '../test/faults/random.js';
import { Pages } from '../test/mutation/pages.js';
import { countOf, filesUnderNode } from './run-tests.js';

/** @typedef {import('./run-tests.js').Count} Count */

const IN_PAGE = ['model', 'i18n', 'api', 'chart', 'controllers', 'elements', 'demo'];
const UNDER_NODE = [
  'proxy',
  'page',
  'page/chromium',
  'simulator',
  'package',
  'faults',
  'fuzz',
  'soak',
];

const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '20' },
    shuffle: { type: 'boolean', default: false },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    only: { type: 'string', multiple: true, default: [...IN_PAGE, ...UNDER_NODE] },
  },
});

const times = Number(values.times);
if (!(times >= 1)) throw new Error('--times takes a number from 1');
const unknown = values.only.find((name) => ![...IN_PAGE, ...UNDER_NODE].includes(name));
if (unknown !== undefined) throw new Error(`There are no tests in ${unknown}`);

/** How often each failed. @type {Map<string, number>} */
const failures = new Map();
/** As many browsers at a time as `npm test` has files under Node. */
const browsers = [new Pages(), new Pages()];
const inPage = await bundle(IN_PAGE.filter((name) => values.only.includes(name)));
const underNode = UNDER_NODE.filter((name) => values.only.includes(name)).flatMap(filesUnderNode);

for (let nth = 1; nth <= times; nth++) {
  const seed = values.shuffle && nth > times - 2 ? Number(values.seed) + nth : undefined;
  const counts = [await runInPage(seed), await runUnderNode(seed)];
  const sum = (/** @type {keyof Count} */ key) => counts.reduce((n, count) => n + count[key], 0);
  const order = seed === undefined ? '' : `, shuffled with --seed ${seed - nth} (run ${nth})`;
  console.log(`run ${nth} of ${times}: ${sum('passed')} passed, ${sum('failed')} failed${order}`);
}
await Promise.all(browsers.map((pages) => pages.close()));

for (const [test, count] of failures) console.log(`failed ${count} of ${times} times: ${test}`);
if (failures.size === 0) console.log('No test ever failed.');
process.exit(failures.size > 0 ? 1 : 0);

/**
 * @param {readonly string[]} folders
 * @returns {Promise<string[]>} the bundles of their tests, as pages ask for them
 */
async function bundle(folders) {
  if (folders.length === 0) return [];
  const folder = resolve('.cache/browser-tests');
  rmSync(folder, { recursive: true, force: true });
  execFileSync(process.execPath, ['test/mutation/bundle.js', ...folders], { stdio: 'inherit' });
  await Promise.all(browsers.map((pages) => pages.open(folder)));
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => `/${file.replaceAll(sep, '/')}`)
    .sort();
}

/**
 * @param {number | undefined} seed
 * @returns {Promise<Count>}
 */
async function runInPage(seed) {
  const count = { passed: 0, failed: 0 };
  const left = [...inOrderOf(inPage, seed)];
  await Promise.all(
    browsers.map(async (pages) => {
      for (let file = left.shift(); file !== undefined; file = left.shift()) {
        const task = { file, bail: false, ...(seed !== undefined && { shuffle: seed }) };
        const result = await pages.run(task);
        const outcomes = result?.outcomes ?? [];
        count.passed += outcomes.filter(({ state }) => state === 'passed').length;
        for (const { state, title, message } of outcomes) {
          if (state === 'failed') fail(count, `${file}: ${title}`, message);
        }
        if (!result || result.error) fail(count, file, result?.error ?? 'did not end');
      }
    }),
  );
  return count;
}

/**
 * @param {number | undefined} seed
 * @returns {Promise<Count>}
 */
async function runUnderNode(seed) {
  if (underNode.length === 0) return { passed: 0, failed: 0 };
  if (seed !== undefined) {
    process.env['NODE_OPTIONS'] =
      `--import ${new URL('../test/support/shuffle.js', import.meta.url)}`;
    process.env['TEST_ORDER'] = String(seed);
  }
  const count = { passed: 0, failed: 0 };
  const left = [...inOrderOf(underNode, seed)];
  const work = async () => {
    for (let file = left.shift(); file !== undefined; file = left.shift()) {
      // It ends where it is read.
      const stream = run({ files: [file] }).resume();
      const { passed } = await countOf(stream, (name, why) => fail(count, `${file}: ${name}`, why));
      count.passed += passed;
    }
  };
  await Promise.all([work(), work()]);
  delete process.env['NODE_OPTIONS'];
  delete process.env['TEST_ORDER'];
  return count;
}

/**
 * @param {Count} count
 * @param {string} test
 * @param {string} message
 */
function fail(count, test, message) {
  count.failed++;
  failures.set(test, (failures.get(test) ?? 0) + 1);
  console.log(`failed: ${test}: ${message}`);
}

/**
 * @template T
 * @param {readonly T[]} items
 * @param {number | undefined} seed
 * @returns {readonly T[]}
 */
function inOrderOf(items, seed) {
  return seed === undefined ? items : createRandom(seed).shuffle(items);
}
