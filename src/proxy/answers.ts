import { LRUCache } from 'lru-cache';
import type { Limiter, Priority } from '../api/limiter.js';
import { SharedRun } from '../api/shared-run.js';
import { digestOf } from './digest.js';
import type { Source } from './events.js';
import { isOutage, ProxyError, tooLate, tooOften } from './errors.js';
import type { Found, Instances } from './instances.js';
import type { Lifetime } from './lifetime.js';
import { PlainAbortController } from './plain-abort.js';

/** One answer of the API, as all who ask for it get it. */
export interface Answer {
  /** JSON, as it is sent: in an hour the same text goes out thousands of times. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** When the API was asked, as Unix ms. */
  readonly atMs: number;
  /** Strong validator of `bytes`, in its quotes. */
  readonly etag: string;
  readonly lifetime: Lifetime;
}

/** An answer, and where it came from this time. */
export interface Served {
  readonly answer: Answer;
  readonly source: Source;
}

/** A question for the API. */
export interface Question {
  /** Equal for questions that have the same answer. */
  readonly key: string;
  /** Asks the API; within its own time limit. */
  readonly ask: () => Promise<string>;
  readonly lifetimeAt: (atMs: number) => Lifetime;
}

/** Who asks. */
export interface Asker {
  /** Aborts when the caller has gone. */
  readonly signal: AbortSignal;
  /** Told of work that goes on after the answer, as some runtimes would stop it. */
  readonly waitUntil: (work: Promise<unknown>) => void;
}

interface Running {
  readonly run: SharedRun<Answer>;
  readonly sinceMs: number;
}

/** Longest time (ms) that a request waits for its turn before it is refused. */
const QUEUE_MS = 5_000;
/** How long (ms) somebody waits for the API who could have an older answer. */
const PATIENCE_MS = 2_000;
/** After a failure, older answers are served for so long (ms) without asking again. */
const RECOVERY_MS = 5_000;
/** No burst, and no refresh, for so long (ms) after the API has said that it is too much. */
const PAUSE_MS = 2_000;
/**
 * A run that takes longer (ms) has come to nothing: some runtimes stop what goes on after an answer,
 * unless they are told of it, and leave it unfinished.
 */
const LOST_MS = 60_000;
/** What an answer takes (bytes) beside its text and key: objects, headers, its place in the lists. */
const OVERHEAD_BYTES = 600;

/**
 * The answers of one API base and credential: kept while they are fresh, shared by all who ask at
 * the same time, older ones served where the API cannot answer.
 */
export class Answers {
  readonly #limiter: Limiter;
  readonly #kept: LRUCache<string, Answer>;
  readonly #failedAtMs: LRUCache<string, number>;
  readonly #runs = new Map<string, Running>();
  /** Questions on their way to the API: they go on even when nobody waits any more. */
  readonly #onWire = new Set<string>();

  readonly #recalls = new Map<string, Promise<Answer | undefined>>();
  readonly #findInstances: (() => Promise<Instances>) | undefined;

