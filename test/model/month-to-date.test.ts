import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { Formatter } from '../../src/i18n/formatter.js';
import { type MonthToDateSpans, monthToDateSpans } from '../../src/model/month-to-date-spans.js';
import { monthToDate, type Trend, trendBetween } from '../../src/model/month-to-date.js';
import { type BytesSeries, isSumExact, type Value } from '../../src/model/series.js';
import { bytesOver } from '../support/fixtures.js';

const HOUR_MS = 3_600_000;
const GB = 1e9;
const UNKNOWN: Trend = { kind: 'unknown' };
const NEW: Trend = { kind: 'new' };

describe('trendBetween', () => {
  const cases: readonly (readonly [string, Value, Value, Trend])[] = [
    ['a rise', 325 * GB, 300 * GB, { kind: 'change', ratio: 25 / 300 }],
    ['a fall', 75, 100, { kind: 'change', ratio: -0.25 }],
    ['an end', 0, 100, { kind: 'change', ratio: -1 }],
    ['no change', 100, 100, { kind: 'change', ratio: 0 }],
    ['zero and zero as no change', 0, 0, { kind: 'change', ratio: 0 }],
    ['something after zero as new', 1, 0, NEW],
    ['something after nothing reported as new', 1, null, NEW],
    ['zero after nothing reported as unknown', 0, null, UNKNOWN],
    ['nothing reported after something as unknown', null, 100, UNKNOWN],
    ['nothing reported after zero as unknown', null, 0, UNKNOWN],
    ['nothing reported at all as unknown', null, null, UNKNOWN],
  ];
  for (const [what, now, then, trend] of cases) {
    it(`takes ${what}`, () => {
      expect(trendBetween(now, then)).to.deep.equal(trend);
    });
  }

  it('reads as +8.33% from 300 GB to 325 GB', () => {
    const trend = trendBetween(325 * GB, 300 * GB);
    expect(trend.kind === 'change' && new Formatter('en', 'UTC').change(trend.ratio)).to.equal(
      '+8.33%',
    );
  });

  it('is finite for whatever two numbers', () => {
    const values = [0, 1, Number.MIN_VALUE, 1e-9, 5e12, Number.MAX_SAFE_INTEGER];
    for (const now of values) {
      for (const then of values.filter((value) => value >= 1)) {
        const trend = trendBetween(now, then);
        expect(trend.kind === 'change' && Number.isFinite(trend.ratio), `${now}/${then}`).to.equal(
          true,
        );
      }
    }
  });
});

