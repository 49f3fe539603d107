import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { countComplete, maxValue, summarizeLine } from '../../src/model/series-stats.js';
import { isEmptySeries, isSumExact, type TimeSeries, type Value } from '../../src/model/series.js';
import { isTimeSeries } from '../../src/model/series-check.js';

describe('isEmptySeries', () => {
  const cases: readonly (readonly [string, TimeSeries, boolean])[] = [
    ['without buckets', { xSeconds: [], lines: { viewers: [] } }, true],
    ['without values', { xSeconds: [60, 120], lines: { viewers: [null, null] } }, true],
    ['with a zero', { xSeconds: [60, 120], lines: { viewers: [null, 0] } }, false],
    ['with a value in its last line', { xSeconds: [60], lines: { a: [null], b: [1] } }, false],
  ];
  for (const [which, series, expected] of cases) {
    it(`is ${String(expected)} for a series ${which}`, () => {
      expect(isEmptySeries(series)).to.equal(expected);
    });
  }
});

describe('isSumExact', () => {
  const MAX = Number.MAX_SAFE_INTEGER;
  const span = { fromMs: 60_000, toMs: 180_000 };
  /** Two minutes within the span, and one before and one after it. */
  const series = (a: readonly Value[], b: readonly Value[]): TimeSeries => ({
    xSeconds: [0, 60, 120, 180],
    lines: { a, b },
  });

  const cases: readonly (readonly [string, TimeSeries, boolean])[] = [
    ['nothing', series([null, null, null, null], [null, null, null, null]), true],
    ['the largest exact number', series([0, MAX, 0, 0], [0, 0, 0, 0]), true],
    ['one more', series([0, MAX, 1, 0], [0, 0, 0, 0]), false],
    ['one more in another line', series([0, MAX, 0, 0], [0, 0, 1, 0]), false],
    ['two halves', series([0, 2 ** 52, 0, 0], [0, 0, 2 ** 52 - 1, 0]), true],
    ['two halves and one', series([0, 2 ** 52, null, 0], [0, null, 2 ** 52, 0]), false],
    ['much before the span', series([MAX, 1, 1, 0], [MAX, 1, 1, 0]), true],
    ['much at the end of the span', series([0, 1, 1, MAX], [0, 1, 1, MAX]), true],
    ['more than can be counted', series([0, MAX, MAX, 0], [0, MAX, MAX, 0]), false],
  ];
  for (const [what, which, isExact] of cases) {
    it(`is ${String(isExact)} for ${what}`, () => {
      expect(isSumExact(which, span)).to.equal(isExact);
    });
  }

  it('does not know columns that are too short, and counts them as nothing', () => {
    expect(isSumExact(series([0, 5], [0]), span)).to.equal(true);
  });

  it('agrees with integers of any size', () => {
    const value = fc.oneof(
      fc.constant(null),
      fc.maxSafeNat(),
      fc.maxSafeNat().map((bytes) => Math.floor(bytes / 64)),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { maxLength: 80 }), (rows) => {
        const lines = { a: rows.map(([a]) => a), b: rows.map(([, b]) => b) };
        const xSeconds = rows.map((_, i) => i * 60);
        const sum = rows.flat().reduce((total, bytes) => total + BigInt(bytes ?? 0), 0n);
        const isExact = isSumExact({ xSeconds, lines }, { fromMs: 0, toMs: Infinity });
        expect(isExact).to.equal(sum <= BigInt(MAX));
      }),
      { numRuns: 500 },
    );
  });
});

describe('summarizeLine', () => {
  const cases: readonly (readonly [string, readonly Value[], readonly number[] | undefined])[] = [
    ['nothing of no value', [], undefined],
    ['nothing of gaps', [null, null], undefined],
    ['one value as all three', [null, 7, null], [1, 1, 1]],
    ['the extremes and the newest', [5, 2, null, 9, 4, null], [1, 3, 4]],
    ['the first of equal extremes', [3, 3, 1, 1, 3], [2, 0, 4]],
    ['zeros as values', [0, null, 0], [0, 0, 2]],
  ];
  for (const [what, values, indices] of cases) {
    it(`finds ${what}`, () => {
      const summary = summarizeLine(values);
      expect(summary && [summary.min.index, summary.max.index, summary.latest.index]).to.deep.equal(
        indices,
      );
      for (const { index, value } of summary ? [summary.min, summary.max, summary.latest] : []) {
        expect(value).to.equal(values[index]);
      }
    });
  }
});

describe('maxValue', () => {
  it('is the largest of all lines', () => {
    expect(maxValue({ xSeconds: [1, 2], lines: { a: [1, null], b: [9, 3] } })).to.equal(9);
  });

  it('is 0 where there is no value', () => {
    expect(maxValue({ xSeconds: [1], lines: { a: [null] } })).to.equal(0);
    expect(maxValue({ xSeconds: [], lines: { a: [] } })).to.equal(0);
  });
});

