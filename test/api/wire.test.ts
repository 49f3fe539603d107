import { expect } from '@open-wc/testing';
import { createClient } from '../../src/api/client.js';
import { readSeries } from '../../src/api/wire.js';
import type { TimeWindow } from '../../src/model/range.js';
import type { Value } from '../../src/model/series.js';
import {
  API,
  BYTES_QUERY,
  cleanUp,
  errorOf,
  noAbort,
  ROUTES,
  stubFetch,
  VIEWERS_QUERY,
} from './support.js';

/** Three hours from 2023-09-13T12:00Z, the example of the documentation. */
const START = 1_694_606_400;
const WINDOW: TimeWindow = {
  fromMs: START * 1000,
  toMs: (START + 3 * 3600) * 1000,
  interval: 'hour',
};

interface Row {
  readonly timestamp: number;
  readonly viewers?: Value;
}

function decode(rows: readonly Row[], window = WINDOW) {
  return readSeries({ data: rows }, window, { viewers: ['viewers'] }, '/route');
}

describe('readSeries', () => {
  const cases: readonly (readonly [string, readonly Row[], readonly Value[]])[] = [
    ['lays out no rows as gaps', [], [null, null, null]],
    [
      'lays out every bucket',
      [
        { timestamp: START, viewers: 1 },
        { timestamp: START + 3600, viewers: 2 },
        { timestamp: START + 7200, viewers: 3 },
      ],
      [1, 2, 3],
    ],
    [
      'does not depend on the order of the rows',
      [
        { timestamp: START + 7200, viewers: 3 },
        { timestamp: START, viewers: 1 },
        { timestamp: START + 3600, viewers: 2 },
      ],
      [1, 2, 3],
    ],
    [
      'tells missing, null and absent values, which are gaps, from zero',
      [
        { timestamp: START, viewers: 0 },
        { timestamp: START + 3600, viewers: null },
      ],
      [0, null, null],
    ],
    ['takes a row without the field as a gap', [{ timestamp: START }], [null, null, null]],
    [
      'takes a time inside a bucket for that bucket',
      [
        { timestamp: START + 1, viewers: 1 },
        { timestamp: START + 7199, viewers: 2 },
      ],
      [1, 2, null],
    ],
    [
      'leaves out rows before and after the window',
      [
        { timestamp: START - 1, viewers: 7 },
        { timestamp: START + 3600, viewers: 2 },
        { timestamp: START + 3 * 3600, viewers: 8 },
        { timestamp: 1, viewers: 9 },
      ],
      [null, 2, null],
    ],
    [
      'takes two equal rows as one',
      [
        { timestamp: START, viewers: 5 },
        { timestamp: START, viewers: 5 },
        { timestamp: START + 3600, viewers: null },
        { timestamp: START + 3600 },
      ],
      [5, null, null],
    ],
    [
      'does not mind what contradicts itself outside of the window',
      [
        { timestamp: START - 3600, viewers: 5 },
        { timestamp: START - 3600, viewers: 6 },
      ],
      [null, null, null],
    ],
  ];
  for (const [what, rows, viewers] of cases) {
    it(what, () => {
      expect(decode(rows)).to.deep.equal({
        xSeconds: [START, START + 3600, START + 7200],
        lines: { viewers },
      });
    });
  }

  const contradictions: readonly (readonly [string, Value | undefined, Value | undefined])[] = [
    ['two numbers', 5, 6],
    ['zero and a number', 0, 5],
    ['a number and null', 5, null],
    ['null and zero', null, 0],
    ['a number and no field', 5, undefined],
  ];
  for (const [what, a, b] of contradictions) {
    it(`does not choose between ${what} for one bucket`, () => {
      const rows = [a, b].map((viewers) => ({
        timestamp: START,
        ...(viewers !== undefined && { viewers }),
      }));
      expect(() => decode(rows))
        .to.throw()
        .with.property('kind', 'schema');
      expect(() => decode(rows)).to.throw('/route');
    });
  }

  it('finds a contradiction in any of the lines', () => {
    const rows = [
      { timestamp: START, a: 1, b: 2 },
      { timestamp: START, a: 1, b: 3 },
    ];
    expect(() => readSeries({ data: rows }, WINDOW, { a: ['a'], b: ['b'] }, '/route')).to.throw();
  });

  it('has a bucket for every minute, and for every day across a leap day', () => {
    const minutes = decode([], {
      fromMs: START * 1000,
      toMs: (START + 3600) * 1000,
      interval: 'minute',
    });
    expect(minutes.xSeconds.length).to.equal(60);
    expect(minutes.xSeconds.at(-1)).to.equal(START + 3540);
    const days = decode([{ timestamp: Date.parse('2024-02-29T05:00Z') / 1000, viewers: 4 }], {
      fromMs: Date.parse('2024-02-28T00:00Z'),
      toMs: Date.parse('2024-03-02T00:00Z'),
      interval: 'day',
    });
    expect(days.lines.viewers).to.deep.equal([null, 4, null]);
  });
});

