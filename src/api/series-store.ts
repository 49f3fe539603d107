import { INTERVAL_MS, type Interval } from '../model/interval.js';
import type { TimeWindow } from '../model/range.js';
import type { TimeSeries } from '../model/series.js';
import { cutSeries, type Grid, joinSeries, tailStart } from '../model/series-join.js';
import { Retry } from './retry.js';
import { type RunControl, SharedRun, type Waiter } from './shared-run.js';

/** A series, and when (Unix ms at the API) it was asked for. */
export interface SeriesAnswer<Series extends TimeSeries = TimeSeries> {
  readonly series: Series;
  readonly atMs: number;
}

/** What to get, and how. */
export interface Ask {
  /** All that the answer depends on but the time: address, route, interval, filters. */
  readonly question: string;
  readonly window: TimeWindow;
  /** An answer up to this old (ms) will do, where that is not longer than it stays fresh. */
  readonly maxAgeMs: number;
  /** Whether to ask for all of it anew, whatever is at hand. */
  readonly isForced: boolean;
  /** The time at the API, in Unix ms. */
  readonly nowMs: () => number;
  readonly load: (window: TimeWindow, control: RunControl) => Promise<SeriesAnswer>;
}

/** How long (ms) an answer is as good as a new one. */
const FRESH_MS: Readonly<Record<Interval, number>> = {
  minute: INTERVAL_MS.minute,
  hour: 5 * INTERVAL_MS.minute,
  day: 5 * INTERVAL_MS.minute,
};

/** After so many buckets all is asked for anew: what was corrected later than usual is found. */
const WHOLE_BUCKETS: Readonly<Record<Interval, number>> = { minute: 60, hour: 24, day: 1 };

/** More questions than this are not on a page; what was asked longest ago is forgotten. */
const MAX_KEPT = 40;

interface Kept extends Grid {
  readonly question: string;
  readonly atMs: number;
  /** When its oldest part was asked for. */
  readonly wholeAtMs: number;
}

/**
 * The answers that a page has at hand. Whoever asks what is being asked already waits for the same
 * request; what is fresh is not asked again; of what is not, only the end is asked for and joined.
 * Failures are never kept.
 */
export class SeriesStore {
  readonly #retry = new Retry();
  readonly #runs = new Map<string, SharedRun<SeriesAnswer>>();
  /** In the order of use. */
  #kept: readonly Kept[] = [];

  async get(ask: Ask, waiter: Waiter): Promise<SeriesAnswer> {
    waiter.signal.throwIfAborted();
    const { question, window, isForced } = ask;
    const nowMs = ask.nowMs();
    const kept = isForced ? undefined : this.#find(question, window, nowMs);
    if (kept && kept.window.toMs >= window.toMs && isFresh(kept, nowMs, ask.maxAgeMs)) {
      this.#keep(kept);
      return { series: cutSeries(kept, window), atMs: kept.atMs };
    }
    const fromMs = kept ? startToAsk(kept, window, nowMs) : window.fromMs;
    const part = { ...window, fromMs };
    const { series, atMs } = await this.#share(ask, part, waiter);
    const isWhole = !kept || fromMs === window.fromMs;
    const grid = isWhole
      ? { window, series }
      : joinSeries(kept, { window: part, series }, window.fromMs);
    this.#keep({ ...grid, question, atMs, wholeAtMs: isWhole ? atMs : kept.wholeAtMs });
    return { series: cutSeries(grid, window), atMs };
  }

  /**
   * The newest that reaches from the start of the window beyond its middle, and has not come from
   * the future. What covers less is no gain, such as the period before, which ends in the window.
   */
  #find(question: string, window: TimeWindow, nowMs: number): Kept | undefined {
    return this.#kept
      .filter((kept) => kept.question === question && kept.atMs <= nowMs)
      .filter(
        ({ window: its }) =>
          its.fromMs <= window.fromMs && its.toMs * 2 > window.fromMs + window.toMs,
      )
      .sort((a, b) => b.atMs - a.atMs)[0];
  }

  #keep(kept: Kept): void {
    const { question, window } = kept;
    const others = this.#kept.filter(
      (other) =>
        other !== kept && !(other.question === question && isOutdone(other.window, window)),
    );
    this.#kept = [...others.slice(1 - MAX_KEPT), kept];
  }

  #share(ask: Ask, part: TimeWindow, waiter: Waiter): Promise<SeriesAnswer> {
    const key = `${ask.question} ${part.fromMs} ${part.toMs}`;
    const running = this.#runs.get(key);
    if (running?.isOpen) return running.join(waiter);
    const run = new SharedRun((control) =>
      this.#retry
        .run(ask.question, control.patience, () => ask.load(part, control))
        .finally(() => {
          if (this.#runs.get(key) === run) this.#runs.delete(key);
        }),
    );
    this.#runs.set(key, run);
    return run.join(waiter);
  }
}

/**
 * Whether all that an older answer is good for, a newer one is, too: it has all of it, or it is what
 * the same range has become as time went on. What is longer, or the period before, is of other use.
 */
function isOutdone(older: TimeWindow, newer: TimeWindow): boolean {
  if (older.toMs > newer.toMs) return false;
  return (
    older.fromMs >= newer.fromMs ||
    (older.toMs - older.fromMs <= newer.toMs - newer.fromMs &&
      older.toMs * 2 > newer.fromMs + newer.toMs)
  );
}

function isFresh({ atMs, window }: Kept, nowMs: number, maxAgeMs: number): boolean {
  return nowMs - atMs < Math.min(FRESH_MS[window.interval], maxAgeMs);
}

/** From where (Unix ms) the window must be asked for, what is kept given. */
function startToAsk(kept: Kept, window: TimeWindow, nowMs: number): number {
  const { interval } = window;
  const isDue = nowMs - kept.wholeAtMs >= WHOLE_BUCKETS[interval] * INTERVAL_MS[interval];
  if (isDue || window.toMs < kept.window.toMs) return window.fromMs;
  return Math.max(tailStart(kept, kept.atMs), window.fromMs);
}
