import * as z from 'zod/mini';
import { BURST, REFILL_MS } from '../api/limiter.js';
import { digestOf } from './digest.js';
import { failureOf, isOutage, ProxyError, sharedFailure } from './errors.js';
import type { SharedStore } from './shared-store.js';
import { sleep } from './sleep.js';

/** What the API answered. */
export interface Found {
  /** JSON text. */
  readonly body: string;
  /** When the API was asked (Unix ms). */
  readonly atMs: number;
}

/** How a question is asked that other instances may ask too. */
export interface SharedQuestion {
  /** Equal for questions that have the same answer. */
  readonly key: string;
  /** Asks the API. */
  readonly ask: () => Promise<Found>;
  /** Whether an answer that another instance had is as good as a new one. */
  readonly isFresh: (atMs: number) => boolean;
  /** How long (ms) an answer may be of use, from when it was asked for. */
  readonly usableMs: (atMs: number) => number;
}

const found = z.object({ body: z.string(), atMs: z.number().check(z.gte(0)) });
/** What lies where an instance claimed a question: that it asks, or how that failed. */
const failed = z.object({
  failed: z.object({
    code: z.int(),
    status: z.int().check(z.gte(400), z.lte(599)),
    retrySeconds: z.optional(z.int().check(z.gte(1), z.lte(3_600))),
  }),
});

/** A claim lives so long (ms) without a sign of its instance, which gives one each `SIGN_MS`. */
const CLAIM_MS = 3_000;
const SIGN_MS = 1_000;
/** How often (ms) an instance looks whether another has the answer. */
const LOOK_MS = 100;
/** Waited so long (ms) for another instance, one asks by itself while its caller still waits. */
const WAIT_MS = 8_000;
/** A failure is that of all who ask within so long (ms). */
const FAILURE_MS = 1_000;
/** How far (ms) the clock of an instance may be ahead. */
const MAX_AHEAD_MS = 2_000;
/**
 * Tokens that lie ready at most. They come at full turns of the clock, so the next may come at once
 * after a burst: one less than allowed keeps both together within the limit.
 */
const CAPACITY = BURST - 1;
/** A turn is kept for longer than any clock is wrong. */
const TURN_MS = 600_000;

/**
 * All instances that share a store and ask for the same organization: they find each other's
 * answers, ask each question once at a time, and hold the limit of the API together.
 *
 * The limit is a bucket of tokens: one more each `REFILL_MS`, no more than `CAPACITY`. The tokens are
 * numbered by the time that they came at, and who claims a number first may ask. The oldest goes
 * first, so those that nobody took for a whole bucket long are the ones that flow over.
 */
export class Instances {
  readonly #store: SharedStore;
  /** Names the organization in keys. */
  readonly #space: string;
  #nextTurn = -Infinity;

  constructor(store: SharedStore, space: string) {
    this.#store = store;
    this.#space = space;
  }

  /** An answer that some instance had, whatever its age. */
  async recall(key: string): Promise<Found | undefined> {
    return this.#read(await this.#keyOf('answer', key));
  }

  /**
   * A new answer: by this instance, or another that asks at the same time.
   *
   * @param signal - aborts the waiting for another instance
   * @throws {ProxyError} how asking failed, here or there
   */
  async ask(question: SharedQuestion, signal: AbortSignal): Promise<Found> {
    const answerKey = await this.#keyOf('answer', question.key);
    const runKey = await this.#keyOf('run', question.key);
    const before = await this.#read(answerKey);
    const untilMs = performance.now() + WAIT_MS;
    let latest = before;
    for (let waited = false; ; waited = true) {
      // One that came while it was waited for is new, however soon it gets old.
      if (latest && (question.isFresh(latest.atMs) || (waited && latest.atMs !== before?.atMs))) {
        return latest;
      }
      if ((await this.#store.claim(runKey, CLAIM_MS)) || performance.now() > untilMs) {
        // Another may have come and gone between the look and the claim.
        latest = await this.#read(answerKey);
        if (!latest || !question.isFresh(latest.atMs)) {
          return this.#run(question, answerKey, runKey, signal);
        }
        await this.#store.remove(runKey);
        return latest;
      }
      const state = await this.#store.read(runKey, failed);
      if (state) throw sharedFailure(state.failed);
      await sleep(LOOK_MS, signal);
      latest = await this.#read(answerKey);
    }
  }

  /** Waits until the API may be asked once more, whichever instance asks. */
  async takeTurn(signal: AbortSignal): Promise<void> {
    for (;;) {
      const latest = Math.floor(Date.now() / REFILL_MS);
      // A number far ahead is that of a clock that was set back.
      if (this.#nextTurn > latest + BURST) this.#nextTurn = -Infinity;
      while (this.#nextTurn <= latest) {
        const turn = Math.max(this.#nextTurn, latest - CAPACITY + 1);
        this.#nextTurn = turn + 1;
        if (await this.#store.claim(await this.#keyOf('turn', String(turn)), TURN_MS)) return;
      }
      await sleep(this.#nextTurn * REFILL_MS - Date.now(), signal);
    }
  }

  async #run(
    { ask, usableMs }: SharedQuestion,
    answerKey: string,
    runKey: string,
    signal: AbortSignal,
  ): Promise<Found> {
    const sign = setInterval(() => {
      void this.#store.write(runKey, 'asking', CLAIM_MS);
    }, SIGN_MS);
    try {
      const answer = await ask();
      await this.#store.write(answerKey, answer, usableMs(answer.atMs));
      clearInterval(sign);
      await this.#store.remove(runKey);
      return answer;
    } catch (error) {
      clearInterval(sign);
      // What is refused now must not be shown any more.
      if (!isOutage(error)) await this.#store.remove(answerKey);
      if (signal.aborted || !(error instanceof ProxyError)) await this.#store.remove(runKey);
      else await this.#store.write(runKey, { failed: failureOf(error) }, FAILURE_MS);
      throw error;
    }
  }

  async #read(answerKey: string): Promise<Found | undefined> {
    const answer = await this.#store.read(answerKey, found);
    if (!answer || !isJson(answer.body)) return undefined;
    const nowMs = Date.now();
    // By a clock that is far ahead, it would seem young for too long.
    if (answer.atMs > nowMs + MAX_AHEAD_MS) return undefined;
    return { body: answer.body, atMs: Math.min(answer.atMs, nowMs) };
  }

  /** Short, and without names of streams. */
  async #keyOf(kind: 'answer' | 'run' | 'turn', name: string): Promise<string> {
    return `nano-metrics:1:${this.#space}:${kind}:${await digestOf(name)}`;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
