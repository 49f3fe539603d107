import { abortable } from './abortable.js';

/**
 * Who goes first: a person (0), then what is on the screen and shows nothing yet (1), what is near
 * it (2), and what is only refreshed (3).
 */
export type Priority = 0 | 1 | 2 | 3;

/** Requests that may go at once, as the vendor allows. */
export const BURST = 30;

/**
 * Milliseconds until one more may go. The vendor allows one per second; on the way, requests come
 * closer together than they left.
 */
export const REFILL_MS = 1_020;

interface Waiting {
  readonly priority: () => Priority;
  readonly go: () => void;
}

/** A token bucket in front of one API base: a burst, then a steady pace, the most urgent first. */
export class Limiter {
  readonly #now: () => number;
  readonly #waiting = new Set<Waiting>();
  #level = BURST;
  #levelAtMs: number;
  #pausedUntilMs = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param now - a clock in ms that never goes back */
  constructor(now = () => performance.now()) {
    this.#now = now;
    this.#levelAtMs = now();
  }

  /** Resolves when the next request may go; rejects with the reason of `signal`. */
  take(priority: () => Priority, signal: AbortSignal): Promise<void> {
    return abortable(signal, (go) => {
      const waiting = { priority, go };
      this.#waiting.add(waiting);
      this.#serve();
      return () => {
        this.#waiting.delete(waiting);
        this.#serve();
      };
    });
  }

  /** The API says that it is too much: no burst from here on, and nothing automatic for `ms`. */
  pause(ms: number): void {
    this.#refill();
    this.#level = Math.min(this.#level, 0);
    this.#pausedUntilMs = Math.max(this.#pausedUntilMs, this.#now() + ms);
    this.#serve();
  }

  #serve(): void {
    clearTimeout(this.#timer);
    this.#refill();
    for (;;) {
      const next = this.#next();
      if (!next) return;
      let waitMs = (1 - this.#level) * REFILL_MS;
      const pauseMs = this.#pausedUntilMs - this.#now();
      // Looks again within a turn, as who waits may become more urgent.
      if (pauseMs > waitMs && next.priority() > 0) waitMs = Math.min(pauseMs, REFILL_MS);
      if (waitMs > 0) {
        this.#timer = setTimeout(() => {
          this.#serve();
        }, Math.ceil(waitMs));
        return;
      }
      this.#level--;
      this.#waiting.delete(next);
      next.go();
    }
  }

  /** The most urgent; of equals, who came first. */
  #next(): Waiting | undefined {
    let next: Waiting | undefined;
    for (const waiting of this.#waiting) {
      if (!next || waiting.priority() < next.priority()) next = waiting;
    }
    return next;
  }

  #refill(): void {
    const nowMs = this.#now();
    this.#level = Math.min(BURST, this.#level + (nowMs - this.#levelAtMs) / REFILL_MS);
    this.#levelAtMs = nowMs;
  }
}
