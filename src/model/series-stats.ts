import { INTERVAL_MS, type Interval } from './interval.js';
import type { TimeSeries, Value } from './series.js';

/** A value and where it stands in its series. */
export interface Point {
  readonly index: number;
  readonly value: number;
}

/** The extremes of one line, and its newest reported value. */
export interface LineSummary {
  readonly min: Point;
  readonly max: Point;
  readonly latest: Point;
}

/** The extremes and the newest value of a line; `undefined` where it has no value. */
export function summarizeLine(values: readonly Value[]): LineSummary | undefined {
  let min: Point | undefined;
  let max: Point | undefined;
  let latest: Point | undefined;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? null;
    if (value === null) continue;
    latest = { index, value };
    if (!min || value < min.value) min = latest;
    if (!max || value > max.value) max = latest;
  }
  return min && max && latest && { min, max, latest };
}

/** The largest value of all lines, 0 where there is none. */
export function maxValue(series: TimeSeries): number {
  let max = 0;
  for (const values of Object.values(series.lines)) {
    for (const value of values) if (value !== null && value > max) max = value;
  }
  return max;
}

/** How many buckets, from the first, had ended at `nowMs`; those after it are still running. */
export function countComplete(
  xSeconds: readonly number[],
  interval: Interval,
  nowMs: number,
): number {
  let count = xSeconds.length;
  while (count > 0 && (xSeconds[count - 1] ?? 0) * 1000 + INTERVAL_MS[interval] > nowMs) count--;
  return count;
}

/** The mean of what was reported; `undefined` where nothing was. */
export function meanOf(values: readonly Value[]): number | undefined {
  const reported = values.filter((value) => value !== null);
  return reported.length > 0
    ? reported.reduce((sum, value) => sum + value, 0) / reported.length
    : undefined;
}

/** Where a line goes: whether the mean of its second half is more than 5 % from the first's. */
export type Direction = 'rising' | 'falling' | 'steady';

export function directionOf(values: readonly Value[]): Direction {
  const middle = Math.ceil(values.length / 2);
  const before = meanOf(values.slice(0, middle));
  const after = meanOf(values.slice(middle));
  if (before === undefined || after === undefined) return 'steady';
  if (Math.abs(after - before) <= 0.05 * before) return 'steady';
  return after > before ? 'rising' : 'falling';
}
