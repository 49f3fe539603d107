import { expect } from '@open-wc/testing';
import type { DayUsage } from '../../src/model/daily-usage.js';
import { monthToDateSpans } from '../../src/model/month-to-date-spans.js';
import { projectMonth } from '../../src/model/projection.js';

const day = (bytes: number | null, reportedHours = 24, hours = 24): DayUsage => ({
  bytes,
  reportedHours,
  hours,
});

describe('projectMonth', () => {
  const spans = monthToDateSpans(Date.parse('2026-11-22T14:20Z'));

  it('carries the pace so far on to the end of the month', () => {
    expect(projectMonth([day(240), day(48), day(12, 2, 2)], spans)).to.deep.equal({
      bytes: 4320,
      currentBytes: 300,
      reportedHours: 50,
      monthHours: 720,
    });
  });

  const lengths: readonly (readonly [string, number])[] = [
    ['2026-02-10T00:00Z', 28],
    ['2028-02-10T00:00Z', 29],
    ['2026-04-10T00:00Z', 30],
    ['2026-12-10T00:00Z', 31],
  ];
  for (const [now, days] of lengths) {
    it(`reckons with ${days} days at ${now}`, () => {
      const projection = projectMonth([day(24)], monthToDateSpans(Date.parse(now)));
      expect(projection).to.include({ bytes: days * 24, monthHours: days * 24 });
    });
  }

  it('counts an hour without a report as an average one and not as zero', () => {
    expect(projectMonth([day(24), day(22, 22)], spans)?.bytes).to.equal(720);
  });

  it('is that of nothing where nothing was used', () => {
    expect(projectMonth([day(0)], spans)?.bytes).to.equal(0);
  });

  const tooLittle: readonly (readonly [string, readonly DayUsage[]])[] = [
    ['in the first hour of a month', []],
    ['before a day is full', [day(23, 23, 23)]],
    ['before a full day was reported', [day(20, 20), day(3, 3, 3)]],
    ['where nothing was reported', [day(null, 0), day(null, 0)]],
    ['where more than a tenth was not reported', [day(24), day(24), day(24), day(14, 14)]],
  ];
  for (const [when, days] of tooLittle) {
    it(`says nothing ${when}`, () => {
      expect(projectMonth(days, spans)).to.equal(undefined);
    });
  }
});
