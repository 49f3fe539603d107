import { INTERVAL_MS, type Interval } from './interval.js';

/** The value of one bucket; `null` where nothing was reported, which is not the same as zero. */
export type Value = number | null;

/**
 * A time series in columns, as the chart draws it and the exports write it.
 *
 * `xSeconds` holds the starts of the buckets in Unix seconds, ascending and unique; each line has
 * one value for each of them.
 */
export interface TimeSeries<Line extends string = string> {
  readonly xSeconds: readonly number[];
  readonly lines: Readonly<Record<Line, readonly Value[]>>;
}

/** Bytes received (`ingest`) and delivered (`playout`) in each bucket. */
export type BytesSeries = TimeSeries<'ingest' | 'playout'>;

/** The highest number of concurrent viewers in each bucket. */
export type ViewersSeries = TimeSeries<'viewers'>;

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

/** Whether no line of the series has any value. */
export function isEmptySeries(series: TimeSeries): boolean {
  return Object.values(series.lines).every((values) => values.every((value) => value === null));
}

/** The extremes and the newest value of a line; `undefined` where it has no value. */
export function summarizeLine(values: readonly Value[]): LineSummary | undefined {
  let min: Point | undefined;
  let max: Point | undefined;
  let latest: Point | undefined;
  for (const [index, value] of values.entries()) {
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
