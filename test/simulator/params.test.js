import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BYTES, HOURLY, launch, readError, VIEWERS } from './harness.js';

const DAY = 'from=2025-09-23T00:00&to=2025-09-24T00:00';
/** @param {string} from @param {string} [to] */
const range = (from, to = '2025-09-24T00:00') => `from=${from}&to=${to}`;

/** @type {[title: string, query: string, status: number, code: number][]} */
const ON_EVERY_ROUTE = [
  ['without from', 'to=2025-09-24T00:00', 400, 101002],
  ['without to', 'from=2025-09-24T00:00', 400, 101002],
  ['without anything', '', 400, 101002],
  ['with an empty from', range(''), 400, 101003],
  ['with a UNIX time', range('1694606400'), 400, 101003],
  ['with a date alone', range('2025-09-23'), 400, 101003],
  ['with seconds', range('2025-09-23T00:00:00'), 400, 101003],
  ['with a zone', range('2025-09-23T00:00Z'), 400, 101003],
  ['with broken URL encoding', range('%zz'), 400, 101003],
  ['with a month of 13', range('2025-13-01T00:00'), 400, 101004],
  ['with the 31st of June', range('2025-06-31T00:00'), 400, 101004],
  ['with 29 February of a common year', range('2025-02-29T00:00'), 400, 101004],
  ['with hour 24', range('2025-09-23T24:00'), 400, 101004],
  ['with from equal to to', range('2025-09-24T00:00'), 400, 101004],
  ['with from after to', range('2025-09-25T00:00'), 400, 101004],
  ['with more than 366 days', range('2024-09-01T00:00'), 400, 101004],
  ['with an unknown interval', `${DAY}&interval=week`, 400, 101004],
  ['with the name of an object method as interval', `${DAY}&interval=toString`, 400, 101004],
  ['with an unknown format', `${DAY}&format=xml`, 400, 101004],
  ['with an unknown parameter', `${DAY}&limit=5`, 400, 101005],
  ['with __proto__ as a parameter', `${DAY}&__proto__=5`, 400, 101005],
  ['with from given twice', `${DAY}&from=2025-09-23T00:00`, 400, 101005],
];

/** @type {[title: string, query: string, status: number, code: number][]} */
const ON_FILTERED_ROUTES = [
  [
    'with minutes over more than 7 days',
    `${range('2025-09-16T23:59')}&interval=minute`,
    400,
    101004,
  ],
  ['with an unknown stream', `${DAY}&streams=newsroom,nowhere`, 404, 103001],
  ['with an unknown tag', `${DAY}&tags=news,nothing`, 404, 103002],
  ['with a country without data', `${DAY}&countries=DE,ZA`, 404, 103003],
  ['with a country of three letters', `${DAY}&countries=DEU`, 400, 101004],
  ['with a country in small letters', `${DAY}&countries=de`, 400, 101004],
  ['with tags that no stream has together', `${DAY}&tags=news,sports`, 404, 101010],
  ['with an empty stream list', `${DAY}&streams=`, 400, 101003],
  ['with an empty item in a list', `${DAY}&tags=news,,studio`, 400, 101003],
];

/** @type {[title: string, query: string, status: number, code: number][]} */
const ON_THE_HOURLY_ROUTE = [
  ['with from off the full hour', range('2025-09-23T00:30'), 400, 101004],
  ['with to off the full hour', range('2025-09-23T00:00', '2025-09-23T12:01'), 400, 101004],
  ['with interval minute', `${DAY}&interval=minute`, 400, 101004],
  ['with streams', `${DAY}&streams=newsroom`, 400, 101005],
  ['with tags', `${DAY}&tags=news`, 400, 101005],
  ['with countries', `${DAY}&countries=DE`, 400, 101005],
];

const REFUSED = [
  { name: 'bytes', route: BYTES, cases: [...ON_EVERY_ROUTE, ...ON_FILTERED_ROUTES] },
  { name: 'viewers', route: VIEWERS, cases: [...ON_EVERY_ROUTE, ...ON_FILTERED_ROUTES] },
  { name: 'hourly bytes', route: HOURLY, cases: [...ON_EVERY_ROUTE, ...ON_THE_HOURLY_ROUTE] },
];
for (const { name, route, cases } of REFUSED) {
  for (const [title, query, status, code] of cases) {
    test(`${name} ${title} is refused with ${code}`, async (t) => {
      const { get } = await launch(t);
      assert.deepEqual(await readError(await get(`${route}?${query}`)), [status, code]);
    });
  }
}

/** @type {[title: string, route: string, query: string][]} */
const ACCEPTED = [
  ['URL-encoded times', BYTES, 'from=2025-09-23T00%3A00&to=2025-09-23T05%3A00'],
  ['minutes over exactly 7 days', VIEWERS, `${range('2025-09-17T00:00')}&interval=minute`],
  ['29 February of a leap year', HOURLY, range('2024-02-29T00:00', '2024-03-01T00:00')],
  ['format=json', HOURLY, `${DAY}&format=json`],
  ['days on the hourly route', HOURLY, `${range('2025-09-01T00:00')}&interval=day`],
  ['all filters at once', BYTES, `${DAY}&streams=newsroom&tags=news,studio&countries=DE,AT`],
];
for (const [title, route, query] of ACCEPTED) {
  test(`${title} is accepted`, async (t) => {
    const { get } = await launch(t);
    const response = await get(`${route}?${query}`);
    assert.equal(response.status, 200);
    const { data } = /** @type {{ data: unknown[] }} */ (await response.json());
    assert.ok(data.length > 0);
  });
}

for (const path of ['/', '/v2', '/v2/usage', '/v1/usage/bytes/timeseries', '/constructor', '//']) {
  test(`the unknown endpoint ${path} answers 101001`, async (t) => {
    const { get } = await launch(t);
    assert.deepEqual(await readError(await get(path)), [404, 101001]);
  });
}

/** @type {[method: string, path: string, allow: string][]} */
const WRONG_METHODS = [
  ['POST', BYTES, 'GET, OPTIONS'],
  ['GET', '/authenticate', 'POST, OPTIONS'],
  ['DELETE', '/token', 'POST, OPTIONS'],
  ['PUT', '/__faults', 'GET, POST, DELETE, OPTIONS'],
];
for (const [method, path, allow] of WRONG_METHODS) {
  test(`${method} ${path} answers 405 and says what is allowed`, async (t) => {
    const { url } = await launch(t);
    const response = await fetch(url + path, { method });
    assert.equal(response.headers.get('allow'), allow);
    assert.deepEqual(await readError(response), [405, 101001]);
  });
}
