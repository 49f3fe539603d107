/** What must hold in the course of a long day. */
import assert from 'node:assert/strict';
import { assertNone } from '../faults/judge.js';

/**
 * @typedef {[title: string, run: () => string | void]} Check
 * @typedef {Awaited<ReturnType<import('./visit.js').makeVisit>>} Seen
 * @typedef {Seen & { visit: import('./schedule.js').Visit, differences: string[], faults: string[] }} Visited
 *
 * @typedef {object} Evidence
 * @property {Visited[]} visits
 * @property {Awaited<ReturnType<import('../faults/removal.js').remainsOf>>} remains
 * @property {Readonly<Record<string, number>>} errors how often each kind was told of
 * @property {string[]} failures what nobody caught
 * @property {string[]} problems what the project wrote to the console
 */

/**
 * Until then, caches of the engine and of `Intl` fill: the heap goes from 2.9 to 3.9 MB in about as
 * many visits as there are pairs of language and zone to format for, and stays there.
 */
export const WARM_UP = 8;
/**
 * How much more the last third of the other visits may hold than the first. 5 % of a heap is about
 * what the answers of three visits take, were all of them kept.
 */
const GROWTH = /** @type {const} */ ({ heap: 0.05, nodes: 0.03, listeners: 0.05 });
/** Widgets share an answer where they happen to ask at the same time. */
const REQUESTS = 0.3;
/** Timers of one widget more or less, as a moment may fall between two. */
const SPARE_TIMERS = 2;
/** A minute begins anew with each answer, and may be cut at both ends. */
const SPARE_NEWS = 1.5;
/** Per minute. */
const MOST_NEWS = 2;

/** @param {Evidence} evidence @returns {Check[]} */
export function checksOf({ visits, remains, errors, failures, problems }) {
  return [
    ...visits.flatMap(
      ({ visit, faults, differences }) =>
        /** @type {Check[]} */ ([
          [
            `${visit.why} (${visit.trouble}): range, month, language and colour are right`,
            () => assertNone(faults),
          ],
          [
            `${visit.why} (${visit.trouble}): all is as on a fresh page`,
            () => assertNone(differences),
          ],
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
      'each widget has new data once a minute, or a little sooner',
      () => {
        assert.ok(visits.length > 0);
        // Sooner where another widget's answer had its age already when it was shared.
        const wrong = visits.filter(({ news, minutes }) =>
          news.some((count) => count < minutes - SPARE_NEWS || count > minutes * MOST_NEWS),
        );
        assertNone(wrong.map(({ visit, news }) => `${visit.why}: ${news.join()}`));
      },
    ],
    [
      'requests per minute are no more than there are widgets, and do not grow',
      () => {
        const rates = visits.map(({ requestsPerMinute }) => requestsPerMinute);
        assertNone(
          visits
            .filter(({ requestsPerMinute: rate, news }) => !(rate > 1 && rate <= news.length))
            .map(({ visit, requestsPerMinute }) => `${visit.why}: ${requestsPerMinute}`),
        );
        const [early, late] = thirds(rates).map((rate) => rate.toFixed(1));
        assert.ok(Number(late) <= Number(early) * (1 + REQUESTS), `${early} became ${late}`);
        return `${early}, then ${late}`;
      },
    ],
    [
      'of requests without an answer there are never more than widgets',
      () => {
        assert.ok(visits.length > 0);
        const tooMany = visits.filter(({ open, news }) => open > news.length);
        assertNone(tooMany.map(({ visit, open }) => `${visit.why}: ${open}`));
      },
    ],
    [
      'a token that ends after 5 minutes is replaced by one or two in 6 and a half',
      () =>
        assert.deepEqual(
          visits.map(({ tokens }) => tokens).filter((n) => n < 1 || n > 2),
          [],
        ),
    ],
    [
      'in the end, nothing is left of widgets that are removed: no request, timer or listener',
      () => {
        const { before, asking, stillAsking, timers, listeners } = remains;
        assert.ok(before.timers > 0 && before.listeners > 0 && asking > 0, 'there was none before');
        assert.equal(stillAsking, 0);
        assertNone([...timers, ...listeners]);
      },
    ],
    [
      'no widget tells of another error than that there is no network',
      () => assertNone(Object.keys(errors).filter((kind) => kind !== 'network')),
    ],
    ['no error and no rejection goes uncaught', () => assertNone(failures)],
    ['nothing is written to the console as a warning or an error', () => assertNone(problems)],
  ];
}

/** @param {number[]} all @returns {[early: number, late: number]} medians */
function thirds(all) {
  const values = all.slice(WARM_UP);
  const size = Math.floor(values.length / 3);
  assert.ok(size >= 2, 'too few visits to tell');
  return [median(values.slice(0, size)), median(values.slice(-size))];
}

/** @param {number[]} values */
function median(values) {
  return Number(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]);
}
