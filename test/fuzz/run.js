/**
 * Fuzzes the public API of the built files in Chromium: seeded sequences of whatever a page may do
 * to an element, many at a time.
 *
 *     npm run test:fuzz -- [--seed N] [--sequences N] [--only INDEX]
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startBrowser, startSite } from '../page/harness.js';
import { missingOf, printCounts } from './coverage.js';
import { describeStep } from './sequence.js';
import { shrink } from './shrink.js';
import { surfaceOf } from './surface.js';

/** So many at the same time, and so many before a page is worn out. */
const AT_ONCE = 200;
const PER_PAGE = 4000;
/** Two pages, as the machine has as many cores. */
const PAGES = 2;
/** A run must end within so many minutes. */
const BOUND_MINUTES = 8;
/** More failures than this say nothing new. */
const MOST_FAILURES = 10;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    sequences: { type: 'string', default: '100000' },
    only: { type: 'string' },
  },
});
const seed = Number(values.seed);
const sequences = Number(values.sequences);
const surface = surfaceOf(
  JSON.parse(readFileSync(new URL('../../dist/custom-elements.json', import.meta.url), 'utf8')),
);
const startedMs = performance.now();
const site = await startSite({
  fuzz: {
    html: '<!doctype html><title>Fuzz</title><body><script type="module" src="/test/fuzz/page.js"></script>',
  },
});
const browsers = await Promise.all(Array.from({ length: PAGES }, () => startBrowser()));

/** @type {Record<string, number>} */
const counts = {};
/** @type {any} */
let kinds;
let next = 0;
let played = 0;
/** @type {Set<number>} */
const failed = new Set();

if (values.only === undefined) {
  await Promise.all(browsers.map((browser) => work(browser)));
} else {
  played = 1;
  await examine(first(), Number(values.only));
}

const minutes = (performance.now() - startedMs) / 60_000;
let problems = failed.size;
if (values.only === undefined) {
  printCounts(counts);
  for (const missing of missingOf(counts, { surface, kinds })) {
    problems++;
    console.log(`✖ never reached: ${missing}`);
  }
  if (played < sequences) {
    problems++;
    console.log(`✖ ended after ${played} of ${sequences} sequences`);
  }
  if (minutes > BOUND_MINUTES) {
    problems++;
    console.log(`✖ took more than ${BOUND_MINUTES} minutes`);
  }
}
console.log(`Seed ${seed}, ${played} sequences, ${(minutes * 60).toFixed(1)} s`);
await Promise.all(browsers.map((browser) => browser.close()));
await site.close();
console.log(`${played - failed.size} passed, ${problems} failed`);
process.exit(problems > 0 || played === 0 ? 1 : 0);

function first() {
  return /** @type {import('puppeteer-core').Browser} */ (browsers[0]);
}

/** @param {import('puppeteer-core').Browser} browser */
async function newPage(browser) {
  const page = await browser.newPage();
  await page.goto(`${site.url}/pages/fuzz`);
  await page.waitForFunction(() => /** @type {any} */ (globalThis).fuzz?.isReady);
  return page;
}

/** Takes batches as long as there are any. @param {import('puppeteer-core').Browser} browser */
async function work(browser) {
  let page = await newPage(browser);
  let onPage = 0;
  while (next < sequences && failed.size < MOST_FAILURES) {
    const from = next;
    const many = Math.min(AT_ONCE, sequences - from);
    next += many;
    const { problems: found, shared } = await page.evaluate(
      (...args) => /** @type {any} */ (globalThis).fuzz.batch(...args),
      seed,
      from,
      many,
      surface,
    );
    played += many;
    const bad = found.flatMap((/** @type {string[]} */ list, /** @type {number} */ i) =>
      list.length > 0 ? [from + i] : [],
    );
    // Whose fault it is shows when each is alone.
    if (shared.length > 0) await findCulprits(browser, from, many, shared);
    for (const index of bad) {
      const isKnown = failed.has(index);
      if (!isKnown && failed.size < MOST_FAILURES) {
        await examine(browser, index, found[index - from]);
      }
    }
    onPage += many;
    if (onPage < PER_PAGE && bad.length === 0 && shared.length === 0 && next < sequences) continue;
    await keep(page);
    await page.close();
    page = await newPage(browser);
    onPage = 0;
  }
  await keep(page);
}

/** @param {import('puppeteer-core').Page} page */
async function keep(page) {
  const fuzz = await page.evaluate(() => {
    const { counts, kinds } = /** @type {any} */ (globalThis).fuzz;
    return { counts, kinds };
  });
  kinds = fuzz.kinds;
  for (const [what, times] of Object.entries(fuzz.counts)) {
    counts[what] = (counts[what] ?? 0) + Number(times);
  }
}

/**
 * What is wrong with one sequence alone, in a page of its own.
 *
 * @param {import('puppeteer-core').Browser} browser
 * @param {import('./sequence.js').Sequence} sequence
 * @returns {Promise<string[]>}
 */
async function alone(browser, sequence) {
  const page = await newPage(browser);
  const { problems, shared } = await page.evaluate(
    (one, all) => /** @type {any} */ (globalThis).fuzz.play([one], all),
    sequence,
    surface,
  );
  await page.close();
  return [...problems[0], ...shared];
}

/** @param {import('puppeteer-core').Browser} browser @param {number} index */
async function sequenceOf(browser, index) {
  const page = await newPage(browser);
  const sequence = await page.evaluate(
    (...args) => /** @type {any} */ (globalThis).fuzz.sequence(...args),
    seed,
    index,
    surface,
  );
  await page.close();
  return /** @type {import('./sequence.js').Sequence} */ (sequence);
}

/**
 * @param {import('puppeteer-core').Browser} browser
 * @param {number} from @param {number} many @param {string[]} shared
 */
async function findCulprits(browser, from, many, shared) {
  let isFound = false;
  for (let index = from; index < from + many && failed.size < MOST_FAILURES; index++) {
    const found = await alone(browser, await sequenceOf(browser, index));
    if (found.length === 0) continue;
    isFound = true;
    await examine(browser, index);
    break;
  }
  if (isFound) return;
  failed.add(from);
  console.log(`✖ seed ${seed}, ${from} to ${from + many - 1}, together only:`);
  for (const problem of shared) console.log(`    ${problem}`);
}

/**
 * Tells of a sequence that fails, without the steps that it fails without.
 *
 * @param {import('puppeteer-core').Browser} browser
 * @param {number} index
 * @param {string[]} [together] what was wrong with it among others
 */
async function examine(browser, index, together = []) {
  const whole = await sequenceOf(browser, index);
  let found = await alone(browser, whole);
  let { steps } = whole;
  if (found.length > 0) {
    steps = [
      ...(await shrink(steps, async (fewer) => {
        const still = await alone(browser, { ...whole, steps: [...fewer] });
        if (still.length > 0) found = still;
        return still.length > 0;
      })),
    ];
  } else {
    found = together.map((problem) => `among others only: ${problem}`);
  }
  if (found.length === 0) return console.log(`✔ seed ${seed}, index ${index}`);
  failed.add(index);
  console.log(`✖ seed ${seed}, index ${index}: ${whole.tag}${whole.isVisible ? ', visible' : ''}`);
  for (const step of steps) console.log(`    ${describeStep(step)}`);
  for (const problem of found) console.log(`  → ${problem}`);
}
