/** What a test takes over to let time pass; `window` in a browser, the global object elsewhere. */
const page: {
  setTimeout: unknown;
  clearTimeout: unknown;
  readonly Date: { now: () => number };
  readonly performance: { now: () => number };
} = globalThis;

interface Timer {
  readonly dueMs: number;
  readonly run: () => void;
}

/**
 * Time that passes only when a test says so. From `install` to `restore`, timers, `Date.now` and
 * `performance.now` are those of the test; nothing waits for real.
 */
export class FakeTime {
  #restore = (): void => {};
  readonly #timers = new Map<number, Timer>();
  #lastId = 0;
  #passedMs = 0;
  /** What the clock of the machine shows. It may be set; timers do not follow it then. */
  nowMs: number;

  constructor(nowMs = Date.parse('2025-09-24T15:20Z')) {
    this.nowMs = nowMs;
  }

  install(): this {
    const { setTimeout, clearTimeout } = page;
    const [dateNow, performanceNow] = [page.Date.now, page.performance.now];
    this.#restore = () => {
      Object.assign(page, { setTimeout, clearTimeout });
      page.Date.now = dateNow;
      page.performance.now = performanceNow;
    };
    page.setTimeout = (run: () => void, ms = 0) => {
      this.#timers.set(++this.#lastId, { dueMs: this.#passedMs + ms, run });
      return this.#lastId;
    };
    page.clearTimeout = (id: number) => {
      this.#timers.delete(id);
    };
    page.Date.now = () => this.nowMs;
    page.performance.now = () => this.#passedMs;
    return this;
  }

  restore(): void {
    this.#restore();
  }

  /** Milliseconds that have passed, whatever the clock shows. */
  get passedMs(): number {
    return this.#passedMs;
  }

  /** In how many ms each pending timer is due, soonest first. */
  get timers(): readonly number[] {
    return [...this.#timers.values()]
      .map(({ dueMs }) => dueMs - this.#passedMs)
      .sort((a, b) => a - b);
  }

  /** Lets `ms` pass, with every timer at its time and all that follows from it. */
  async pass(ms: number): Promise<void> {
    const endMs = this.#passedMs + ms;
    await settled();
    for (let next = this.#next(endMs); next; next = this.#next(endMs)) {
      const [id, { dueMs, run }] = next;
      this.#timers.delete(id);
      this.#advance(Math.max(dueMs, this.#passedMs));
      run();
      await settled();
    }
    this.#advance(endMs);
  }

  #next(endMs: number): readonly [number, Timer] | undefined {
    return [...this.#timers]
      .filter(([, { dueMs }]) => dueMs <= endMs)
      .sort(([, a], [, b]) => a.dueMs - b.dueMs)[0];
  }

  #advance(toMs: number): void {
    this.nowMs += toMs - this.#passedMs;
    this.#passedMs = toMs;
  }
}

/** Resolves when all that follows from settled promises has happened. */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    // A task of its own, and unlike a timer one that browsers do not hold back.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** Resolves when `isDone`, however many tasks of the platform (such as reading a body) that takes. */
export async function until(isDone: () => boolean): Promise<void> {
  for (let task = 0; !isDone(); task++) {
    if (task === 10_000) throw new Error('It does not happen');
    await settled();
  }
}
