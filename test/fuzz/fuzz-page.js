import { readFileSync } from 'node:fs';
import { startSite } from '../page/harness.js';
import { surfaceOf } from './surface.js';

/** @typedef {import('./oracles.js').Problem} Problem */
/** @typedef {import('./sequence.js').Sequence} Sequence */

/**
 * @typedef {object} Played
 * @property {Problem[][]} problems of each sequence
 * @property {Problem[]} shared of all of them
 * @property {number} digest of what they came to
 */

/** A page that has not come to the end of a batch by then (ms) hangs; so much more for each sequence. */
const LONGEST_MS = 20_000;
const LONGEST_EACH_MS = 400;

export const surface = surfaceOf(
  JSON.parse(readFileSync(new URL('../../dist/custom-elements.json', import.meta.url), 'utf8')),
);

/** A site with the page in which sequences are played. */
export const startFuzzSite = () =>
  startSite({
    fuzz: {
      html: '<!doctype html><title>Fuzz</title><body><script type="module" src="/test/fuzz/page.js"></script>',
    },
  });

/** @param {import('puppeteer-core').Browser} browser @param {string} url of the site */
export async function openFuzzPage(browser, url) {
  const page = await browser.newPage();
  // What glimmers while it loads has a style of its own in each frame.
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await page.goto(`${url}/pages/fuzz`);
  await page.waitForFunction(() => /** @type {any} */ (globalThis).fuzz?.isReady);
  return {
    page,

    /** @returns {Promise<import('./sequence.js').Kinds>} */
    kinds: () => page.evaluate(() => /** @type {any} */ (globalThis).fuzz.kinds),

    /** @param {number} seed @param {number} index @returns {Promise<Sequence>} */
    sequence: (seed, index) =>
      page.evaluate(
        (...args) => /** @type {any} */ (globalThis).fuzz.sequence(...args),
        seed,
        index,
        surface,
      ),

    /** @param {Sequence[]} sequences @returns {Promise<Played>} */
    play: (sequences) =>
      inTime(
        page.evaluate(
          (...args) => /** @type {any} */ (globalThis).fuzz.play(...args),
          sequences,
          surface,
        ),
        sequences.length,
      ),

    /** @param {number} seed @param {number} first @param {number} many @returns {Promise<Played>} */
    batch: (seed, first, many) =>
      inTime(
        page.evaluate(
          (...args) => /** @type {any} */ (globalThis).fuzz.batch(...args),
          seed,
          first,
          many,
          surface,
        ),
        many,
      ),

    /** @returns {Promise<{ counts: Record<string, number>, neighbours: [string, number[]][] }>} */
    reached: () =>
      page.evaluate(() => {
        const { counts, neighbours } = /** @type {any} */ (globalThis).fuzz;
        return { counts, neighbours: neighbours() };
      }),
  };
}

/** @typedef {Awaited<ReturnType<typeof openFuzzPage>>} FuzzPage */

/**
 * @template T
 * @param {Promise<T>} promise
 * @param {number} many sequences
 * @returns {Promise<T>}
 */
function inTime(promise, many) {
  const ms = LONGEST_MS + many * LONGEST_EACH_MS;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The page hangs for ${ms} ms`)), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
