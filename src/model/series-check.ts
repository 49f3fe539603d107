import type { TimeSeries } from './series.js';

/** Milliseconds taken for seconds would lie past it, in the year 5138. */
const MOST_SECONDS = 99_999_999_999;

/** Whether `data`, which came from a page's own source, is a series with just these lines. */
export function isTimeSeries<Line extends string>(
  data: unknown,
  lines: readonly Line[],
): data is TimeSeries<Line> {
  if (typeof data !== 'object' || data === null) return false;
  const { xSeconds, lines: columns } = data as Record<string, unknown>;
  if (!Array.isArray(xSeconds) || typeof columns !== 'object' || columns === null) return false;
  if (Object.keys(columns).length !== lines.length) return false;
  const times = xSeconds as unknown[];
  return (
    isAscending(times) &&
    lines.every((line) => isColumn((columns as Record<string, unknown>)[line], times.length))
  );
}

/*
 * Both count: loops `of` arrays take ten times as long until they are compiled, which here they
 * seldom live to see; and the methods of arrays pass over holes.
 */

function isAscending(times: readonly unknown[]): boolean {
  const count = times.length;
  let before = -MOST_SECONDS - 1;
  for (let i = 0; i < count; i++) {
    const time = times[i];
    if (typeof time !== 'number' || !(time > before && time <= MOST_SECONDS)) return false;
    before = time;
  }
  return true;
}

function isColumn(values: unknown, count: number): boolean {
  if (!Array.isArray(values) || values.length !== count) return false;
  for (let i = 0; i < count; i++) {
    const value: unknown = values[i];
    if (value === null) continue;
    if (typeof value !== 'number' || !(value >= 0 && value < Infinity)) return false;
  }
  return true;
}
