import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { z } from 'zod';
import { createClient } from '../../src/api/client.js';
import { MetricsError } from '../../src/api/errors.js';
import { type Fields, isToken, readErrorCode, readSeries, readToken } from '../../src/api/wire.js';
import { floorToInterval, INTERVAL_MS } from '../../src/model/interval.js';
import type { TimeWindow } from '../../src/model/range.js';
import type { TimeSeries, Value } from '../../src/model/series.js';
import { bucketsOf } from '../support/fixtures.js';
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

describe('readSeries of hostile JSON', () => {
  const ROUTE = '/v2/route';
  const VIEWERS: Fields<string> = { viewers: ['viewers'] };
  const BYTES: Fields<string> = { playout: ['playout', 'bytes'], ingest: ['ingest', 'bytes'] };
  const ENDLESS = '<1e999>';

  /** Some buckets of any length. */
  const arbitraryWindow = fc
    .record({
      interval: fc.constantFrom('minute', 'hour', 'day'),
      buckets: fc.integer({ min: 0, max: 8 }),
    })
    .map(({ interval, buckets }): TimeWindow => {
      const fromMs = floorToInterval(START * 1000, interval);
      return { fromMs, toMs: fromMs + buckets * INTERVAL_MS[interval], interval };
    });

  const arbitraryValue = fc.oneof(
    { weight: 12, arbitrary: fc.nat(3) },
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.double() },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        ...[-1, -0, 0.5, 2 ** 53 - 1, 2 ** 53, 1e300, ENDLESS, '5', '', true, [], [1], {}],
      ),
    },
  );

  const arbitraryTime = fc.oneof(
    { weight: 20, arbitrary: fc.nat(10).map((i) => START + i * 3600 - 3600) },
    { weight: 10, arbitrary: fc.integer({ min: -200, max: 200 }).map((s) => START + s) },
    { weight: 4, arbitrary: fc.integer({ min: -8, max: 8 }).map((days) => START + days * 86_400) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        ...[0, -1, 1, START * 1000, START + 0.5, 99_999_999_999, 100_000_000_000],
        ...[ENDLESS, `${START}`, '2023-09-13T12:00:00Z', null, true, [START], {}],
      ),
    },
  );

  const arbitraryBytes = fc.oneof(
    { weight: 9, arbitrary: fc.record({ bytes: arbitraryValue }, { requiredKeys: [] }) },
    { weight: 1, arbitrary: arbitraryValue },
  );

  const arbitraryRow = fc.oneof(
    {
      weight: 60,
      arbitrary: fc.record(
        {
          timestamp: arbitraryTime,
          viewers: arbitraryValue,
          playout: arbitraryBytes,
          ingest: arbitraryBytes,
          more: fc.jsonValue({ maxDepth: 1 }),
        },
        { requiredKeys: ['timestamp'] },
      ),
    },
    { weight: 1, arbitrary: fc.record({ viewers: arbitraryValue }) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  );

  /** Mostly an answer with few faults, now and then anything at all. */
  const arbitraryBody = fc.oneof(
    {
      weight: 20,
      arbitrary: fc.record({
        data: fc.array(arbitraryRow, { maxLength: 12 }),
        meta: fc.anything(),
      }),
    },
    { weight: 2, arbitrary: fc.record({ data: fc.jsonValue() }) },
    { weight: 2, arbitrary: fc.jsonValue() },
  );

  /** What a server may send can do more than what can be written in a program. */
  function parsed(body: unknown): unknown {
    const text = JSON.stringify(body) as string | undefined;
    return JSON.parse(text?.replaceAll(`"${ENDLESS}"`, '1e999') ?? 'null');
  }

  const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);

  /** The slow and obvious way to find the first row with something wrong, and all of that. */
  function wrongIn(body: unknown, window: TimeWindow, fields: Fields<string>): readonly string[] {
    if (!isObject(body)) return ['the whole body'];
    const rows = body['data'];
    if (!Array.isArray(rows)) return ['data'];
    for (const [i, row] of (rows as unknown[]).entries()) {
      if (!isObject(row)) return [`data.${i}`];
      const wrong: string[] = [];
      const time = row['timestamp'];
      const isTime = Number.isInteger(time) && Number(time) > 0 && Number(time) < 1e11;
      if (!isTime) wrong.push(`data.${i}.timestamp`);
      for (const path of Object.values(fields)) {
        let value: unknown = row;
        let name = `data.${i}`;
        for (const key of path) {
          if (value === null || value === undefined) continue;
          if (!isObject(value)) {
            wrong.push(name);
            break;
          }
          value = value[key];
          name += `.${key}`;
        }
        const isMissing = value === null || value === undefined;
        const isGood = typeof value === 'number' && value >= 0 && value <= 2 ** 53 - 1;
        if (!isMissing && !isGood && !wrong.includes(name)) wrong.push(name);
      }
      const said = rowsOfBucket(body, window, bucketOf(row, window)).slice(0, -1);
      const before = said.filter((other) => (rows as unknown[]).indexOf(other) < i);
      const contradicts = before.some((other) =>
        Object.values(fields).some((path) => valueIn(other, path) !== valueIn(row, path)),
      );
      if (contradicts) wrong.push(`data.${i}: a second row of its time`);
      if (wrong.length > 0) return wrong;
    }
    return [];
  }

  function bucketOf(row: Record<string, unknown>, { interval }: TimeWindow): number {
    return floorToInterval(Number(row['timestamp']) * 1000, interval);
  }

  function rowsOfBucket(
    body: Record<string, unknown>,
    window: TimeWindow,
    startMs: number,
  ): readonly Record<string, unknown>[] {
    const isInside = startMs >= window.fromMs && startMs < window.toMs;
    const rows = body['data'] as readonly Record<string, unknown>[];
    return isInside ? rows.filter((row) => isObject(row) && bucketOf(row, window) === startMs) : [];
  }

  /** Without a sign for zero, as nobody wants to read of −0 bytes. */
  function valueIn(row: unknown, path: readonly string[]): unknown {
    let value = row;
    for (const key of path) value = isObject(value) ? value[key] : undefined;
    return Object.is(value, -0) ? 0 : (value ?? null);
  }

  /** The slow and obvious way to read an answer that has nothing wrong. */
  function seriesIn(body: unknown, window: TimeWindow, fields: Fields<string>): TimeSeries {
    const xSeconds = bucketsOf(window);
    const line = (path: readonly string[]) =>
      xSeconds.map((x) => {
        const [row] = rowsOfBucket(body as Record<string, unknown>, window, x * 1000);
        return valueIn(row, path) as Value;
      });
    const lines = Object.entries(fields).map(([name, path]) => [name, line(path)] as const);
    return { xSeconds, lines: Object.fromEntries(lines) };
  }

  /** What is read, or the error of ours; nothing else may be thrown. */
  function outcomeOf(body: unknown, window: TimeWindow, fields: Fields<string>) {
    try {
      return { series: readSeries(body, window, fields, ROUTE) };
    } catch (error) {
      if (error instanceof MetricsError && error.kind === 'schema') return { error };
      throw error;
    }
  }

  for (const [what, fields] of [
    ['viewers', VIEWERS],
    ['bytes', BYTES],
  ] as const) {
    it(`reads ${what} as one reads them by hand, or names what is wrong`, () => {
      fc.assert(
        fc.property(arbitraryBody, arbitraryWindow, (made, window) => {
          const body = parsed(made);
          const wrong = wrongIn(body, window, fields);
          const { series, error } = outcomeOf(body, window, fields);
          if (wrong.length > 0) {
            const messages = wrong.map((field) => `${ROUTE}: unexpected ${field}`);
            expect(messages).to.include(error?.message);
          } else {
            expect(series).to.deep.equal(seriesIn(body, window, fields));
          }
        }),
        { numRuns: 1_000 },
      );
    });

    it(`takes and refuses ${what} as a schema of zod does`, () => {
      const value = z.number().min(0).max(Number.MAX_SAFE_INTEGER).nullish();
      const schemas = {
        viewers: { viewers: value },
        bytes: {
          playout: z.object({ bytes: value }).nullish(),
          ingest: z.object({ bytes: value }).nullish(),
        },
      };
      const timestamp = z.int().positive().max(99_999_999_999);
      const schema = z.object({ data: z.array(z.object({ timestamp, ...schemas[what] })) });
      fc.assert(
        fc.property(arbitraryBody, arbitraryWindow, (made, window) => {
          const body = parsed(made);
          const { error } = outcomeOf(body, window, fields);
          // That two rows contradict each other is no matter of types.
          const isContradiction = error?.message.endsWith('a second row of its time');
          if (!isContradiction) expect(schema.safeParse(body).success).to.equal(!error);
        }),
        { numRuns: 1_000 },
      );
    });

    it(`reads the same ${what} where a page has spoilt what all objects inherit`, () => {
      const spoilt = {
        data: [],
        timestamp: START,
        viewers: 7,
        playout: { bytes: 7 },
        ingest: 7,
        bytes: 7,
        0: { timestamp: START },
      };
      fc.assert(
        fc.property(arbitraryBody, arbitraryWindow, (made, window) => {
          const body = parsed(made);
          const before = outcomeOf(body, window, fields);
          let after: ReturnType<typeof outcomeOf>;
          try {
            Object.assign(Object.prototype, spoilt);
            after = outcomeOf(body, window, fields);
          } finally {
            for (const name of Object.keys(spoilt)) Reflect.deleteProperty(Object.prototype, name);
          }
          expect(after.error?.message).to.equal(before.error?.message);
          expect(after.series).to.deep.equal(before.series);
        }),
      );
    });
  }

  const DEEP = 100_000;
  const nested = (open: string, inner: string, close: string) =>
    open.repeat(DEEP) + inner + close.repeat(DEEP);
  const lists = nested('[', '', ']');
  const objects = nested('{"data":', '1', '}');
  const deep: readonly (readonly [string, string, string | undefined])[] = [
    ['body', lists, 'the whole body'],
    ['body of objects', objects, 'data'],
    ['data', `{"data":${lists}}`, 'data.0'],
    ['time', `{"data":[{"timestamp":${lists}}]}`, 'data.0.timestamp'],
    ['value', `{"data":[{"timestamp":${START},"viewers":${objects}}]}`, 'data.0.viewers'],
    ['field that nobody knows', `{"data":[],"more":${objects}}`, undefined],
  ];
  for (const [what, text, field] of deep) {
    it(`survives a ${what} of a hundred thousand levels`, () => {
      const { error } = outcomeOf(JSON.parse(text), WINDOW, VIEWERS);
      expect(error?.message).to.equal(field && `${ROUTE}: unexpected ${field}`);
    });
  }
});