describe('an answer', () => {
  afterEach(cleanUp);

  const T = BYTES_QUERY.fromMs / 1000;

  async function viewersOf(body: string): Promise<readonly Value[]> {
    stubFetch(() => new Response(body));
    const client = createClient({ apiBase: API });
    const { series } = await client.series('viewers', VIEWERS_QUERY, { signal: noAbort() });
    return series.lines.viewers;
  }

  const wrong: readonly (readonly [string, string, string])[] = [
    ['null', 'null', 'the whole body'],
    ['a list', '[]', 'the whole body'],
    ['a text', '"data"', 'the whole body'],
    ['an object without data', '{}', 'data'],
    ['data that is null', '{"data":null}', 'data'],
    ['data that is an object', '{"data":{}}', 'data'],
    ['a row that is null', '{"data":[null]}', 'data.0'],
    ['a row that is a number', '{"data":[1]}', 'data.0'],
    ['a row without a time', '{"data":[{"viewers":1}]}', 'data.0.timestamp'],
    ['a time that is null', '{"data":[{"timestamp":null,"viewers":1}]}', 'data.0.timestamp'],
    ['a time as a text', `{"data":[{"timestamp":"${T}","viewers":1}]}`, 'data.0.timestamp'],
    ['a time in milliseconds', `{"data":[{"timestamp":${T}000,"viewers":1}]}`, 'data.0.timestamp'],
    ['a time with a fraction', `{"data":[{"timestamp":${T}.5,"viewers":1}]}`, 'data.0.timestamp'],
    ['a time of zero', '{"data":[{"timestamp":0,"viewers":1}]}', 'data.0.timestamp'],
    ['a time below zero', '{"data":[{"timestamp":-1,"viewers":1}]}', 'data.0.timestamp'],
    ['an infinite time', '{"data":[{"timestamp":1e999,"viewers":1}]}', 'data.0.timestamp'],
    ['a value as a text', `{"data":[{"timestamp":${T},"viewers":"1"}]}`, 'data.0.viewers'],
    ['a value below zero', `{"data":[{"timestamp":${T},"viewers":-1}]}`, 'data.0.viewers'],
    ['a value that says NaN', `{"data":[{"timestamp":${T},"viewers":"NaN"}]}`, 'data.0.viewers'],
    ['an infinite value', `{"data":[{"timestamp":${T},"viewers":1e999}]}`, 'data.0.viewers'],
    ['an inexact value', `{"data":[{"timestamp":${T},"viewers":1e17}]}`, 'data.0.viewers'],
    ['a value that is true', `{"data":[{"timestamp":${T},"viewers":true}]}`, 'data.0.viewers'],
    ['a value that is a list', `{"data":[{"timestamp":${T},"viewers":[1]}]}`, 'data.0.viewers'],
    [
      'a second row that is wrong',
      `{"data":[{"timestamp":${T},"viewers":1},{"timestamp":${T + 3600},"viewers":{}}]}`,
      'data.1.viewers',
    ],
    ['fields in the prototype', `{"__proto__":{"data":[]}}`, 'data'],
    [
      'a time in the prototype of a row',
      `{"data":[{"__proto__":{"timestamp":${T}},"viewers":1}]}`,
      'data.0.timestamp',
    ],
  ];
  for (const [what, body, field] of wrong) {
    it(`with ${what} is refused by the name of route and field`, async () => {
      const error = await errorOf(viewersOf(body), 'schema');
      expect(error.message).to.contain(ROUTES.viewers);
      expect(error.message).to.match(new RegExp(`unexpected ${field.replaceAll('.', '\\.')} `));
    });
  }

  const traffic = (value: string) => `{"data":[{"timestamp":${T},"playout":${value}}]}`;
  const wrongBytes: readonly (readonly [string, string, string])[] = [
    ['a number in place of an object', traffic('5'), 'data.0.playout'],
    ['a list in place of an object', traffic('[5]'), 'data.0.playout'],
    ['bytes as a text', traffic('{"bytes":"5"}'), 'data.0.playout.bytes'],
    ['bytes below zero', traffic('{"bytes":-5}'), 'data.0.playout.bytes'],
  ];
  for (const [what, body, field] of wrongBytes) {
    for (const route of ['bytes', 'hourlyBytes'] as const) {
      it(`of ${route} with ${what} is refused by the name of route and field`, async () => {
        stubFetch(() => new Response(body));
        const promise = createClient({ apiBase: API }).series(route, BYTES_QUERY, {
          signal: noAbort(),
        });
        const error = await errorOf(promise, 'schema');
        expect(error.message).to.contain(`${ROUTES[route]}: unexpected ${field} `);
      });
    }
  }

  for (const [what, body] of [
    ['nothing', ''],
    ['a page', '<!doctype html>'],
    ['CSV', 'timestamp,viewers\n1,2\n'],
    ['half of JSON', '{"data":[{"times'],
    ['NaN, which is not JSON', `{"data":[{"timestamp":${T},"viewers":NaN}]}`],
  ] as const) {
    it(`of ${what} is refused by the name of the route`, async () => {
      const error = await errorOf(viewersOf(body), 'schema');
      expect(error.message).to.contain(ROUTES.viewers);
      expect(error.status).to.equal(200);
    });
  }

  it('may have fields that nobody knows', async () => {
    const row = { timestamp: T, timestampAsString: '?', viewers: 3, peak: {}, ['__proto__x']: 1 };
    const viewers = await viewersOf(JSON.stringify({ data: [row], meta: null }));
    expect(viewers[0]).to.equal(3);
  });

  it('does not change what all objects inherit', async () => {
    const body = `{"data":[{"timestamp":${T},"viewers":1,"__proto__":{"polluted":true}}],"__proto__":{"polluted":true}}`;
    expect((await viewersOf(body))[0]).to.equal(1);
    expect('polluted' in {}).to.equal(false);
  });

  it('tells null, missing and zero bytes apart', async () => {
    const rows = [
      { timestamp: T, ingest: { bytes: 0 }, playout: { bytes: null } },
      { timestamp: T + 3600, ingest: null, playout: {} },
      { timestamp: T + 7200, playout: { bytes: 5 } },
    ];
    stubFetch(() => new Response(JSON.stringify({ data: rows })));
    const client = createClient({ apiBase: API });
    const { series } = await client.series('bytes', BYTES_QUERY, { signal: noAbort() });
    const { lines } = series;
    expect(lines.ingest.slice(0, 4)).to.deep.equal([0, null, null, null]);
    expect(lines.playout.slice(0, 4)).to.deep.equal([null, null, 5, null]);
  });

  it('takes numbers up to the largest exact one', async () => {
    const viewers = await viewersOf(
      `{"data":[{"timestamp":${T},"viewers":${Number.MAX_SAFE_INTEGER}}]}`,
    );
    expect(viewers[0]).to.equal(9_007_199_254_740_991);
  });
});
