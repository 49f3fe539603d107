import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { type DailyUsage, dailyUsage, DAYS } from '../../src/model/daily-usage.js';
import { monthToDateSpans } from '../../src/model/month-to-date-spans.js';
import { monthToDate } from '../../src/model/month-to-date.js';
import { plus, type Value } from '../../src/model/series.js';
import { bytesOver } from '../support/fixtures.js';

const HOUR_MS = 3_600_000;

/** The days at `now`, from hours of both months that `valueAt` gives. */
function daysAt(now: string, valueAt: (startMs: number) => Value = () => 1): DailyUsage {
  const spans = monthToDateSpans(Date.parse(now));
  const fromMs = spans.previousMonth.fromMs - 24 * HOUR_MS;
  const toMs = spans.current.toMs + 24 * HOUR_MS;
  const series = bytesOver({ fromMs, toMs, interval: 'hour' }, valueAt, () => null);
  return dailyUsage(series.xSeconds, series.lines.playout, spans);
}

describe('dailyUsage', () => {
  const months: readonly (readonly [string, current: number, previous: number, running: number])[] =
    [
      ['2026-11-22T14:20Z', 22, 31, 14],
      ['2026-12-31T23:59Z', 31, 30, 23],
      ['2026-03-31T12:00Z', 31, 28, 12],
      ['2028-03-01T05:00Z', 1, 29, 5],
      ['2028-02-29T01:00Z', 29, 31, 1],
      ['2026-01-10T00:59Z', 9, 31, 24],
      ['2026-11-01T01:00Z', 1, 31, 1],
      ['2026-11-01T00:59Z', 0, 31, 0],
    ];
  for (const [now, current, previous, running] of months) {
    it(`has ${current} and ${previous} days at ${now}, the last of ${running} hours`, () => {
      const days = daysAt(now);
      expect(days.current).to.have.length(current);
      expect(days.previous).to.have.length(previous);
      expect(days.current.at(-1)?.hours ?? 0).to.equal(running);
      for (const { bytes, hours, reportedHours } of [...days.current, ...days.previous]) {
        expect([bytes, reportedHours]).to.deep.equal([hours, hours]);
      }
      expect(days.previous.every(({ hours }) => hours === 24)).to.equal(true);
    });
  }

  it('takes a day for one of UTC, up to but without its end', () => {
    const at = Date.parse('2026-11-05T00:00Z');
    const { current } = daysAt('2026-11-22T14:20Z', (ms) =>
      ms === at ? 5 : ms === at - HOUR_MS ? 4 : ms === at + 24 * HOUR_MS ? 6 : 0,
    );
    expect(current.slice(2, 7).map(({ bytes }) => bytes)).to.deep.equal([0, 4, 5, 6, 0]);
  });

  it('has null, and not 0, for a day without any report, and counts the hours of the others', () => {
    const { current } = daysAt('2026-11-04T02:00Z', (ms) => {
      const date = new Date(ms);
      if (date.getUTCDate() === 2) return null;
      return date.getUTCDate() === 3 && date.getUTCHours() >= 3 ? null : 0;
    });
    expect(current).to.deep.equal([
      { bytes: 0, reportedHours: 24, hours: 24 },
      { bytes: null, reportedHours: 0, hours: 24 },
      { bytes: 0, reportedHours: 3, hours: 24 },
      { bytes: 0, reportedHours: 2, hours: 2 },
    ]);
  });

  it('adds up to the figures of the cards, and never has more days than a chart has room for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2032, 0) }),
        fc.array(fc.option(fc.nat(1e9)), { minLength: 5, maxLength: 40 }),
        fc.array(fc.option(fc.nat(1e9)), { minLength: 5, maxLength: 40 }),
        (nowMs, playouts, ingests) => {
          const spans = monthToDateSpans(nowMs);
          const { fromMs } = spans.previousMonth;
          const valueOf = (values: readonly Value[]) => (ms: number) =>
            values[((ms - fromMs) / HOUR_MS) % values.length] ?? null;
          const window = { fromMs, toMs: spans.current.toMs, interval: 'hour' } as const;
          const series = bytesOver(window, valueOf(playouts), valueOf(ingests));
          const { playout, ingest } = series.lines;
          const totals = playout.map((bytes, i) => plus(bytes, ingest[i] ?? null));
          const month = monthToDate(series, spans);
          for (const [figure, values] of Object.entries({ total: totals, playout, ingest })) {
            const days = dailyUsage(series.xSeconds, values, spans);
            const sum = (of: DailyUsage['current']) =>
              of.map(({ bytes }) => bytes).reduce(plus, null);
            const { currentBytes, previousMonthBytes } = month[figure as 'total'];
            expect(sum(days.previous)).to.equal(previousMonthBytes);
            const isEmpty = spans.current.fromMs === spans.current.toMs;
            expect(sum(days.current)).to.equal(isEmpty ? null : currentBytes);
            expect(Math.max(days.current.length, days.previous.length)).to.be.at.most(DAYS);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
