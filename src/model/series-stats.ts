import { INTERVAL_MS, type Interval } from './interval.js';
import type { TimeSeries, Value } from './series.js';

/** A value and where it stands in its series. */
export interface Point {
  readonly index: number;
  readonly value: number;
}

/** Where a line goes: whether the mean of its second half is more than 5 % from the first's. */
export type Direction = 'rising' | 'falling' | 'steady';

/** What can be said of one line in a few numbers. */
export interface LineSummary {
  readonly min: Point;
  readonly max: Point;
  /** The newest reported value. */
  readonly latest: Point;
  /** Of what was reported. */
  readonly mean: number;
  readonly direction: Direction;
}

/**
 * The extremes, the mean and the newest of the first `count` values, in one pass; `undefined` where
 * none of them was reported.
 */
export function summarizeLine(
  values: readonly Value[],
  count = values.length,
): LineSummary | undefined {
  const middle = Math.ceil(count / 2);
  let [min, max, latest] = [-1, -1, -1];
  let [low, high] = [Infinity, -Infinity];
  let [sum, reported] = [0, 0];
  let before = { sum, reported };
  for (let index = 0; index < count; index++) {
    if (index === middle) before = { sum, reported };
    const value = values[index] ?? null;
    if (value === null) continue;
    latest = index;
    sum += value;
    reported++;
    if (value < low) {
      low = value;
      min = index;
    }
    if (value > high) {
      high = value;
      max = index;
    }
  }
  if (reported === 0) return undefined;
  const pointAt = (index: number): Point => ({ index, value: values[index] ?? 0 });
  return {
    min: pointAt(min),
    max: pointAt(max),
    latest: pointAt(latest),
    mean: sum / reported,
    direction: directionOf(
      before.sum / before.reported,
      (sum - before.sum) / (reported - before.reported),
    ),
  };
}

/** A half without a value has the mean `NaN`, and tells nothing. */
function directionOf(before: number, after: number): Direction {
  if (after - before > 0.05 * before) return 'rising';
  return before - after > 0.05 * before ? 'falling' : 'steady';
}

/** Lines by their id, which never change once they are shown. */
type Lines = Pick<TimeSeries, 'lines'>;

/** Asked for by unit and axis, and again with each size. */
const maxima = new WeakMap<Lines, Map<string, number>>();

/** The largest value of a line, 0 where there is none. */
export function maxOfLine(series: Lines, id: string): number {
  const known = maxima.get(series) ?? new Map<string, number>();
  maxima.set(series, known);
  let max = known.get(id);
  if (max === undefined) {
    const values = series.lines[id] ?? [];
    const count = values.length;
    max = 0;
    // Counted, as in `series-check.ts`.
    for (let i = 0; i < count; i++) {
      const value = values[i] ?? 0;
      if (value > max) max = value;
    }
    known.set(id, max);
  }
  return max;
}

/** The largest value of all lines, 0 where there is none. */
export function maxValue(series: TimeSeries): number {
  return Math.max(0, ...Object.keys(series.lines).map((id) => maxOfLine(series, id)));
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
