import type { DayUsage } from './daily-usage.js';
import { INTERVAL_MS } from './interval.js';
import type { MonthToDateSpans } from './month-to-date-spans.js';

/** Where a month is heading, and all that this is made of. */
export interface Projection {
  /** The bytes of the whole month, were it to go on like this; an estimate. */
  readonly bytes: number;
  /** The bytes so far. */
  readonly currentBytes: number;
  /** The hours that they came in. */
  readonly reportedHours: number;
  /** The hours of the whole month. */
  readonly monthHours: number;
}

/** Less than a day says nothing of nights, or of days. */
const LEAST_HOURS = 24;

/** With more than a tenth missing, nobody knows whether that was idle or lost. */
const LEAST_REPORTED = 0.9;

/**
 * Carries the pace of the reported hours on to the end of the month. An hour that was not reported
 * counts as an average one and not as zero. `undefined` before a full day was reported, or where
 * more than a tenth of the hours so far was not.
 *
 * @param days - the days of the current month
 */
export function projectMonth(
  days: readonly DayUsage[],
  { current }: MonthToDateSpans,
): Projection | undefined {
  let currentBytes = 0;
  let reportedHours = 0;
  let hours = 0;
  for (const day of days) {
    currentBytes += day.bytes ?? 0;
    reportedHours += day.reportedHours;
    hours += day.hours;
  }
  if (reportedHours < LEAST_HOURS || reportedHours < hours * LEAST_REPORTED) return undefined;
  const month = new Date(current.fromMs);
  const nextMs = Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1);
  const monthHours = (nextMs - current.fromMs) / INTERVAL_MS.hour;
  return {
    bytes: (currentBytes / reportedHours) * monthHours,
    currentBytes,
    reportedHours,
    monthHours,
  };
}
