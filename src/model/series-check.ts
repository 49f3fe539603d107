import type { TimeSeries, Value } from './series.js';

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
  // By loops, as the methods of arrays pass over holes.
  for (let i = 0; i < times.length; i++) {
    if (!isInstant(times[i]) || (i > 0 && Number(times[i]) <= Number(times[i - 1]))) return false;
  }
  return lines.every((line) => {
    const values: unknown = (columns as Record<string, unknown>)[line];
    if (!Array.isArray(values) || values.length !== times.length) return false;
    for (const value of values as unknown[]) if (!isReportedOrNull(value)) return false;
    return true;
  });
}

/** Seconds; milliseconds taken for them would lie past the year 5000. */
function isInstant(x: unknown): x is number {
  return typeof x === 'number' && Math.abs(x) <= 99_999_999_999;
}

function isReportedOrNull(value: unknown): value is Value {
  return value === null || (typeof value === 'number' && Number.isFinite(value) && value >= 0);
}
