import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { MetricsError } from '../api/errors.js';
import type { Priority } from '../api/limiter.js';
import { isHidden, isOnScreen, watchVisibility } from './visibility.js';

/** What an element is in. */
export type Status = 'loading' | 'ready' | 'empty' | 'error' | 'unauthorized' | 'forbidden';

/** What was answered, and when (Unix ms) it was asked for. */
export interface Answer<Data> {
  readonly data: Data;
  readonly atMs: number;
  /** The same for the period before, where that is wanted and known. */
  readonly previous?: Previous<Data> | undefined;
}

/** Data of an earlier period. */
export interface Previous<Data> {
  readonly data: Data;
  /** How much earlier (ms) it is. */
  readonly shiftMs: number;
}

/** Data, what it was asked for, and when. */
export interface Result<Query, Data> extends Answer<Data> {
  readonly query: Query;
}

/** How to fetch. */
export interface FetchOptions {
  readonly signal: AbortSignal;
  /** Aborts only what has not been sent yet: nobody looks any more. */
  readonly patience: AbortSignal;
  readonly priority: () => Priority;
  /** How old (ms) the answer may be. */
  readonly maxAgeMs: number;
  /** Whether a person wants it, so that it must be new. */
  readonly force: boolean;
}

/** What a `LiveQuery` needs from its element. */
export interface LiveQueryOptions<Query, Data> {
  /**
   * Whatever the data depends on, time aside. When any of it changes, all starts anew; `undefined`
   * where there is nothing to ask.
   */
  readonly key: () => readonly unknown[] | undefined;
  readonly query: (nowMs: number) => Query;
  readonly fetch: (query: Query, options: FetchOptions) => Promise<Answer<Data>>;
  /** What to add to `Date.now()` for the true time, as far as it is known. */
  readonly skewMs: () => number;
  readonly isEmpty: (result: Result<Query, Data>) => boolean;
  /** Milliseconds between refreshes; `undefined` for none. */
  readonly refreshMs: () => number | undefined;
  readonly onData: (result: Result<Query, Data>) => void;
  readonly onError: (error: MetricsError) => void;
}

/** When what fails for a while is asked again (ms), where neither error nor page say so. */
const RETRY_MS = 60_000;

/** Between two answers is at least so much time (ms), whatever clocks say. */
const LEAST_WAIT_MS = 500;

/**
 * Keeps an element's data current: fetches when it is seen or what it asks for changes, refreshes
 * at intervals, tries again after an error, and aborts when it leaves. Nothing is asked for while
 * nobody can see it. The newest request wins; the last good data outlives a failed refresh, but
 * never a change of the question or a lost permission.
 */
