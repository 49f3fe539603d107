import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BYTES, HOURLY, VIEWERS } from '../proxy/harness.js';

/**
 * @typedef {import('../../src/api/routes.js').SeriesRoute} SeriesRoute
 * @typedef {import('../../src/model/query.js').SeriesQuery} SeriesQuery
 */

const dist = (/** @type {string} */ file) => new URL(`../../dist/${file}`, import.meta.url).href;
/** @type {typeof import('../../src/index.js')} */
const { createClient } = await import(dist('index.js'));
/** @type {typeof import('../../src/model/range.js')} */
const { presetWindow } = await import(dist('model/range.js'));
/** @type {typeof import('../../src/api/errors.js')} */
const { MetricsError } = await import(dist('api/errors.js'));

/** All data, of any metric: the route says which. */
const ALL = /** @type {const} */ ({ metric: 'bytes', streams: [], tags: [], countries: [] });

/** What the widgets ask for: all presets, filters, months, and what goes wrong. */
function questions() {
  const nowMs = Date.now();
  const date = new Date(nowMs);
  const month = (/** @type {number} */ n) =>
    Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + n);
  /** @type {[title: string, route: SeriesRoute, query: SeriesQuery][]} */
  const all = [];
  for (const preset of /** @type {const} */ (['1H', '1D', '1W'])) {
    const window = presetWindow(preset, nowMs);
    all.push([`${preset} of bytes`, 'bytes', { ...window, ...ALL }]);
    all.push([`${preset} of viewers`, 'viewers', { ...window, ...ALL }]);
  }
  const day = presetWindow('1D', nowMs);
  const months = { fromMs: month(-1), toMs: month(0), interval: 'hour', ...ALL };
  const complete = { fromMs: month(-1), toMs: month(-1) + 86_400_000, interval: 'hour' };
  /** @type {[string, SeriesRoute, unknown][]} */
  const others = [
    ['last month', 'hourlyBytes', months],
    ['last month by the day', 'hourlyBytes', { ...months, interval: 'day' }],
    ['a day of last month', 'bytes', { ...ALL, ...complete }],
    ['streams', 'bytes', { ...day, ...ALL, streams: ['newsroom', 'sports-arena'] }],
    ['tags', 'viewers', { ...day, ...ALL, tags: ['news'] }],
    ['countries', 'bytes', { ...day, ...ALL, countries: ['DE', 'AT'] }],
    ['a stream that is not there', 'bytes', { ...day, ...ALL, streams: ['nobody'] }],
    ['a tag that is not there', 'viewers', { ...day, ...ALL, tags: ['nobody'] }],
    ['a country that is none', 'viewers', { ...day, ...ALL, countries: ['Narnia'] }],
  ];
  return [...all, .../** @type {typeof all} */ (others)];
}

/** Wrong in a way that no widget is, but somebody's own script may be. */
const WRONG = [
  ['no time', `${BYTES}?interval=hour`],
  ['no end', `${BYTES}?from=2025-09-23T00:00`],
  ['a time that is none', `${VIEWERS}?from=2025-09-31T00:00&to=2025-10-02T00:00`],
  ['a time with a zone', `${BYTES}?from=2025-09-01T00:00Z&to=2025-09-02T00:00Z`],
  ['an end before the start', `${BYTES}?from=2025-09-02T00:00&to=2025-09-01T00:00`],
  ['an interval that is none', `${BYTES}?from=2025-09-01T00:00&to=2025-09-02T00:00&interval=week`],
  ['minutes of hours', `${HOURLY}?from=2025-09-01T00:00&to=2025-09-02T00:00&interval=minute`],
  ['half hours of hours', `${HOURLY}?from=2025-09-01T00:30&to=2025-09-02T00:00&interval=hour`],
  ['another path', '/v2/nothing'],
];

/**
 * What a client gets: a series, or the kind and code of an error.
 *
 * @param {string} apiBase
 * @param {string | undefined} token
 */
function asker(apiBase, token) {
  const client = createClient({
    apiBase,
    ...(token && { getToken: () => Promise.resolve(token) }),
  });
  return async (/** @type {SeriesRoute} */ route, /** @type {SeriesQuery} */ query) => {
    try {
      const { signal } = new AbortController();
      return { series: (await client.series(route, query, { signal })).series };
    } catch (error) {
      if (!(error instanceof MetricsError)) throw error;
      const { kind, status, code, reason } = error;
      return { kind, status, code, reason };
    }
  };
}

/**
 * Tests that whatever widgets ask for, they get what the API itself would have told them.
 *
 * @param {string} name
 * @param {import('./worlds.js').Launch} launch
 */
export function testAnswers(name, launch) {
  describe(`${name} answers as the API does`, () => {
    test('whatever widgets ask for', async (t) => {
      const { bases, token, direct, directToken } = await launch(t);
      const expect = asker(direct, directToken);
      const askers = bases.map((base) => asker(base, token));
      let series = 0;
      let errors = 0;
      for (const [title, route, query] of questions()) {
        const expected = await expect(route, query);
        for (const ask of askers) assert.deepEqual(await ask(route, query), expected, title);
        if ('series' in expected) series++;
        else errors++;
      }
      assert.deepEqual([series, errors], [12, 3]);
    });

    test('requests that are wrong', async (t) => {
      const { bases, token, direct, directToken } = await launch(t);
      for (const [title, target] of WRONG) {
        const expected = await outline(direct + target, directToken);
        for (const base of bases) {
          assert.deepEqual(await outline(base + target, token), expected, title);
        }
      }
    });

    test('data that are odd', async (t) => {
      const { bases, token, direct, directToken, simulator } = await launch(t);
      const { toMs } = presetWindow('1W', Date.now());
      let n = 0;
      for (const kind of /** @type {const} */ ([
        'gaps',
        'zeros',
        'empty',
        'spike',
        'wrong-types',
      ])) {
        // Each has hours of its own, as nobody keeps an answer to them yet.
        const endMs = toMs - ++n * 86_400_000;
        const window = {
          fromMs: endMs - 86_400_000,
          toMs: endMs,
          interval: /** @type {const} */ ('hour'),
        };
        simulator.faults.replace([{ route: 'bytes', kind }]);
        const expected = await asker(direct, directToken)('bytes', { ...window, ...ALL });
        for (const base of bases) {
          assert.deepEqual(
            await asker(base, token)('bytes', { ...window, ...ALL }),
            expected,
            kind,
          );
        }
        simulator.faults.replace([]);
      }
    });
  });
}

/** @param {string} url @param {string | undefined} token */
async function outline(url, token) {
  const response = await fetch(url, { headers: token ? { 'x-access-token': token } : {} });
  const body = /** @type {{ error?: { errorCode: number } }} */ (await response.json());
  return { status: response.status, errorCode: body.error?.errorCode };
}