describe('monthToDate', () => {
  const spans = monthToDateSpans(Date.parse('2025-09-24T15:20Z'));

  it('adds up every hour of the three spans', () => {
    const month = monthToDate(
      hourly(
        spans,
        () => 3,
        () => 2,
      ),
      spans,
    );
    const hours = 23 * 24 + 15;
    expect(month.playout).to.deep.include({ currentBytes: 3 * hours, previousBytes: 3 * hours });
    expect(month.ingest).to.deep.include({ currentBytes: 2 * hours, previousBytes: 2 * hours });
    expect(month.playout.previousMonthBytes).to.equal(3 * 31 * 24);
    expect(month.ingest.previousMonthBytes).to.equal(2 * 31 * 24);
    expect(month.spans).to.equal(spans);
  });

  it('has ingest and playout together as the total, in every span', () => {
    const { total, ingest, playout } = monthToDate(
      hourly(
        spans,
        (ms) => ms % 97,
        (ms) => ms % 89,
      ),
      spans,
    );
    for (const field of ['currentBytes', 'previousBytes', 'previousMonthBytes'] as const) {
      expect(total[field], field).to.equal((ingest[field] ?? NaN) + (playout[field] ?? NaN));
    }
  });

  it('takes the trend of the total from the totals', () => {
    // Playout 300 → 300 and ingest 100 → 150: 400 → 450.
    const series = only([
      [spans.previous.fromMs, 300, 100],
      [spans.current.fromMs, 300, 150],
    ]);
    const month = monthToDate(series, spans);
    expect(month.total.trend).to.deep.equal({ kind: 'change', ratio: 0.125 });
    expect(month.playout.trend).to.deep.equal({ kind: 'change', ratio: 0 });
    expect(month.ingest.trend).to.deep.equal({ kind: 'change', ratio: 0.5 });
  });

  const { current, previous, previousMonth } = spans;
  const boundaries: readonly (readonly [string, number, Value, Value, Value])[] = [
    ['the first hour of this month', current.fromMs, 1, null, null],
    ['the last full hour', current.toMs - HOUR_MS, 1, null, null],
    ['the hour that is still running', current.toMs, null, null, null],
    ['the first hour of the last month', previous.fromMs, null, 1, 1],
    ['the last hour to compare with', previous.toMs - HOUR_MS, null, 1, 1],
    ['the hour after those to compare with', previous.toMs, null, null, 1],
    ['the last hour of the last month', previousMonth.toMs - HOUR_MS, null, null, 1],
    ['the hour before the last month', previousMonth.fromMs - HOUR_MS, null, null, null],
  ];
  for (const [hour, startMs, currentBytes, previousBytes, previousMonthBytes] of boundaries) {
    it(`counts ${hour} where it belongs`, () => {
      const series: BytesSeries = {
        xSeconds: [startMs / 1000],
        lines: { playout: [1], ingest: [null] },
      };
      const { playout, total } = monthToDate(series, spans);
      const expected = { currentBytes, previousBytes, previousMonthBytes };
      expect(playout).to.deep.include(expected);
      expect(total).to.deep.include(expected);
    });
  }

  it('leaves out null and missing hours, and keeps zeros', () => {
    const series = only([
      [current.fromMs, 5, null],
      [current.fromMs + HOUR_MS, null, 7],
      [current.fromMs + 5 * HOUR_MS, 0, 0],
      [current.fromMs + 6 * HOUR_MS, 11, 13],
    ]);
    const { playout, ingest, total } = monthToDate(series, spans);
    expect(playout.currentBytes).to.equal(16);
    expect(ingest.currentBytes).to.equal(20);
    expect(total.currentBytes).to.equal(36);
  });

  it('does not know a figure that no hour reported, as missing is not zero', () => {
    const { playout, ingest, total } = monthToDate(only([[current.fromMs, 5, null]]), spans);
    expect(ingest.currentBytes).to.equal(null);
    expect(ingest.trend).to.deep.equal(UNKNOWN);
    expect(playout.previousBytes).to.equal(null);
    expect(playout.previousMonthBytes).to.equal(null);
    expect(total.currentBytes).to.equal(5);
  });

  it('knows a figure that was reported as zero', () => {
    const month = monthToDate(
      hourly(
        spans,
        () => 0,
        () => 0,
      ),
      spans,
    );
    for (const figure of [month.total, month.playout, month.ingest]) {
      expect(figure).to.deep.equal({
        currentBytes: 0,
        previousBytes: 0,
        previousMonthBytes: 0,
        trend: { kind: 'change', ratio: 0 },
      });
    }
  });

  it('calls traffic new where the last month had none', () => {
    const month = monthToDate(
      hourly(
        spans,
        (ms) => (ms >= current.fromMs ? GB : 0),
        () => 0,
      ),
      spans,
    );
    expect(month.playout.trend).to.deep.equal(NEW);
    expect(month.total.trend).to.deep.equal(NEW);
    expect(month.ingest.trend).to.deep.equal({ kind: 'change', ratio: 0 });
  });

  it('has nothing yet in the first minutes of a month, but all of the last one', () => {
    const first = monthToDateSpans(Date.parse('2025-10-01T00:04Z'));
    const { total } = monthToDate(
      hourly(
        first,
        () => 2,
        () => 1,
      ),
      first,
    );
    expect(total).to.deep.equal({
      currentBytes: 0,
      previousBytes: 0,
      previousMonthBytes: 3 * 30 * 24,
      trend: { kind: 'change', ratio: 0 },
    });
  });

  it('compares with the whole of a shorter month', () => {
    const march = monthToDateSpans(Date.parse('2025-03-31T12:00Z'));
    const { playout } = monthToDate(
      hourly(
        march,
        () => 1,
        () => 0,
      ),
      march,
    );
    expect(playout.currentBytes).to.equal(30 * 24 + 12);
    expect(playout.previousBytes).to.equal(28 * 24);
    expect(playout.previousMonthBytes).to.equal(28 * 24);
  });

  it('adds up a month of petabytes to the byte', () => {
    const bytes = 6_000_000_000_001;
    const { playout } = monthToDate(
      hourly(
        spans,
        () => bytes,
        () => 0,
      ),
      spans,
    );
    expect(BigInt(playout.previousMonthBytes ?? 0)).to.equal(BigInt(bytes) * BigInt(31 * 24));
  });

  it('agrees with a walk from hour to hour at any instant, to the byte', () => {
    let compared = 0;
    fc.assert(
      fc.property(arbitraryNow, arbitraryRows, (nowMs, rows) => {
        const spans = monthToDateSpans(nowMs);
        const firstMs = spans.previousMonth.fromMs - 24 * HOUR_MS;
        const series = only(
          rows.map(({ hour, playout, ingest }) => [firstMs + hour * HOUR_MS, playout, ingest]),
        );
        // Beyond that, numbers are not exact, and nothing is shown.
        if (![spans.current, spans.previousMonth].every((span) => isSumExact(series, span))) return;
        compared++;
        const { total, playout, ingest } = monthToDate(series, spans);
        const sums = { playout: bytesOf(playout), ingest: bytesOf(ingest), total: bytesOf(total) };
        expect(sums).to.deep.equal(walk(series, nowMs));
      }),
      { numRuns: 1_500 },
    );
    expect(compared).to.be.above(500);
  });
});

