import * as z from 'zod/mini';
import type { Observer } from './events.js';
import { accessTo, type Store, type StoreAccess } from './store.js';

/** How long (ms) the store may take for one step. */
const STEP_MS = 500;
/** How long (ms) a store that failed is left alone. */
const LOST_MS = 5_000;

/**
 * A store that may fail. While it does, an instance goes on alone: nothing is found, nothing is
 * kept, and what it claims it gets.
 */
export class SharedStore {
  readonly #access: StoreAccess;
  readonly #observe: Observer;
  #lostUntilMs = -Infinity;
  #isLost = false;
  /** Tells the claims of this instance from all others; made late, as workers start without chance. */
  #id: string | undefined;
  #claims = 0;

  constructor(store: Store, observe: Observer) {
    this.#access = accessTo(store);
    this.#observe = observe;
    store.on?.('error', () => {
      this.#lose();
    });
  }

  /** Whether it failed, and has not been of use since. */
  get isLost(): boolean {
    return this.#isLost;
  }

  /** What is kept, checked; `undefined` where it is nothing, or nothing that fits. */
  async read<T>(key: string, schema: z.ZodMiniType<T>): Promise<T | undefined> {
    const text = await this.#step((access) => access.get(key), undefined);
    const result = z.safeParse(schema, parseJson(text));
    return result.success ? result.data : undefined;
  }

  /** Keeps what JSON can hold for `ttlMs`. */
  async write(key: string, value: unknown, ttlMs: number): Promise<void> {
    const text = JSON.stringify(value);
    await this.#step((access) => access.set(key, text, Math.ceil(ttlMs)), undefined);
  }

  async remove(key: string): Promise<void> {
    await this.#step((access) => access.delete(key), undefined);
  }

  /** Whether this instance alone has `key` for `ttlMs`; all have it while the store is lost. */
  async claim(key: string, ttlMs: number): Promise<boolean> {
    this.#id ??= crypto.randomUUID();
    const value = JSON.stringify({ by: this.#id, claim: this.#claims++ });
    return this.#step((access) => access.claim(key, value, ttlMs), true);
  }

  async #step<T>(take: (access: StoreAccess) => Promise<T>, alone: T): Promise<T> {
    if (performance.now() < this.#lostUntilMs) return alone;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        reject(new Error('The store took too long.'));
      }, STEP_MS);
    });
    try {
      const outcome = await Promise.race([take(this.#access), late]);
      this.#find();
      return outcome;
    } catch {
      // Its words may hold the address of the store, with a password.
      this.#lose();
      return alone;
    } finally {
      clearTimeout(timer);
    }
  }

  #lose(): void {
    this.#lostUntilMs = performance.now() + LOST_MS;
    if (this.#isLost) return;
    this.#isLost = true;
    this.#observe({ type: 'store-lost' });
  }

  #find(): void {
    if (!this.#isLost || performance.now() < this.#lostUntilMs) return;
    this.#isLost = false;
    this.#observe({ type: 'store-back' });
  }
}

function parseJson(text: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
