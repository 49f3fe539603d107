import { NOW } from './support.js';

/** Timers at least this long (ms) wait for the test; shorter ones are the frameworks' own. */
const LONG_MS = 5_000;

interface Timers {
  setTimeout: (run: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => number;
  clearTimeout: (id?: number) => void;
}

export interface Clock {
  readonly nowMs: number;
  /** Moves the time without running any timer, as when a laptop wakes up. */
  set(nowMs: number): void;
  /** Runs whatever is due in the next `ms`, in order. */
  advance(ms: number): void;
  /** Delays (ms from now) of the timers that wait. */
  readonly waiting: readonly number[];
}

/** In each test of the suite, stops `Date.now` at `startMs` and all timers from `longMs` on. */
export function useClock(startMs = NOW, longMs = LONG_MS): Clock {
  // Under their Node types, timers would not be numbers.
  const page = window as unknown as Timers;
  const real = { now: Date.now, setTimeout: page.setTimeout, clearTimeout: page.clearTimeout };
  const timers = new Map<number, { dueMs: number; run: () => void }>();
  let nowMs = startMs;
  let lastId = 1e9;

  const setTimer: Timers['setTimeout'] = (run, ms = 0, ...args) => {
    if (ms < longMs) return real.setTimeout.call(window, run, ms, ...args);
    timers.set(++lastId, { dueMs: nowMs + ms, run: () => run(...args) });
    return lastId;
  };
  const clearTimer: Timers['clearTimeout'] = (id) => {
    if (id === undefined || !timers.delete(id)) real.clearTimeout.call(window, id);
  };

  beforeEach(() => {
    nowMs = startMs;
    timers.clear();
    Date.now = () => nowMs;
    page.setTimeout = setTimer;
    page.clearTimeout = clearTimer;
  });
  afterEach(() => {
    Date.now = real.now;
    page.setTimeout = real.setTimeout;
    page.clearTimeout = real.clearTimeout;
  });

  return {
    get nowMs() {
      return nowMs;
    },
    set(ms) {
      nowMs = ms;
    },
    advance(ms) {
      const endMs = nowMs + ms;
      for (;;) {
        const due = [...timers]
          .filter(([, timer]) => timer.dueMs <= endMs)
          .sort(([, a], [, b]) => a.dueMs - b.dueMs)[0];
        if (!due) break;
        const [id, timer] = due;
        timers.delete(id);
        nowMs = Math.max(nowMs, timer.dueMs);
        timer.run();
      }
      nowMs = endMs;
    },
    get waiting() {
      return [...timers.values()].map(({ dueMs }) => dueMs - nowMs);
    },
  };
}