/** Instants, with many of those where mistakes live: the ends of hours, days and months. */
const arbitraryNow = fc
  .record({
    ms: fc.integer({ min: Date.UTC(2019, 10), max: Date.UTC(2029, 3) }),
    move: fc.constantFrom('nowhere', 'hour', 'day', 'month', 'leap day', 'march'),
    byMs: fc.constantFrom(-1, 0, 1, 1_800_000, HOUR_MS - 1, HOUR_MS, HOUR_MS + 1),
  })
  .map(({ ms, move, byMs }) => {
    const date = new Date(ms);
    const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
    const [day, hour] = [date.getUTCDate(), date.getUTCHours()];
    const moved = {
      nowhere: ms,
      hour: Date.UTC(year, month, day, hour) + byMs,
      day: Date.UTC(year, month, day) + byMs,
      month: Date.UTC(year, month) + byMs,
      'leap day': Date.UTC(year - (year % 4), 1, 29, hour) + byMs,
      march: Date.UTC(year, 2, 29 + (day % 3), hour) + byMs,
    };
    return moved[move];
  });

const arbitraryBytes = fc.oneof(
  fc.constantFrom(null, 0, 1),
  fc.maxSafeNat(),
  fc.maxSafeNat().map((bytes) => Math.floor(bytes / 1_000)),
);

/** Some hours of a quarter, counted from its start. */
const arbitraryRows = fc
  .uniqueArray(
    fc.record({ hour: fc.nat(95 * 24), playout: arbitraryBytes, ingest: arbitraryBytes }),
    { selector: ({ hour }) => hour, maxLength: 60 },
  )
  .map((rows) => rows.sort((a, b) => a.hour - b.hour));

type Sums = [current: Value, previous: Value, previousMonth: Value];

function bytesOf({
  currentBytes,
  previousBytes,
  previousMonthBytes,
}: {
  readonly currentBytes: Value;
  readonly previousBytes: Value;
  readonly previousMonthBytes: Value;
}): Sums {
  return [currentBytes, previousBytes, previousMonthBytes];
}

/** The slow and obvious way: asks every hour by itself whether it belongs, and counts exactly. */
function walk(
  { xSeconds, lines }: BytesSeries,
  nowMs: number,
): { playout: Sums; ingest: Sums; total: Sums } {
  const now = new Date(nowMs);
  const month = now.getUTCMonth();
  const year = now.getUTCFullYear();
  const before = month === 0 ? { month: 11, year: year - 1 } : { month: month - 1, year };
  const isFirstHour = now.getUTCDate() === 1 && now.getUTCHours() === 0;
  const found: Record<'playout' | 'ingest', bigint[][]> = {
    playout: [[], [], []],
    ingest: [[], [], []],
  };
  for (const [i, second] of xSeconds.entries()) {
    const hour = new Date(second * 1000);
    const day = hour.getUTCDate();
    const isEarlierInMonth =
      day < now.getUTCDate() ||
      (day === now.getUTCDate() && hour.getUTCHours() < now.getUTCHours());
    const isOf = (of: { month: number; year: number }) =>
      hour.getUTCMonth() === of.month && hour.getUTCFullYear() === of.year;
    const belongs = [
      isOf({ month, year }) && isEarlierInMonth,
      isOf(before) && isEarlierInMonth,
      isOf(before),
    ];
    for (const name of ['playout', 'ingest'] as const) {
      const value = lines[name][i] ?? null;
      for (const [span, isIn] of belongs.entries()) {
        if (isIn && value !== null) found[name][span]?.push(BigInt(value));
      }
    }
  }
  const sumsOf = (...spans: readonly bigint[][][]): Sums => {
    const sum = (span: number): Value => {
      const values = spans.flatMap((of) => of[span] ?? []);
      if (values.length > 0) return Number(values.reduce((a, b) => a + b));
      return isFirstHour && span < 2 ? 0 : null;
    };
    return [sum(0), sum(1), sum(2)];
  };
  return {
    playout: sumsOf(found.playout),
    ingest: sumsOf(found.ingest),
    total: sumsOf(found.playout, found.ingest),
  };
}

/** Every hour from two days before the last month to two days after the last full hour. */
function hourly(
  { previousMonth, current }: MonthToDateSpans,
  playout: (startMs: number) => Value,
  ingest: (startMs: number) => Value,
): BytesSeries {
  const window = {
    fromMs: previousMonth.fromMs - 48 * HOUR_MS,
    toMs: current.toMs + 48 * HOUR_MS,
    interval: 'hour',
  } as const;
  return bytesOver(window, playout, ingest);
}

/** A series that has these hours alone. */
function only(
  rows: readonly (readonly [startMs: number, playout: Value, ingest: Value])[],
): BytesSeries {
  return {
    xSeconds: rows.map(([startMs]) => startMs / 1000),
    lines: {
      playout: rows.map(([, playout]) => playout),
      ingest: rows.map(([, , ingest]) => ingest),
    },
  };
}
