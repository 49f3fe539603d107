/**
 * A store that several instances share, such as `new Keyv(new KeyvRedis('redis://…'))` of the
 * packages keyv and @keyv/redis, or anything else that has these methods.
 */
export interface Store {
  /** The text under a key; `undefined` or `null` where there is none. */
  get(key: string): unknown;
  /** Keeps a text for `ttlMs`. */
  set(key: string, value: string, ttlMs: number): unknown;
  delete(key: string): unknown;
  /**
   * Keeps a text for `ttlMs` where there is none yet, in one step that nothing comes between, and
   * says whether it did. Redis behind keyv can do it without this method.
   */
  setIfAbsent?(key: string, value: string, ttlMs: number): unknown;
  /** Keyv tells of errors this way, and answers as if there were nothing. */
  on?(event: 'error', listener: () => void): unknown;
}

/** What the proxy does with a store. All of it rejects where the store fails. */
export interface StoreAccess {
  get(key: string): Promise<unknown>;
  set(key: string, value: string, ttlMs: number): Promise<void>;
  delete(key: string): Promise<void>;
  /** Sets a text where there is none, and says whether it did. */
  claim(key: string, value: string, ttlMs: number): Promise<boolean>;
}

/** What is used of a client of the package redis (node-redis). */
interface RedisClient {
  get(key: string): Promise<unknown>;
  set(
    key: string,
    value: string,
    options: { readonly PX: number; readonly NX?: boolean },
  ): Promise<unknown>;
  del(key: string): Promise<unknown>;
}

/** What @keyv/redis has beyond the methods of a store. */
interface RedisAdapter {
  readonly namespace?: unknown;
  /** Connects first, where that has not happened yet. */
  getClient(): Promise<RedisClient>;
}

/**
 * How long (ms) a claim waits for others that may have come at the same time, on stores that cannot
 * set a text only where there is none. Slower writes than that can let two have it.
 */
const SETTLE_MS = 50;

/** The way to a store that suits it best. */
export function accessTo(store: Store): StoreAccess {
  const redis = redisBehind(store);
  if (redis) return accessToRedis(redis);
  const get = async (key: string) => unwrap(await store.get(key));
  return {
    get,
    set: async (key, value, ttlMs) => {
      await store.set(key, wrap(value, ttlMs), ttlMs);
    },
    delete: async (key) => {
      await store.delete(key);
    },
    claim: async (key, value, ttlMs) => {
      const text = wrap(value, ttlMs);
      if (store.setIfAbsent) return (await store.setIfAbsent(key, text, ttlMs)) === true;
      if ((await get(key)) !== undefined) return false;
      // The last who writes has it: each looks again after all others must have written.
      await store.set(key, text, ttlMs);
      await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
      return (await store.get(key)) === text;
    },
  };
}

/** With its end, as some stores keep what they have for longer than they were told. */
function wrap(value: string, ttlMs: number): string {
  return `${Date.now() + ttlMs} ${value}`;
}

function unwrap(text: unknown): string | undefined {
  const [, untilMs, value] = /^(\d+) (.*)$/s.exec(typeof text === 'string' ? text : '') ?? [];
  return Number(untilMs) > Date.now() ? value : undefined;
}

/** By the client itself: keyv has no way to set a text only where there is none. */
function accessToRedis(adapter: RedisAdapter): StoreAccess {
  const prefix = typeof adapter.namespace === 'string' ? `${adapter.namespace}::` : '';
  return {
    get: async (key) => (await adapter.getClient()).get(prefix + key),
    set: async (key, value, ttlMs) => {
      await (await adapter.getClient()).set(prefix + key, value, { PX: ttlMs });
    },
    delete: async (key) => {
      await (await adapter.getClient()).del(prefix + key);
    },
    claim: async (key, value, ttlMs) => {
      const client = await adapter.getClient();
      return (await client.set(prefix + key, value, { PX: ttlMs, NX: true })) !== null;
    },
  };
}

/** @keyv/redis, by itself or within Keyv, which calls it `store`. */
function redisBehind(store: object): RedisAdapter | undefined {
  if (isRedisAdapter(store)) return store;
  const inner: unknown = 'store' in store ? store.store : undefined;
  return typeof inner === 'object' && inner !== null && isRedisAdapter(inner) ? inner : undefined;
}

function isRedisAdapter(value: object): value is RedisAdapter {
  return 'getClient' in value && typeof value.getClient === 'function';
}
