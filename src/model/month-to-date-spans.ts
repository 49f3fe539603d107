import { floorToInterval } from './interval.js';
import type { TimeSpan } from './range.js';

/** The three spans that month to date compares; all in UTC, as usage is accounted. */
export interface MonthToDateSpans {
  /** From the first hour of the month to the last full hour. */
  readonly current: TimeSpan;
  /** The same days and hours of the previous month, or all of it where it is shorter. */
  readonly previous: TimeSpan;
  /** The whole previous month. */
  readonly previousMonth: TimeSpan;
}

/** The spans to compare at `nowMs`. In the first hour of a month the compared spans are empty. */
export function monthToDateSpans(nowMs: number): MonthToDateSpans {
  const now = new Date(nowMs);
  const monthMs = Date.UTC(now.getUTCFullYear(), now.getUTCMonth());
  const previousMonthMs = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1);
  const lastFullHourMs = floorToInterval(nowMs, 'hour');
  // "The same day and hour" is the same time since the first of the month, as UTC has no
  // daylight saving; a day that the previous month lacks falls past its end and is cut there.
  const previousEndMs = Math.min(previousMonthMs + (lastFullHourMs - monthMs), monthMs);
  return {
    current: { fromMs: monthMs, toMs: lastFullHourMs },
    previous: { fromMs: previousMonthMs, toMs: previousEndMs },
    previousMonth: { fromMs: previousMonthMs, toMs: monthMs },
  };
}
