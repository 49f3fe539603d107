import { abortable } from './abortable.js';
import { MetricsError } from './errors.js';

/** The pause before the first retry is at most this long (ms); each further one up to twice as long. */
const FIRST_PAUSE_MS = 500;

/** No pause is longer (ms), unless the API asks for it. */
const LONGEST_PAUSE_MS = 60_000;

/** So many failures of one question in a row are not worth telling anybody. */
const SILENT_FAILURES = 2;

/** More questions than this do not fail at a time; what is older is forgotten. */
const MAX_QUESTIONS = 100;

/**
 * Repeats what failed for a reason that may pass, with full jitter, so that not all pages of the
 * world come back at once. Short troubles are nobody's business; a longer one ends with an error
 * that says when to try again.
 */
export class Retry {
  /** Failures in a row, by question. */
  readonly #failures = new Map<string, number>();
  readonly #random: () => number;

  /** @param random - gives numbers from 0 up to 1 */
  constructor(random = Math.random) {
    this.#random = random;
  }

  /**
   * @param question - what failures are counted for
   * @param patience - ends the waiting between two attempts
   * @throws {MetricsError} with `retryInMs` where it is of a transient kind
   */
  async run<T>(question: string, patience: AbortSignal, attempt: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        const result = await attempt();
        this.#failures.delete(question);
        return result;
      } catch (error) {
        if (!(error instanceof MetricsError) || !error.outcome.isTransient) throw error;
        const failures = this.#failures.get(question) ?? 0;
        this.#note(question, failures + 1);
        const longestMs = Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS);
        const pauseMs = Math.max(this.#random() * longestMs, error.retryInMs ?? 0);
        // A timeout has been long enough, and without a network there is nothing to try.
        const isShort =
          failures < SILENT_FAILURES &&
          pauseMs <= longestMs &&
          error.kind !== 'timeout' &&
          !isOffline();
        if (!isShort) throw error.with({ retryInMs: pauseMs });
        await pause(pauseMs, patience);
      }
    }
  }

  #note(question: string, failures: number): void {
    this.#failures.delete(question);
    this.#failures.set(question, failures);
    const [oldest] = this.#failures.keys();
    if (this.#failures.size > MAX_QUESTIONS && oldest) this.#failures.delete(oldest);
  }
}

/** Under Node there is no network to be without. */
function isOffline(): boolean {
  return (globalThis as { navigator?: Partial<Navigator> }).navigator?.onLine === false;
}

/** Resolves after `ms`; rejects with the reason of `signal`. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return abortable(signal, (resolve) => {
    const timer = setTimeout(resolve, ms);
    return () => {
      clearTimeout(timer);
    };
  });
}
