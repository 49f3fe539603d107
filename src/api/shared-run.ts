import { abortable } from './abortable.js';
import type { Priority } from './limiter.js';

/** Somebody who waits for a run that others may wait for too. */
export interface Waiter {
  /** Aborts the waiting, and the run where nobody else waits for it. */
  readonly signal: AbortSignal;
  /** Aborts a run that has only queued so far, or waits to try again; not one on the wire. */
  readonly patience: AbortSignal;
  /** How urgent it is by now. */
  readonly priority: () => Priority;
}

/** What a run follows: all who wait for it together. */
export interface RunControl {
  readonly signal: AbortSignal;
  readonly patience: AbortSignal;
  /** That of the most urgent who waits. */
  readonly priority: () => Priority;
}

/** One piece of work for all who need its outcome. It ends early when the last of them leaves. */
export class SharedRun<T> {
  readonly #waiters = new Set<Waiter>();
  readonly #patient = new Set<Waiter>();
  readonly #run: AbortController;
  readonly #patience: AbortController;
  readonly #outcome: Promise<T>;

  /** @param Controller - of what all who wait share */
  constructor(
    start: (control: RunControl) => Promise<T>,
    Controller: new () => AbortController = AbortController,
  ) {
    this.#run = new Controller();
    this.#patience = new Controller();
    const control = {
      signal: this.#run.signal,
      patience: this.#patience.signal,
      priority: () => Math.min(...[...this.#waiters].map((one) => one.priority())) as Priority,
    };
    // Started once the first has joined, so that it knows how urgent it is.
    this.#outcome = Promise.resolve().then(() => start(control));
  }

  /** Whether one can still join; not after all have given up. */
  get isOpen(): boolean {
    return !this.#patience.signal.aborted;
  }

  /** The outcome; rejects with the reason of the waiter's own signal where that aborts. */
  join(waiter: Waiter): Promise<T> {
    return abortable(waiter.signal, (resolve, reject) => {
      const giveUp = () => {
        this.#patient.delete(waiter);
        if (this.#patient.size === 0) this.#patience.abort();
      };
      const finish = () => {
        this.#waiters.delete(waiter);
        waiter.patience.removeEventListener('abort', giveUp);
      };
      this.#waiters.add(waiter);
      this.#patient.add(waiter);
      waiter.patience.addEventListener('abort', giveUp);
      this.#outcome.then(resolve, reject).finally(finish);
      if (waiter.patience.aborted) giveUp();
      return () => {
        finish();
        if (this.#waiters.size === 0) this.#run.abort();
        giveUp();
      };
    });
  }
}
