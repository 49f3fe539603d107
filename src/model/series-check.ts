import type { TimeSeries, Value } from './series.js';

/** Whether `data`, which came from a page's own source, is a series with just these lines. */
export function isTimeSeries<Line extends string>(
  data: unknown,
  lines: readonly Line[],
): data is TimeSeries<Line> {
  if (typeof data !== 'object' || data === null) return false;
  const { xSeconds, lines: columns } = data as Record<string, unknown>;
  if (!Array.isArray(xSeconds) || typeof columns !== 'object' || columns === null) return false;
  const ascending = xSeconds.every(
    (x, i) => Number.isFinite(x) && (i === 0 || Number(x) > Number(xSeconds[i - 1])),
  );
  return (
    ascending &&
    lines.every((line) => {
      const values: unknown = (columns as Record<string, unknown>)[line];
      return (
        Array.isArray(values) && values.length === xSeconds.length && values.every(isReportedOrNull)
      );
    })
  );
}

function isReportedOrNull(value: unknown): value is Value {
  return value === null || (typeof value === 'number' && Number.isFinite(value) && value >= 0);
}
