/** What must hold in the course of a long day. */
import assert from 'node:assert/strict';

/**
 * @typedef {[title: string, run: () => string | void]} Check
 * @typedef {Awaited<ReturnType<import('./visit.js').makeVisit>>} Seen
 * @typedef {Seen & { visit: import('./schedule.js').Visit, differences: string[] }} Visited
 */

/**
 * How much more the last third may hold than the first. Caches of the engine and of `Intl` fill for
 * a while: 15 % of a heap is less than one leaked answer of each widget per visit.
 */
const GROWTH = /** @type {const} */ ({ heap: 0.15, nodes: 0.1, listeners: 0.1 });
/** Timers of one widget more or less, as a moment may fall between two. */
const SPARE_TIMERS = 2;

/**
 * @param {{ visits: Visited[], failures: string[], problems: string[] }} evidence
 * @returns {Check[]}
 */
export function checksOf({ visits, failures, problems }) {
  return [
    ...visits.map(
      ({ visit, differences }) =>
        /** @type {Check} */ ([
          `${visit.why} (${visit.trouble}): range, month and values are those of a fresh page`,
          () => assert.ok(differences.length === 0, differences.slice(0, 8).join('\n  ')),
        ]),
    ),
    [
      'after each trouble all widgets get new data by themselves',
      () =>
        assert.deepEqual(
          visits.filter(({ isBack }) => !isBack).map(({ visit }) => visit.why),
          [],
        ),
    ],
    ...Object.entries(GROWTH).map(
      ([name, share]) =>
        /** @type {Check} */ ([
          `${name} do not grow`,
          () => {
            const [early, late] = thirds(visits.map((one) => one[/** @type {'heap'} */ (name)]));
            assert.ok(late <= early * (1 + share), `${early} became ${late}`);
            return `${early}, then ${late}`;
          },
        ]),
    ),
    [
      'timers do not grow',
      () => {
        const [early, late] = thirds(visits.map(({ timers }) => timers));
        assert.ok(early > 0 && late <= early + SPARE_TIMERS, `${early} became ${late}`);
        return `${early}, then ${late}`;
      },
    ],
    [
      'requests per minute stay the same',
      () => {
        const rates = visits.map(({ perMinute }) => perMinute);
        const [low, high] = [Math.min(...rates), Math.max(...rates)];
        assert.ok(low > 1 && high < low * 1.5, `${low.toFixed(1)} to ${high.toFixed(1)}`);
        return `${low.toFixed(1)} to ${high.toFixed(1)}`;
      },
    ],
    [
      'a token that ends after 5 minutes is replaced by one or two in 6',
      () =>
        assert.deepEqual(
          visits.map(({ tokens }) => tokens).filter((n) => n < 1 || n > 2),
          [],
        ),
    ],
    ['no error and no rejection goes uncaught', () => assert.deepEqual(failures, [])],
    [
      'nothing is written to the console as a warning or an error',
      () => assert.deepEqual(problems, []),
    ],
  ];
}

/** @param {number[]} values @returns {[early: number, late: number]} medians */
function thirds(values) {
  const size = Math.floor(values.length / 3);
  assert.ok(size >= 2, 'too few visits to tell');
  return [median(values.slice(0, size)), median(values.slice(-size))];
}

/** @param {number[]} values */
function median(values) {
  return Number(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]);
}
