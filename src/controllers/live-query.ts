import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { MetricsError } from '../api/errors.js';

/** What an element is in. */
export type Status = 'loading' | 'ready' | 'empty' | 'error' | 'unauthorized' | 'forbidden';

/** Data, what it was asked for, and when. */
export interface Result<Query, Data> {
  readonly query: Query;
  readonly data: Data;
  /** Unix ms at which the query was made. */
  readonly atMs: number;
}

/** What a `LiveQuery` needs from its element. */
export interface LiveQueryOptions<Query, Data> {
  /** Whatever the data depends on, time aside. When any of it changes, all starts anew. */
  readonly key: () => readonly unknown[];
  readonly query: (nowMs: number) => Query;
  readonly fetch: (
    query: Query,
    options: { readonly signal: AbortSignal; readonly force: boolean },
  ) => Promise<Data>;
  readonly isEmpty: (result: Result<Query, Data>) => boolean;
  /** Milliseconds between refreshes; `undefined` for none. */
  readonly refreshMs: () => number | undefined;
  readonly onData: (result: Result<Query, Data>) => void;
  readonly onError: (error: MetricsError) => void;
}

/**
 * Keeps an element's data current: fetches when it is connected or what it asks for changes,
 * refreshes at intervals, and aborts when it leaves. The newest request wins; the last good data
 * outlives a failed refresh, but never a change of the question or a lost permission.
 */
export class LiveQuery<Query, Data> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: LiveQueryOptions<Query, Data>;
  #key: readonly unknown[] | undefined;
  #isConnected = false;
  /** The newest run; it is aborted by the next one, even where it has only to tell its outcome. */
  #newest: AbortController | undefined;
  #isRunning = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #dueMs: number | undefined;
  #status: Status = 'loading';
  #result: Result<Query, Data> | undefined;
  #error: MetricsError | undefined;

  constructor(host: ReactiveControllerHost, options: LiveQueryOptions<Query, Data>) {
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
    document.addEventListener('visibilitychange', this.#onVisibility);
    // Before the first update there is no key, and hostUpdate starts; later this is a return.
    if (this.#key && !this.#hasNewKey()) void this.#run();
  }

  hostUpdate(): void {
    this.#hasNewKey();
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#stop();
  }

  /** Asks again, keeping what is shown. Resolves when the answer is there; never rejects. */
  async refresh(): Promise<void> {
    if (!this.#isConnected) return;
    // A person who tries again after an error sees that something happens.
    if (!this.#result) this.#status = 'loading';
    this.#host.requestUpdate();
    await this.#run(true);
  }

  /** Takes up a changed refresh interval. */
  reschedule(): void {
    if (this.#isConnected && !this.#isRunning) this.#schedule();
  }

  /** Drops what is shown and asks anew where the question is another one than before. */
  #hasNewKey(): boolean {
    const key = this.#options.key();
    if (this.#key && isSame(this.#key, key)) return false;
    this.#key = key;
    this.#result = undefined;
    this.#error = undefined;
    this.#status = 'loading';
    this.#host.requestUpdate();
    if (this.#isConnected) void this.#run();
    return true;
  }

  async #run(force = false): Promise<void> {
    this.#stop();
    const run = new AbortController();
    this.#newest = run;
    this.#isRunning = true;
    const atMs = Date.now();
    // A source that ignores the signal must not keep those waiting who asked for a refresh.
    const aborted = new Promise<undefined>((resolve) => {
      run.signal.addEventListener(
        'abort',
        () => {
          resolve(undefined);
        },
        { once: true },
      );
    });
    const outcome = await Promise.race([this.#attempt(atMs, run.signal, force), aborted]);
    if (run.signal.aborted) return;
    this.#isRunning = false;
    if (outcome instanceof MetricsError) this.#fail(outcome);
    else if (outcome) this.#succeed(outcome);
    // After a refused sign-in there is no use in asking until something changes.
    if (this.#error?.status !== 401) this.#schedule();
    this.#host.requestUpdate();
    // Listeners find the element as the event says it is.
    await this.#host.updateComplete;
    if (this.#newest !== run || !this.#isConnected || !outcome) return;
    if (outcome instanceof MetricsError) this.#options.onError(outcome);
    else this.#options.onData(outcome);
  }

  /** Data, an error, or nothing where the attempt was aborted. */
  async #attempt(
    atMs: number,
    signal: AbortSignal,
    force: boolean,
  ): Promise<Result<Query, Data> | MetricsError | undefined> {
    try {
      const query = this.#options.query(atMs);
      return { query, data: await this.#options.fetch(query, { signal, force }), atMs };
    } catch (error) {
      if (error instanceof MetricsError) return error;
      if (signal.aborted) return undefined;
      // A page's own source threw; its words are its own and stay there.
      return new MetricsError('server', 'The data source failed');
    }
  }

  #succeed(result: Result<Query, Data>): void {
    this.#result = result;
    this.#error = undefined;
    this.#status = this.#options.isEmpty(result) ? 'empty' : 'ready';
  }

  #fail(error: MetricsError): void {
    const { kind } = error;
    this.#error = error;
    if (kind === 'unauthorized' || kind === 'forbidden') {
      // Whoever may not see the numbers any more does not go on seeing the last ones.
      this.#result = undefined;
      this.#status = kind;
    } else if (!this.#result) {
      this.#status = 'error';
    }
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    const refreshMs = this.#options.refreshMs();
    this.#dueMs = refreshMs === undefined ? undefined : Date.now() + refreshMs;
    if (refreshMs === undefined) return;
    this.#timer = setTimeout(() => this.#onDue(), refreshMs);
  }

  #onDue(): void {
    // Nobody looks: the refresh waits until somebody does.
    if (!document.hidden) void this.#run();
  }

  readonly #onVisibility = (): void => {
    const isDue = this.#dueMs !== undefined && Date.now() >= this.#dueMs;
    if (!document.hidden && !this.#isRunning && isDue) void this.#run();
  };

  #stop(): void {
    this.#newest?.abort();
    this.#isRunning = false;
    clearTimeout(this.#timer);
  }
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, index) => Object.is(value, b[index]));
}
