import { INTERVAL_MS } from '../model/interval.js';
/** A clock this wrong (ms) does no harm, and is not corrected. */
const TOLERANCE_MS = 30_000;

/**
 * A clock that is more wrong (ms) than this hardly gets an answer, as certificates do not hold for
 * it; it is rather the header that means another time.
 */
const MAX_SKEW_MS = INTERVAL_MS.day;

/**
 * How far the clock of this machine is from the API's, as the `Date` of its answers tells. What is
 * asked for, and whether a token has expired, must not depend on a clock that somebody set wrong.
 */
export class ServerClock {
  #skewMs = 0;

  /** What to add to `Date.now()`; it changes only where an answer contradicts it. */
  get skewMs(): number {
    return this.#skewMs;
  }

  /** The time at the API, in Unix ms. */
  get nowMs(): number {
    return Date.now() + this.#skewMs;
  }

  /**
   * @param date - the header `Date` of an answer
   * @param ageMs - what its `Age` says; NaN where that is no number
   * @param sentMs - when the request was sent, by the clock of this machine
   */
  note(date: string | null, ageMs: number, sentMs: number): void {
    const dateMs = Date.parse(date ?? '');
    const receivedMs = Date.now();
    // The header counts whole seconds, and was written some time between sending and receiving; an
    // answer out of a cache has aged since then, but some servers date it anew.
    const leastMs = dateMs - receivedMs;
    const mostMs = dateMs + ageMs + 1000 - sentMs;
    const isContradicted =
      this.#skewMs < leastMs - TOLERANCE_MS || this.#skewMs > mostMs + TOLERANCE_MS;
    const skewMs = Math.round((leastMs + mostMs) / 2);
    // Not all APIs let a page of another origin read the header; and nothing can be learnt from an
    // answer on whose way the clock of this machine was set.
    if (!isContradicted || !(leastMs <= mostMs)) return;
    if (Math.abs(skewMs) <= MAX_SKEW_MS) this.#skewMs = skewMs;
  }
}
