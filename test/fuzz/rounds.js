import { createHash } from 'node:crypto';
import { Examiner } from './examine.js';
import { openFuzzPage } from './fuzz-page.js';

/** So many at the same time, and so many before a page is worn out. */
const AT_ONCE = 250;
const PER_PAGE = 1000;
/** More failures than this say nothing new. */
const MOST_FAILURES = 10;

/**
 * What a run came to.
 *
 * @typedef {object} Run
 * @property {number} played how many sequences ended
 * @property {Problem[]} problems
 * @property {Record<string, number>} counts of what was reached
 * @property {number} neighbours different pairs of neighbouring actions
 * @property {import('./sequence.js').Kinds} kinds
 * @property {string} digest of what all sequences came to
 *
 * @typedef {import('./oracles.js').Problem} Problem
 */

/**
 * Plays the sequences of a seed, a page for each thousand, in as many pages side by side as there are
 * browsers. Ends early only where more has failed than anybody reads.
 *
 * @param {{ browsers: import('puppeteer-core').Browser[], url: string, seed: number,
 *   sequences: number }} options
 * @param {ConstructorParameters<typeof Examiner>[3]} [examinerOptions]
 * @returns {Promise<Run>}
 */
export async function playAll({ browsers, url, seed, sequences }, examinerOptions = {}) {
  /** @type {Problem[]} */
  const problems = [];
  /** @type {Record<string, number>} */
  const counts = {};
  /** @type {Map<string, Set<number>>} */
  const neighbours = new Map();
  /** @type {number[]} by batch, as pages end in any order */
  const digests = [];
  /** @type {import('./sequence.js').Kinds | undefined} */
  let kinds;
  let played = 0;
  let failures = 0;
  let next = 0;

  /** @param {import('puppeteer-core').Browser} browser */
  async function work(browser) {
    const examiner = new Examiner(browser, url, seed, examinerOptions);
    while (next < sequences && failures < MOST_FAILURES) {
      const first = next;
      next += PER_PAGE;
      await playPage(browser, examiner, first, Math.min(next, sequences));
    }
  }

  /**
   * @param {import('puppeteer-core').Browser} browser
   * @param {Examiner} examiner
   * @param {number} from
   * @param {number} to
   */
  async function playPage(browser, examiner, from, to) {
    let fuzz = await open(browser);
    kinds ??= await fuzz.kinds();
    for (let first = from; first < to && failures < MOST_FAILURES; first += AT_ONCE) {
      const many = Math.min(AT_ONCE, to - first);
      const batch = await fuzz.batch(seed, first, many).catch(notPlayed);
      played += batch.problems.length;
      digests[first / AT_ONCE] = batch.digest;
      const bad = batch.problems.flatMap((list, i) => (list.length > 0 ? [first + i] : []));
      if (bad.length === 0 && batch.shared.length === 0) continue;
      for (const index of bad) {
        if (failures++ >= MOST_FAILURES) break;
        const together = batch.problems[index - first] ?? [];
        const alone = await examiner.examine(index);
        problems.push(...(alone.length > 0 ? alone : together));
        if (alone.length === 0) examiner.reportTogether(first, many, [index], together);
      }
      if (batch.shared.length > 0) {
        failures++;
        problems.push(...(await examiner.examineBatch(first, many, batch.shared)));
      }
      // What went wrong may have left something behind.
      if (batch.problems.length > 0) await keep(fuzz);
      await fuzz.page.close();
      fuzz = await open(browser);
    }
    await keep(fuzz);
    await fuzz.page.close();
  }

  /** @param {import('puppeteer-core').Browser} browser */
  async function open(browser) {
    const fuzz = await openFuzzPage(browser, url);
    await examinerOptions.prepare?.(fuzz);
    return fuzz;
  }

  /** @param {import('./fuzz-page.js').FuzzPage} fuzz */
  async function keep(fuzz) {
    const reached = await fuzz.reached();
    for (const [what, times] of Object.entries(reached.counts)) {
      counts[what] = (counts[what] ?? 0) + times;
    }
    for (const [tag, pairs] of reached.neighbours) {
      const known = neighbours.get(tag) ?? new Set();
      for (const pair of pairs) known.add(pair);
      neighbours.set(tag, known);
    }
  }

  await Promise.all(browsers.map((browser) => work(browser)));
  if (!kinds) throw new Error('Nothing was played');
  return {
    ...{ played, problems, counts, kinds },
    neighbours: [...neighbours.values()].reduce((sum, { size }) => sum + size, 0),
    digest: createHash('sha256').update(digests.join()).digest('hex').slice(0, 16),
  };
}

/** @param {unknown} error of a page that hangs or is gone @returns {import('./fuzz-page.js').Played} */
function notPlayed(error) {
  return { problems: [], shared: [{ oracle: 'throws', words: String(error) }], digest: 0 };
}
