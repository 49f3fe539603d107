import { floorToInterval, INTERVAL_MS } from '../model/interval.js';
import type { TimeWindow } from '../model/range.js';
import type { TimeSeries, Value } from '../model/series.js';
import { MetricsError } from './errors.js';

/**
 * Lays rows out over every bucket of the window, in columns. Buckets without a row are `null`,
 * rows outside the window are left out, and the order of the rows does not matter. A time inside
 * a bucket stands for that bucket.
 *
 * @throws {MetricsError} of kind `schema` where two rows of one bucket contradict each other.
 */
export function toSeries<Row extends { readonly timestamp: number }, Line extends string>(
  rows: readonly Row[],
  window: TimeWindow,
  pick: Readonly<Record<Line, (row: Row) => Value | undefined>>,
  route: string,
): TimeSeries<Line> {
  const stepMs = INTERVAL_MS[window.interval];
  const length = Math.round((window.toMs - window.fromMs) / stepMs);
  const names = Object.keys(pick) as Line[];
  const lines = Object.fromEntries(
    names.map((name) => [name, new Array<Value>(length).fill(null)]),
  ) as Record<Line, Value[]>;
  const seen = new Set<number>();
  for (const row of rows) {
    const startMs = floorToInterval(row.timestamp * 1000, window.interval);
    if (startMs < window.fromMs || startMs >= window.toMs) continue;
    const index = (startMs - window.fromMs) / stepMs;
    for (const name of names) {
      const value = unsigned(pick[name](row) ?? null);
      if (seen.has(index) && lines[name][index] !== value) {
        throw new MetricsError('schema', `${route}: two different rows for one timestamp`);
      }
      lines[name][index] = value;
    }
    seen.add(index);
  }
  const xSeconds = Array.from({ length }, (_, i) => (window.fromMs + i * stepMs) / 1000);
  return { xSeconds, lines };
}

/** A zero without the sign that JSON lets it have, and that would be shown. */
function unsigned(value: Value): Value {
  return value === 0 ? 0 : value;
}
