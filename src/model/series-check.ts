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
  // Spreading shows the holes of an array, which `every` passes over.
  const times = [...(xSeconds as unknown[])];
  return (
    times.every((x, i) => isInstant(x) && (i === 0 || x > Number(times[i - 1]))) &&
    lines.every((line) => {
      const values: unknown = (columns as Record<string, unknown>)[line];
      return (
        Array.isArray(values) &&
        values.length === times.length &&
        [...(values as unknown[])].every(isReportedOrNull)
      );
    })
  );
}

/** Seconds; milliseconds taken for them would lie past the year 5000. */
function isInstant(x: unknown): x is number {
  return typeof x === 'number' && Math.abs(x) <= 99_999_999_999;
}

function isReportedOrNull(value: unknown): value is Value {
  return value === null || (typeof value === 'number' && Number.isFinite(value) && value >= 0);
}
