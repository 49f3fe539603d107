import { floorToInterval, INTERVAL_MS, type Interval } from '../model/interval.js';

/** How long an answer may be shown, in ms since it was asked for. */
export interface Lifetime {
  /** Served without another look at the API. */
  readonly freshMs: number;
  /** Served at once while the API is asked anew. */
  readonly staleMs: number;
  /** Served where the API cannot answer. Never longer than one bucket, unless all are complete. */
  readonly usableMs: number;
}

/** As long as the widgets themselves take an answer for fresh. */
const FRESH_MS: Readonly<Record<Interval, number>> = {
  minute: 60_000,
  hour: 300_000,
  day: 300_000,
};

/** What has been complete for so long is not corrected any more: two buckets, or this (ms). */
const SETTLED_MS = 600_000;
const SETTLED: Lifetime = { freshMs: 3_600_000, staleMs: 7_200_000, usableMs: 86_400_000 };

/**
 * @param window - what was asked for
 * @param atMs - when, as Unix ms
 */
export function lifetimeOf(
  { toMs, interval }: { readonly toMs: number; readonly interval: Interval },
  atMs: number,
): Lifetime {
  const step = INTERVAL_MS[interval];
  if (toMs + Math.max(2 * step, SETTLED_MS) <= atMs) return SETTLED;
  const bucketEndMs = floorToInterval(atMs, interval) + step;
  // With the bucket that was running, its value becomes another one.
  const freshMs = Math.min(FRESH_MS[interval], bucketEndMs - atMs);
  return { freshMs, staleMs: Math.min(freshMs + FRESH_MS[interval], step), usableMs: step };
}
