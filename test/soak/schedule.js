/** Which dates a long day visits, in which order of events; the same for the same seed. */
import { createRandom } from '../faults/random.js';

/**
 * @typedef {'nothing' | 'offline' | 'hidden' | 'sleep'} Trouble
 *
 * @typedef {object} Visit
 * @property {string} why
 * @property {number} atMs the moment that the visit is about; it starts a little before
 * @property {Trouble} trouble what goes on at that moment
 * @property {string} lang of the page from then on
 * @property {'light' | 'dark'} theme of the page from then on
 * @property {string | null} card colour that the page gives the cards from then on, if any
 */

const MINUTE_MS = 60_000;
/** Later than this much before the moment no visit starts. */
export const LEAD_MS = 3 * MINUTE_MS;

/** In the order of time, as no clock of a wall display runs back for a day. */
const MOMENTS = /** @type {const} */ ([
  ['midnight', '2028-01-15T00:00Z'],
  ['28 February ends in a leap year', '2028-02-29T00:00Z'],
  ['29 February ends', '2028-03-01T00:00Z'],
  ['summer time begins in New York', '2028-03-12T07:00Z'],
  ['summer time begins in Berlin', '2028-03-26T01:00Z'],
  ['a month of 30 days ends', '2028-05-01T00:00Z'],
  ['summer time ends in Berlin', '2028-10-29T01:00Z'],
  ['summer time ends in New York', '2028-11-05T06:00Z'],
  ['the year ends', '2029-01-01T00:00Z'],
  ['28 February ends in another year', '2029-03-01T00:00Z'],
]);
const TROUBLES = /** @type {const} */ (['nothing', 'offline', 'hidden', 'sleep']);
const LANGUAGES = ['en', 'de', 'fr', 'es'];
const CARDS = [null, null, 'rgb(250, 240, 230)', 'rgb(10, 20, 30)'];
const YEARS_MS = Date.parse('2032-01-15') - Date.parse('2028-01-15');

/**
 * @param {{ seed: number, count: number }} options
 * @returns {Visit[]}
 */
export function createSchedule({ seed, count }) {
  const random = createRandom(seed);
  /** @type {Trouble[]} */
  let troubles = [];
  return Array.from({ length: count }, (_, index) => {
    if (troubles.length === 0) troubles = random.shuffle(TROUBLES);
    const [why, at] = /** @type {typeof MOMENTS[number]} */ (MOMENTS[index % MOMENTS.length]);
    const round = Math.floor(index / MOMENTS.length);
    return {
      why: round === 0 ? why : `${why}, ${4 * round} years later`,
      atMs: Date.parse(at) + round * YEARS_MS,
      trouble: /** @type {Trouble} */ (troubles.pop()),
      lang: random.pick(LANGUAGES),
      theme: random.pick(/** @type {const} */ (['light', 'dark'])),
      card: random.pick(CARDS),
    };
  });
}