  /**
   * @param maxBytes - how much is kept
   * @param findInstances - where others share answers and limit
   */
  constructor(limiter: Limiter, maxBytes: number, findInstances?: () => Promise<Instances>) {
    this.#limiter = limiter;
    this.#findInstances = findInstances;
    this.#kept = new LRUCache<string, Answer>({
      maxSize: maxBytes,
      sizeCalculation: ({ bytes }, key) => bytes.length + 2 * key.length + OVERHEAD_BYTES,
    });
    this.#failedAtMs = new LRUCache<string, number>({ max: 1000 });
  }

  /** How much there is: answers, their estimated bytes, and questions that wait for the API. */
  get load(): { readonly count: number; readonly bytes: number; readonly waiting: number } {
    return {
      count: this.#kept.size,
      bytes: this.#kept.calculatedSize,
      waiting: this.#runs.size,
    };
  }

  /** What is kept here and fresh. */
  fresh(key: string): Answer | undefined {
    const kept = this.#usable(key);
    return kept && Date.now() - kept.atMs < kept.lifetime.freshMs ? kept : undefined;
  }

  /** @throws {ProxyError} where there is no answer, and none that is young enough */
  async get(question: Question, asker: Asker): Promise<Served> {
    const { key } = question;
    const kept = this.#usable(key) ?? (await this.#recall(question, asker));
    if (!kept) {
      const first = this.#join(question, 1, asker.signal);
      asker.waitUntil(first.catch(() => undefined));
      return { answer: await first, source: 'api' };
    }
    const nowMs = Date.now();
    const ageMs = nowMs - kept.atMs;
    if (ageMs < kept.lifetime.freshMs) return { answer: kept, source: 'fresh' };
    const stale: Served = { answer: kept, source: 'stale' };
    if (nowMs - (this.#failedAtMs.get(key) ?? 0) < RECOVERY_MS) return stale;
    const isYoung = ageMs < kept.lifetime.staleMs;
    // One is enough to renew it. If each waited, a slow API would have all of them pile up.
    if (isYoung && this.#running(key)) return stale;
    const renewal = this.#join(question, 3);
    asker.waitUntil(renewal.catch(() => undefined));
    if (isYoung) return stale;
    try {
      const answer = await Promise.race([renewal, rejectAfter(PATIENCE_MS)]);
      return { answer, source: 'api' };
    } catch (error) {
      if (isOutage(error)) return stale;
      throw error;
    }
  }

  /** What is kept here, where it is young enough to be shown at all. */
  #usable(key: string): Answer | undefined {
    const kept = this.#kept.get(key);
    if (!kept) return undefined;
    const ageMs = Date.now() - kept.atMs;
    // A negative age is that of a clock that was set back.
    return ageMs >= 0 && ageMs < kept.lifetime.usableMs ? kept : undefined;
  }

  /** What another instance has kept. Looked for once, however many ask. */
  async #recall(question: Question, asker: Asker): Promise<Answer | undefined> {
    if (!this.#findInstances) return undefined;
    const { key, lifetimeAt } = question;
    const recall = async (findInstances: () => Promise<Instances>) => {
      const there = await (await findInstances()).recall(key);
      // By now this instance may have a newer one.
      const kept = this.#usable(key);
      if (!there || (kept && kept.atMs >= there.atMs)) return kept;
      await this.#keep(key, there, lifetimeAt);
      return this.#usable(key);
    };
    const running =
      this.#recalls.get(key) ??
      recall(this.#findInstances).finally(() => {
        this.#recalls.delete(key);
      });
    this.#recalls.set(key, running);
    // Others wait for it, too.
    asker.waitUntil(running.catch(() => undefined));
    return running;
  }

  async #keep(key: string, { body, atMs }: Found, lifetimeAt: Question['lifetimeAt']) {
    const bytes = new TextEncoder().encode(body);
    const answer = { bytes, atMs, etag: `"${await digestOf(bytes)}"`, lifetime: lifetimeAt(atMs) };
    this.#kept.set(key, answer);
    return answer;
  }

  /** The run that has the answer to a question when it ends. */
  #running(key: string): SharedRun<Answer> | undefined {
    const running = this.#runs.get(key);
    if (!running || Date.now() - running.sinceMs > LOST_MS) return undefined;
    return running.run.isOpen || this.#onWire.has(key) ? running.run : undefined;
  }

  #join(question: Question, urgency: Priority, leaves?: AbortSignal): Promise<Answer> {
    const { key } = question;
    let run = this.#running(key);
    if (!run) {
      const begun = new SharedRun<Answer>(async ({ priority, patience }) => {
        try {
          return await this.#renew(question, priority, patience);
        } finally {
          if (this.#runs.get(key)?.run === begun) {
            this.#runs.delete(key);
            this.#onWire.delete(key);
          }
        }
      }, PlainAbortController);
      run = begun;
      this.#runs.set(key, { run, sinceMs: Date.now() });
      this.#onWire.delete(key);
    }
    const stays = new AbortController().signal;
    return run.join({ signal: stays, patience: leaves ?? stays, priority: () => urgency });
  }

  /** @param patience - aborts when nobody waits any more; what is on the wire is let through */
  async #renew(
    question: Question,
    priority: () => Priority,
    patience: AbortSignal,
  ): Promise<Answer> {
    const { key, lifetimeAt } = question;
    try {
      const instances = await this.#findInstances?.();
      const ask = () => this.#ask(question, priority, patience, instances);
      const shared = {
        key,
        ask,
        isFresh: (atMs: number) => Date.now() < atMs + lifetimeAt(atMs).freshMs,
        usableMs: (atMs: number) => lifetimeAt(atMs).usableMs,
      };
      const found = instances ? await instances.ask(shared, patience) : await ask();
      const answer = await this.#keep(key, found, lifetimeAt);
      this.#failedAtMs.delete(key);
      return answer;
    } catch (error) {
      if (isOutage(error)) this.#failedAtMs.set(key, Date.now());
      // What is refused now must not be shown any more.
      else this.#kept.delete(key);
      throw error;
    }
  }

  async #ask(
    { key, ask }: Question,
    priority: () => Priority,
    patience: AbortSignal,
    instances: Instances | undefined,
  ): Promise<Found> {
    await this.#takeTurn(priority, patience, instances);
    const atMs = Date.now();
    this.#onWire.add(key);
    try {
      return { body: await ask(), atMs };
    } catch (error) {
      if (error instanceof ProxyError && error.status === 429) this.#limiter.pause(PAUSE_MS);
      throw error;
    }
  }

  async #takeTurn(
    priority: () => Priority,
    patience: AbortSignal,
    instances: Instances | undefined,
  ): Promise<void> {
    // Aborted by whichever request is the last to leave.
    const late = new PlainAbortController();
    const timer = setTimeout(() => {
      late.abort(tooOften(QUEUE_MS / 1000, 'queue-full'));
    }, QUEUE_MS);
    const leave = () => {
      late.abort(tooOften(QUEUE_MS / 1000, 'queue-full'));
    };
    patience.addEventListener('abort', leave);
    try {
      if (patience.aborted) leave();
      await this.#limiter.take(priority, late.signal);
      await instances?.takeTurn(late.signal);
    } finally {
      clearTimeout(timer);
      patience.removeEventListener('abort', leave);
    }
  }
}

function rejectAfter(ms: number): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => {
      reject(tooLate());
    }, ms);
  });
}
