import { INTERVAL_MS } from './interval.js';
import type { MonthToDateSpans } from './month-to-date-spans.js';
import type { TimeSpan } from './range.js';
import { plus, type Value } from './series.js';
import { times } from './times.js';

/** One day in UTC. */
export interface DayUsage {
  /** The sum of its reported hours; `null` where none was reported. */
  readonly bytes: Value;
  /** How many of its hours were reported, of those that have passed. */
  readonly reportedHours: number;
  /** How many of its hours have passed in full; below 24 it is the running day. */
  readonly hours: number;
}

/** The days of both months, the first of the month at index 0. */
export interface DailyUsage {
  /** Up to the last full hour. */
  readonly current: readonly DayUsage[];
  /** All days of the previous month. */
  readonly previous: readonly DayUsage[];
}

/** The most days that two successive months can have: one of them always has 31. */
export const DAYS = 31;

/** Adds up hours by days; `values` has the bytes of each hour that starts at `xSeconds`. */
export function dailyUsage(
  xSeconds: readonly number[],
  values: readonly Value[],
  { current, previousMonth }: MonthToDateSpans,
): DailyUsage {
  const daysOf = (span: TimeSpan) => {
    const days = times(Math.ceil(daysBetween(span, span.toMs)), (index) => ({
      bytes: null as Value,
      reportedHours: 0,
      hours: Math.min(24, Math.round((daysBetween(span, span.toMs) - index) * 24)),
    }));
    xSeconds.forEach((seconds, i) => {
      const startMs = seconds * 1000;
      const value = values[i] ?? null;
      const day = days[Math.floor(daysBetween(span, startMs))];
      if (!day || value === null || startMs >= span.toMs) return;
      day.bytes = plus(day.bytes, value);
      day.reportedHours++;
    });
    return days;
  };
  return { current: daysOf(current), previous: daysOf(previousMonth) };
}

function daysBetween({ fromMs }: TimeSpan, ms: number): number {
  return (ms - fromMs) / INTERVAL_MS.day;
}
