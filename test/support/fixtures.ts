import type { TimeWindow } from '../../src/model/range.js';
import type { BytesSeries, Value, ViewersSeries } from '../../src/model/series.js';
import { INTERVAL_MS } from '../../src/model/interval.js';

/** The starts of all buckets of a window, in Unix seconds. */
export function bucketsOf({ fromMs, toMs, interval }: TimeWindow): number[] {
  const stepMs = INTERVAL_MS[interval];
  return Array.from({ length: (toMs - fromMs) / stepMs }, (_, i) => (fromMs + i * stepMs) / 1000);
}

/** A viewers series over a window; `value` gives each bucket's. */
export function viewersOver(window: TimeWindow, value: (index: number) => Value): ViewersSeries {
  const xSeconds = bucketsOf(window);
  return { xSeconds, lines: { viewers: xSeconds.map((_, i) => value(i)) } };
}

/** A bytes series over a window; `playout` and `ingest` give each bucket's, by its start in ms. */
export function bytesOver(
  window: TimeWindow,
  playout: (startMs: number) => Value,
  ingest: (startMs: number) => Value,
): BytesSeries {
  const xSeconds = bucketsOf(window);
  return {
    xSeconds,
    lines: {
      playout: xSeconds.map((second) => playout(second * 1000)),
      ingest: xSeconds.map((second) => ingest(second * 1000)),
    },
  };
}