describe('countComplete', () => {
  const xSeconds = [0, 3600, 7200];
  const cases: readonly (readonly [string, number, number])[] = [
    ['none before the first has ended', 3_599_999, 0],
    ['a bucket at the instant it ends', 3_600_000, 1],
    ['all but the running one', 7_200_001, 2],
    ['all long after', 1e12, 3],
    ['none of the future', -1, 0],
  ];
  for (const [what, nowMs, count] of cases) {
    it(`counts ${what}`, () => {
      expect(countComplete(xSeconds, 'hour', nowMs)).to.equal(count);
    });
  }

  it('takes the length of a bucket from the interval', () => {
    expect(countComplete([0, 60, 120], 'minute', 120_000)).to.equal(2);
    expect(countComplete([0, 86_400], 'day', 86_400_000)).to.equal(1);
    expect(countComplete([], 'day', 86_400_000)).to.equal(0);
  });
});

describe('isTimeSeries', () => {
  const accepted: readonly (readonly [string, unknown])[] = [
    ['no buckets', { xSeconds: [], lines: { viewers: [] } }],
    ['values, zeros and gaps', { xSeconds: [1, 2, 3], lines: { viewers: [1.5, 0, null] } }],
    ['the last time that is no mistake', { xSeconds: [99_999_999_999], lines: { viewers: [1] } }],
    ['times before 1970', { xSeconds: [-3600, 0], lines: { viewers: [1, 2] } }],
    ['further fields', { xSeconds: [1], lines: { viewers: [1] }, title: 'mine' }],
    ['frozen columns', Object.freeze({ xSeconds: [1], lines: Object.freeze({ viewers: [1] }) })],
  ];
  for (const [what, data] of accepted) {
    it(`accepts ${what}`, () => {
      expect(isTimeSeries(data, ['viewers'])).to.equal(true);
    });
  }

  const good = { xSeconds: [1, 2], lines: { viewers: [1, 2] } };
  const rejected: readonly (readonly [string, unknown])[] = [
    ['nothing', undefined],
    ['null', null],
    ['a text', 'xSeconds'],
    ['a number', 7],
    ['a function', () => good],
    ['rows', [{ timestamp: 1, viewers: 1 }]],
    ['no times', { lines: good.lines }],
    ['no lines', { xSeconds: [1, 2] }],
    ['lines that are null', { ...good, lines: null }],
    ['lines that are a list', { ...good, lines: [[1, 2]] }],
    ['a line of another name', { ...good, lines: { bytes: [1, 2] } }],
    ['a line that is too short', { ...good, lines: { viewers: [1] } }],
    ['a line that is too long', { ...good, lines: { viewers: [1, 2, 3] } }],
    ['a line that is no list', { ...good, lines: { viewers: '12' } }],
    [
      'a line that only looks like a list',
      { ...good, lines: { viewers: { length: 2, 0: 1, 1: 2 } } },
    ],
    ['times that are no list', { ...good, xSeconds: '12' }],
    ['times that fall', { ...good, xSeconds: [2, 1] }],
    ['times that repeat', { ...good, xSeconds: [2, 2] }],
    ['times as texts', { ...good, xSeconds: ['1', '2'] }],
    ['times as dates', { ...good, xSeconds: [new Date(1), new Date(2)] }],
    ['a time that is NaN', { ...good, xSeconds: [1, NaN] }],
    ['a time that is infinite', { ...good, xSeconds: [1, Infinity] }],
    ['a time that is null', { ...good, xSeconds: [null, 1] }],
    ['a time that no clock can show', { ...good, xSeconds: [1, 1.7e15] }],
    ['a value that is NaN', { ...good, lines: { viewers: [1, NaN] } }],
    ['a value that is infinite', { ...good, lines: { viewers: [1, Infinity] } }],
    ['a value below zero', { ...good, lines: { viewers: [1, -1] } }],
    ['a value that is a text', { ...good, lines: { viewers: [1, '2'] } }],
    ['a value that is undefined', { ...good, lines: { viewers: [1, undefined] } }],
    ['a value that is a big integer', { ...good, lines: { viewers: [1, 2n] } }],
    ['a list of holes', { xSeconds: new Array(2), lines: { viewers: new Array(2) } }],
    [
      'a hole among the values',
      { ...good, lines: { viewers: Object.assign(new Array(2), { 1: 1 }) } },
    ],
    ['another line that is no list of values', { ...good, lines: { viewers: [1, 2], more: 'x' } }],
  ];
  for (const [what, data] of rejected) {
    it(`rejects ${what}`, () => {
      expect(isTimeSeries(data, ['viewers'])).to.equal(false);
    });
  }

  it('wants every line that it is told', () => {
    const data = { xSeconds: [1], lines: { playout: [1] } };
    expect(isTimeSeries(data, ['playout'])).to.equal(true);
    expect(isTimeSeries(data, ['playout', 'ingest'])).to.equal(false);
  });

  it('wants every line to be good', () => {
    for (const lines of [
      { playout: [1], ingest: ['1'] },
      { playout: ['1'], ingest: [1] },
    ]) {
      expect(isTimeSeries({ xSeconds: [1], lines }, ['playout', 'ingest'])).to.equal(false);
    }
  });

  it('takes no line from the prototype of a list of lines', () => {
    expect(isTimeSeries({ xSeconds: [], lines: {} }, ['constructor'])).to.equal(false);
  });
});
