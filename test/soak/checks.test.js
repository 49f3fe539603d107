import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checksOf } from './checks.js';

/** @typedef {import('./checks.js').Evidence} Evidence @typedef {import('./checks.js').Visited} Visited */

/** @type {import('./schedule.js').Visit} */
const VISIT = {
  why: 'midnight',
  atMs: 0,
  trouble: 'nothing',
  lang: 'en',
  theme: 'light',
  card: null,
};

/** @param {number} index @param {Partial<Visited>} [changes] @returns {Visited} */
function visited(index, changes) {
  return {
    ...{ visit: { ...VISIT, why: `visit ${index}` }, isBack: true, tokens: 1, open: 0 },
    ...{ requestsPerMinute: 2, minutes: 6.5, news: [6, 7, 5] },
    ...{ heap: 3e6, nodes: 3000, listeners: 300, timers: 12, faults: [], differences: [] },
    ...changes,
  };
}

/** @param {(index: number) => Partial<Visited>} changes @returns {Evidence} */
function evidence(changes = () => ({})) {
  return {
    visits: Array.from({ length: 17 }, (_, index) => visited(index, changes(index))),
    remains: {
      ...{ before: { timers: 12, listeners: 20 }, asking: 3, stillAsking: 0 },
      ...{ timers: [], listeners: [] },
    },
    ...{ errors: { network: 3 }, failures: [], problems: [] },
  };
}

/** @param {Evidence} found @returns {string[]} titles of the checks that fail */
function failing(found) {
  return checksOf(found).flatMap(([title, run]) => {
    try {
      run();
      return [];
    } catch {
      return [title];
    }
  });
}

test('nothing is found where all is right', () => {
  assert.deepEqual(failing(evidence()), []);
});

const last = (/** @type {Partial<Visited>} */ changes) =>
  evidence((index) => (index === 16 ? changes : {}));
const growing = (/** @type {(index: number) => Partial<Visited>} */ changes) => evidence(changes);
const sound = evidence();

/** @type {[what: string, found: Evidence, title: RegExp][]} */
const CASES = [
  ['a wrong month', last({ faults: ['its span is …'] }), /visit 16 .*: range, month/],
  ['another picture', last({ differences: ['csv'] }), /visit 16 .*: all is as/],
  ['a widget that stays behind', last({ isBack: false }), /get new data by themselves/],
  ['a heap that grows', growing((n) => ({ heap: 3e6 + n * 4e4 })), /^heap/],
  ['nodes that stay', growing((n) => ({ nodes: 3000 + n * 20 })), /^nodes/],
  ['listeners that stay', growing((n) => ({ listeners: 300 + n * 3 })), /^listeners/],
  ['timers that stay', growing((n) => ({ timers: 12 + n })), /^timers/],
  ['a widget that no longer asks', last({ news: [6, 0, 6] }), /once a minute/],
  ['a widget that asks too often', last({ news: [6, 14, 6] }), /once a minute/],
  ['more and more requests', growing((n) => ({ requestsPerMinute: 1.1 + n / 9 })), /^requests/],
  ['as many requests as ever', growing(() => ({ requestsPerMinute: 4 })), /^requests/],
  ['requests that hang', last({ open: 4 }), /without an answer/],
  ['a token that is never replaced', last({ tokens: 0 }), /^a token/],
  ['a token per request', last({ tokens: 12 }), /^a token/],
  [
    'a timer after the end',
    { ...sound, remains: { ...sound.remains, timers: ['60 ms'] } },
    /^in the end/,
  ],
  [
    'a removal that proves nothing',
    { ...sound, remains: { ...sound.remains, asking: 0 } },
    /^in the end/,
  ],
  ['an answer over the limit', { ...sound, errors: { 'rate-limit': 1 } }, /^no widget tells/],
  ['a rejection', { ...sound, failures: ['unhandled rejection'] }, /^no error/],
  ['a warning', { ...sound, problems: ['warning: …'] }, /^nothing is written/],
];

for (const [what, found, title] of CASES) {
  test(`finds ${what}, and nothing else`, () => {
    const titles = failing(found);
    assert.equal(titles.length, 1, titles.join('; '));
    assert.match(String(titles[0]), title);
  });
}

test('no run is too short to pass', () => {
  const titles = failing({ ...sound, visits: sound.visits.slice(0, 13) });
  assert.ok(titles.includes('heap do not grow'));
});
