import type { Store } from './store.js';

/** A Redis, connected when it is first used. */
export interface RedisStore extends Store {
  /** @param force - without waiting for what was not sent yet */
  disconnect(force: boolean): Promise<void>;
}

/**
 * Loads @keyv/redis, which is installed only where somebody wants it.
 *
 * @param url - such as `redis://127.0.0.1:6379`; may hold a password
 * @returns `undefined` where the package is not there
 * @throws {TypeError} for what is no address of a Redis; without it
 */
export async function openRedis(url: string): Promise<RedisStore | undefined> {
  if (!/^rediss?:$/.test(URL.canParse(url) ? new URL(url).protocol : '')) {
    throw new TypeError('a URL such as redis://127.0.0.1:6379 is needed');
  }
  const adapter = await loadAdapter();
  return adapter && new adapter.default(url);
}

async function loadAdapter(): Promise<typeof import('@keyv/redis') | undefined> {
  try {
    return await import('@keyv/redis');
  } catch {
    return undefined;
  }
}
