import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A clock that runs `speed` times as fast as the machine's. Server and pages take the same one, so
 * that a limit of one request per second costs a fraction of that.
 */
export class FastClock {
  #realStartMs = realNowMs();
  #startMs;

  /** @param {number} startMs @param {number} speed */
  constructor(startMs, speed) {
    this.#startMs = startMs;
    this.speed = speed;
  }

  /** @returns {number} Unix ms, with fractions */
  nowMs = () => this.atMs(realNowMs());

  /** @param {number} realMs Unix ms of the machine's clock @returns {number} what this one showed */
  atMs(realMs) {
    return this.#startMs + (realMs - this.#realStartMs) * this.speed;
  }

  /**
   * Goes on as if that much time had passed in one moment, as after a sleep of the machine.
   *
   * @param {number} ms
   */
  jump(ms) {
    this.#startMs += ms;
  }

  /** All that a page needs to have the same clock. */
  get settings() {
    return { startMs: this.#startMs, realStartMs: this.#realStartMs, speed: this.speed };
  }

  /**
   * @param {number} ms by this clock
   * @param {AbortSignal} [signal] ends it early
   */
  wait = async (ms, signal) => {
    try {
      await sleep(Math.max(0, ms) / this.speed, undefined, signal && { signal });
    } catch (error) {
      if (!signal?.aborted) throw error;
    }
  };
}

function realNowMs() {
  return performance.timeOrigin + performance.now();
}
