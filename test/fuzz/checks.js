import { missingOf, pairsOf, wantedOf } from './coverage.js';
import { surface } from './fuzz-page.js';
import { ORACLES } from './oracles.js';

/** A run must end within so many minutes. */
const BOUND_MINUTES = 10;

/**
 * What a run is judged by.
 *
 * @param {import('./rounds.js').Run & { asked: number, seconds: number }} run
 * @returns {(readonly [title: string, run: () => string | void])[]}
 */
export function checksOf({ asked, seconds, played, problems, counts, neighbours, kinds }) {
  const { pairs, sequences: sequencesForPairs } = pairsOf(surface, kinds);
  return [
    [`all ${asked} sequences are played`, () => fail(played < asked && `ended after ${played}`)],
    [
      `they are played within ${BOUND_MINUTES} minutes`,
      () => fail(seconds > BOUND_MINUTES * 60 && `it took ${Math.round(seconds)} s`),
    ],
    ...Object.entries(ORACLES).map(
      ([oracle, title]) =>
        /** @type {const} */ ([
          title,
          () => {
            const found = problems.filter((problem) => problem.oracle === oracle);
            fail(found.map(({ words }) => words).join('\n  '));
          },
        ]),
    ),
    ...Object.entries(wantedOf(surface, kinds)).map(
      ([what, wanted]) =>
        /** @type {const} */ ([
          `all ${what} are reached`,
          () => {
            const missing = missingOf(counts, wanted);
            fail(missing.length > 0 && `never: ${missing.join(', ')}`);
            return `${wanted.length}`;
          },
        ]),
    ),
    [
      'each action follows each other one at once',
      () => {
        // A short run does not come so far.
        if (asked >= sequencesForPairs) {
          fail(neighbours < pairs && `${pairs - neighbours} of ${pairs} pairs never`);
        }
        return `${neighbours} of ${pairs} pairs`;
      },
    ],
  ];
}

/** @param {string | false} words */
function fail(words) {
  if (words) throw new Error(words);
}