export class LiveQuery<Query, Data> implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #options: LiveQueryOptions<Query, Data>;
  #key: readonly unknown[] | undefined;
  #isConnected = false;
  #isVisible = false;
  #unwatch: (() => void) | undefined;
  /** The newest run; it is aborted by the next one, even where it has only to tell its outcome. */
  #newest: AbortController | undefined;
  #patience: AbortController | undefined;
  #isRunning = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When to ask again, by `Date.now()`: at once to begin with, never where it is infinite. */
  #dueMs = -Infinity;
  /** How long that was away when it was set, which a clock that is set back must not stretch. */
  #longestWaitMs = 0;
  #status: Status = 'loading';
  #result: Result<Query, Data> | undefined;
  #error: MetricsError | undefined;
  /** Whether the browser knew that it was online when the data came. Some never think so. */
  #wasOnline = true;

  constructor(host: ReactiveControllerHost & Element, options: LiveQueryOptions<Query, Data>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get status(): Status {
    return this.#status;
  }

  /** The last good data for what is asked now. */
  get result(): Result<Query, Data> | undefined {
    return this.#result;
  }

  /** Why the newest attempt failed, if it did. */
  get error(): MetricsError | undefined {
    return this.#error;
  }

  /** Whether there is data to show although the newest attempt failed. */
  get isStale(): boolean {
    return this.#error !== undefined && this.#result !== undefined;
  }

  hostConnected(): void {
    this.#isConnected = true;
    this.#dueMs = -Infinity;
    window.addEventListener('online', this.#onOnline);
    this.#unwatch = watchVisibility(this.#host, (isVisible) => {
      this.#setVisible(isVisible);
    });
    // Before the first update there is no key, and hostUpdate makes it.
    if (this.#key) this.#checkKey();
  }

  hostUpdate(): void {
    this.#checkKey();
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    this.#isVisible = false;
    window.removeEventListener('online', this.#onOnline);
    this.#unwatch?.();
    this.#stop();
  }

  /** Asks again, keeping what is shown. Resolves when the answer is there; never rejects. */
  async refresh(): Promise<void> {
    if (!this.#isConnected) return;
    this.#key ??= this.#options.key();
    if (!this.#key) return;
    // A person who tries again after an error sees that something happens.
    if (!this.#result) this.#status = 'loading';
    this.#host.requestUpdate();
    await this.#run(true);
  }

  /** Takes up a changed refresh interval. */
  reschedule(): void {
    // What is due at once stays so, as after a return to the page.
    if (this.#isRunning || this.#dueMs < 0) return;
    if (this.#error) this.#setDueAfter(this.#error);
    else if (this.#result) this.#setDue(this.#options.refreshMs(), this.#ageMs);
    this.#schedule();
  }

  /** Drops what is shown and asks anew where the question is another one than before. */
  #checkKey(): void {
    const key = this.#options.key();
    if (isSame(this.#key, key)) return;
    this.#key = key;
    this.#result = undefined;
    this.#error = undefined;
    this.#status = 'loading';
    this.#dueMs = -Infinity;
    this.#stop();
    this.#host.requestUpdate();
    this.#schedule();
  }

  async #run(force = false): Promise<void> {
    this.#stop();
    const run = new AbortController();
    const patience = new AbortController();
    this.#newest = run;
    // What a person asked for is not given up because it was scrolled away.
    this.#patience = force ? undefined : patience;
    this.#isRunning = true;
    // A source that ignores the signal must not keep those waiting who asked for a refresh.
    const aborted = new Promise<undefined>((resolve) => {
      run.signal.onabort = () => {
        resolve(undefined);
      };
    });
    const attempt = this.#attempt({
      signal: run.signal,
      patience: patience.signal,
      priority: () => (force ? 0 : this.#result ? 3 : isOnScreen(this.#host) ? 1 : 2),
      // After a failure only what is newer than what is shown is a recovery.
      maxAgeMs: Math.min(
        this.#options.refreshMs() ?? Infinity,
        this.#error ? this.#ageMs : Infinity,
      ),
      force,
    });
    const outcome = await Promise.race([attempt, aborted]);
    if (run.signal.aborted) return;
    this.#isRunning = false;
    if (!outcome) {
      // It was given up while nobody looked; by now somebody may.
      this.#schedule();
      return;
    }
    if (outcome instanceof MetricsError) this.#fail(outcome);
    else this.#succeed(outcome);
    this.#schedule();
    this.#host.requestUpdate();
    // Listeners find the element as the event says it is.
    await this.#host.updateComplete;
    if (this.#newest !== run || !this.#isConnected) return;
    if (outcome instanceof MetricsError) this.#options.onError(outcome);
    else this.#options.onData(outcome);
  }

  /** Data, an error, or nothing where the attempt was aborted. */
  async #attempt(options: FetchOptions): Promise<Result<Query, Data> | MetricsError | undefined> {
    try {
      if (!options.force && this.#result && this.#isOffline()) {
        return new MetricsError('network', 'Offline');
      }
      const skewMs = this.#options.skewMs();
      const result = await this.#fetch(options);
      // With the answer the true time is known, and it may be another question's.
      return this.#options.skewMs() === skewMs ? result : await this.#fetch(options);
    } catch (error) {
      if (error instanceof MetricsError) return error;
      if (options.signal.aborted || options.patience.aborted) return undefined;
      // A page's own source threw; its words are its own and stay there.
      return new MetricsError('server', 'Data source failed');
    }
  }

  async #fetch(options: FetchOptions): Promise<Result<Query, Data>> {
    const query = this.#options.query(Date.now() + this.#options.skewMs());
    const result = { query, ...(await this.#options.fetch(query, options)) };
    this.#options.isEmpty(result); // Throws where a page's own client gave no series.
    return result;
  }

  #succeed(result: Result<Query, Data>): void {
    this.#result = result;
    this.#error = undefined;
    this.#wasOnline = navigator.onLine;
    this.#status = this.#options.isEmpty(result) ? 'empty' : 'ready';
    this.#setDue(this.#options.refreshMs(), this.#ageMs);
  }

  #fail(error: MetricsError): void {
    const { status } = error.outcome;
    this.#error = error;
    if (status !== 'error') {
      // Whoever may not see the numbers any more does not go on seeing the last ones.
      this.#result = undefined;
      this.#status = status;
    } else if (!this.#result) {
      this.#status = status;
    }
    this.#setDueAfter(error);
  }

  #setDueAfter(error: MetricsError): void {
    // After a refused sign-in there is no use in asking until something changes, and without a
    // network until there is one.
    const isHopeless = error.status === 401 || (error.kind === 'network' && this.#isOffline());
    const refreshMs =
      this.#options.refreshMs() ?? (error.outcome.isTransient ? RETRY_MS : Infinity);
    this.#setDue(isHopeless ? Infinity : (error.retryInMs ?? refreshMs));
  }

  /** @param passedMs - so much of the wait is over already */
  #setDue(waitMs = Infinity, passedMs = 0): void {
    // What a proxy has kept for longer than that was old when it came: no reason to hurry.
    const restMs = passedMs < waitMs ? waitMs - passedMs : waitMs;
    this.#dueMs = Date.now() + Math.max(restMs, LEAST_WAIT_MS);
    this.#longestWaitMs = Math.max(waitMs, LEAST_WAIT_MS);
  }

  /** Asks if it is time, or waits until then; never while nobody can see it. */
  #schedule(): void {
    clearTimeout(this.#timer);
    if (!this.#isVisible || this.#isRunning || !this.#key) return;
    const waitMs = Math.min(this.#dueMs - Date.now(), this.#longestWaitMs);
    if (waitMs <= 0) void this.#run();
    else if (waitMs < Infinity) {
      // Not every browser tells of a hidden page before it runs what is due.
      this.#timer = setTimeout(() => void (isHidden() || this.#run()), waitMs);
    }
  }

  #setVisible(isVisible: boolean): void {
    this.#isVisible = isVisible;
    if (!isVisible) {
      this.#patience?.abort();
      clearTimeout(this.#timer);
    } else {
      this.#schedule();
    }
  }

  readonly #onOnline = (): void => {
    if (this.#error?.outcome.isTransient) this.#dueMs = -Infinity;
    this.#schedule();
  };

  /** How old (ms) what is shown is. */
  get #ageMs(): number {
    return Date.now() + this.#options.skewMs() - (this.#result?.atMs ?? -Infinity);
  }

  #isOffline(): boolean {
    return this.#wasOnline && !navigator.onLine;
  }

  #stop(): void {
    this.#newest?.abort();
    this.#isRunning = false;
    clearTimeout(this.#timer);
  }
}

function isSame(a: readonly unknown[] | undefined, b: readonly unknown[] | undefined): boolean {
  if (!a || !b) return a === b;
  return a.length === b.length && a.every((value, index) => Object.is(value, b[index]));
}