describe('readErrorCode', () => {
  it('finds a whole number in its place, and throws at nothing', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.jsonValue(), fc.record({ error: fc.record({ errorCode: fc.jsonValue() }) })),
        (body) => {
          const code = (body as { error?: { errorCode?: unknown } } | null)?.error?.errorCode;
          expect(readErrorCode(body)).to.equal(Number.isInteger(code) ? code : undefined);
        },
      ),
    );
  });

  it('takes no code from the prototype', () => {
    expect(readErrorCode(Object.create({ error: { errorCode: 105001 } }))).to.equal(undefined);
  });
});

describe('readToken', () => {
  it('gives the token, or an error that does not repeat what came in its place', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.record({ token: fc.jsonValue() })), (body) => {
        const token = isObjectWith(body, 'token') ? body.token : undefined;
        try {
          expect(readToken(body)).to.equal(token);
          expect(isToken(token)).to.equal(true);
        } catch (error) {
          expect(isToken(token)).to.equal(false);
          expect(error).to.be.instanceOf(MetricsError);
          expect(error).to.include({ kind: 'schema', message: 'token: unexpected token' });
        }
      }),
    );
  });
});

describe('isToken', () => {
  it('takes only what a header carries as it is', () => {
    const unit = fc.oneof(
      fc.integer({ min: 0x20, max: 0x80 }).map((code) => String.fromCharCode(code)),
      fc.constantFrom('\t', '\r', '\n', '\0', 'ü', '…', '\u{1F600}'),
    );
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        const isPrintable = /^[!-~]+$/.test(text);
        expect(isToken(text)).to.equal(isPrintable);
        if (isPrintable) expect(new Headers([['x', text]]).get('x')).to.equal(text);
      }),
    );
  });

  it('takes no other type', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        if (typeof value !== 'string') expect(isToken(value)).to.equal(false);
      }),
    );
  });
});

function isObjectWith(value: unknown, name: string): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name);
}

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
