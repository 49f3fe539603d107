import { LRUCache } from 'lru-cache';
import { Limiter } from '../api/limiter.js';
import type { ProxyOptions } from './options.js';

/**
 * Limiters of this process by API base and credential: the API counts per organization, however
 * many proxies are made for it. They are in memory alone, and so are the credentials in their keys.
 */
const ofValues = new LRUCache<string, Limiter>({ max: 1000 });
const ofFunctions = new WeakMap<object, Limiter>();

/** The one limiter of a credential; a function stands for one credential, whatever it gives. */
export function limiterOf(upstream: string, credential: ProxyOptions['credential']): Limiter {
  if (typeof credential === 'function') {
    const limiter = ofFunctions.get(credential) ?? new Limiter();
    ofFunctions.set(credential, limiter);
    return limiter;
  }
  const key = JSON.stringify([upstream, credential.apiKey, credential.token]);
  const limiter = ofValues.get(key) ?? new Limiter();
  ofValues.set(key, limiter);
  return limiter;
}
