import { expect } from '@open-wc/testing';
import { monthToDateSpans } from '../../src/model/month-to-date-spans.js';
import type { TimeSpan } from '../../src/model/range.js';

type Ends = readonly [from: string, to: string];

/** `[when, now, current, previous, whole previous month]`, all in UTC. */
const CASES: readonly (readonly [string, string, Ends, Ends, Ends])[] = [
  [
    'in the middle of a month',
    '2025-09-24T15:20Z',
    ['2025-09-01T00:00Z', '2025-09-24T15:00Z'],
    ['2025-08-01T00:00Z', '2025-08-24T15:00Z'],
    ['2025-08-01T00:00Z', '2025-09-01T00:00Z'],
  ],
  [
    'in the last hour that a short February has too',
    '2025-03-28T23:59:59.999Z',
    ['2025-03-01T00:00Z', '2025-03-28T23:00Z'],
    ['2025-02-01T00:00Z', '2025-02-28T23:00Z'],
    ['2025-02-01T00:00Z', '2025-03-01T00:00Z'],
  ],
  [
    'at the first instant of 29 March after a short February',
    '2025-03-29T00:00Z',
    ['2025-03-01T00:00Z', '2025-03-29T00:00Z'],
    ['2025-02-01T00:00Z', '2025-03-01T00:00Z'],
    ['2025-02-01T00:00Z', '2025-03-01T00:00Z'],
  ],
  [
    'on 29 March after a short February',
    '2025-03-29T10:30Z',
    ['2025-03-01T00:00Z', '2025-03-29T10:00Z'],
    ['2025-02-01T00:00Z', '2025-03-01T00:00Z'],
    ['2025-02-01T00:00Z', '2025-03-01T00:00Z'],
  ],
  [
    'on 30 March after a short February',
    '2025-03-30T01:00Z',
    ['2025-03-01T00:00Z', '2025-03-30T01:00Z'],
    ['2025-02-01T00:00Z', '2025-03-01T00:00Z'],
    ['2025-02-01T00:00Z', '2025-03-01T00:00Z'],
  ],
  [
    'on 31 March after a short February',
    '2025-03-31T23:59Z',
    ['2025-03-01T00:00Z', '2025-03-31T23:00Z'],
    ['2025-02-01T00:00Z', '2025-03-01T00:00Z'],
    ['2025-02-01T00:00Z', '2025-03-01T00:00Z'],
  ],
  [
    'on 29 March of a leap year',
    '2024-03-29T10:30Z',
    ['2024-03-01T00:00Z', '2024-03-29T10:00Z'],
    ['2024-02-01T00:00Z', '2024-02-29T10:00Z'],
    ['2024-02-01T00:00Z', '2024-03-01T00:00Z'],
  ],
  [
    'on 30 March of a leap year',
    '2024-03-30T00:00Z',
    ['2024-03-01T00:00Z', '2024-03-30T00:00Z'],
    ['2024-02-01T00:00Z', '2024-03-01T00:00Z'],
    ['2024-02-01T00:00Z', '2024-03-01T00:00Z'],
  ],
  [
    'on 31 March of a leap year',
    '2024-03-31T12:00Z',
    ['2024-03-01T00:00Z', '2024-03-31T12:00Z'],
    ['2024-02-01T00:00Z', '2024-03-01T00:00Z'],
    ['2024-02-01T00:00Z', '2024-03-01T00:00Z'],
  ],
  [
    'on 29 March of 2100, which is no leap year',
    '2100-03-29T06:00Z',
    ['2100-03-01T00:00Z', '2100-03-29T06:00Z'],
    ['2100-02-01T00:00Z', '2100-03-01T00:00Z'],
    ['2100-02-01T00:00Z', '2100-03-01T00:00Z'],
  ],
  [
    'on 29 February',
    '2024-02-29T12:45Z',
    ['2024-02-01T00:00Z', '2024-02-29T12:00Z'],
    ['2024-01-01T00:00Z', '2024-01-29T12:00Z'],
    ['2024-01-01T00:00Z', '2024-02-01T00:00Z'],
  ],
  [
    'on 28 February of a common year',
    '2025-02-28T23:30Z',
    ['2025-02-01T00:00Z', '2025-02-28T23:00Z'],
    ['2025-01-01T00:00Z', '2025-01-28T23:00Z'],
    ['2025-01-01T00:00Z', '2025-02-01T00:00Z'],
  ],
  [
    'on 31 May, as April has 30 days',
    '2025-05-31T00:00Z',
    ['2025-05-01T00:00Z', '2025-05-31T00:00Z'],
    ['2025-04-01T00:00Z', '2025-05-01T00:00Z'],
    ['2025-04-01T00:00Z', '2025-05-01T00:00Z'],
  ],
  [
    'on 31 August, as July has 31 days too',
    '2025-08-31T18:10Z',
    ['2025-08-01T00:00Z', '2025-08-31T18:00Z'],
    ['2025-07-01T00:00Z', '2025-07-31T18:00Z'],
    ['2025-07-01T00:00Z', '2025-08-01T00:00Z'],
  ],
  [
    'at the first instant of a year',
    '2025-01-01T00:00Z',
    ['2025-01-01T00:00Z', '2025-01-01T00:00Z'],
    ['2024-12-01T00:00Z', '2024-12-01T00:00Z'],
    ['2024-12-01T00:00Z', '2025-01-01T00:00Z'],
  ],
  [
    'before the first full hour of a year',
    '2025-01-01T00:59:59.999Z',
    ['2025-01-01T00:00Z', '2025-01-01T00:00Z'],
    ['2024-12-01T00:00Z', '2024-12-01T00:00Z'],
    ['2024-12-01T00:00Z', '2025-01-01T00:00Z'],
  ],
  [
    'at the first full hour of a year',
    '2025-01-01T01:00Z',
    ['2025-01-01T00:00Z', '2025-01-01T01:00Z'],
    ['2024-12-01T00:00Z', '2024-12-01T01:00Z'],
    ['2024-12-01T00:00Z', '2025-01-01T00:00Z'],
  ],
  [
    'in the first minutes of a month',
    '2025-10-01T00:04Z',
    ['2025-10-01T00:00Z', '2025-10-01T00:00Z'],
    ['2025-09-01T00:00Z', '2025-09-01T00:00Z'],
    ['2025-09-01T00:00Z', '2025-10-01T00:00Z'],
  ],
  [
    'in the last minute of a month of 30 days',
    '2025-09-30T23:59:30Z',
    ['2025-09-01T00:00Z', '2025-09-30T23:00Z'],
    ['2025-08-01T00:00Z', '2025-08-30T23:00Z'],
    ['2025-08-01T00:00Z', '2025-09-01T00:00Z'],
  ],
  [
    'in the last minute of a year',
    '2025-12-31T23:59:59.999Z',
    ['2025-12-01T00:00Z', '2025-12-31T23:00Z'],
    ['2025-11-01T00:00Z', '2025-12-01T00:00Z'],
    ['2025-11-01T00:00Z', '2025-12-01T00:00Z'],
  ],
];

describe('monthToDateSpans', () => {
  for (const [when, now, current, previous, previousMonth] of CASES) {
    it(`compares the same days and hours ${when}`, () => {
      const spans = monthToDateSpans(Date.parse(now));
      expect(spans).to.deep.equal({
        current: spanOf(current),
        previous: spanOf(previous),
        previousMonth: spanOf(previousMonth),
      });
    });
  }

  it('is in UTC where the machine has already begun the next month', () => {
    // In Asia/Kathmandu, where these tests run, it is 1 October, 04:45.
    const now = new Date('2025-09-30T23:00Z');
    expect(now.getMonth(), 'the zone of the machine').to.equal(9);
    const { current } = monthToDateSpans(now.getTime());
    expect(current).to.deep.equal(spanOf(['2025-09-01T00:00Z', '2025-09-30T23:00Z']));
  });
});

function spanOf([from, to]: Ends): TimeSpan {
  return { fromMs: Date.parse(from), toMs: Date.parse(to) };
}
