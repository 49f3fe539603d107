import { Limiter } from './limiter.js';
import { ServerClock } from './server-clock.js';

/** What all clients of a page share about one API base, since the API sees them as one. */
export interface Endpoint {
  readonly limiter: Limiter;
  readonly clock: ServerClock;
}

/** More bases than this are not at work at a time; those that are idle are forgotten. */
const MAX_IDLE = 16;

const endpoints = new Map<string, Endpoint>();

/** @param href - base address, as `resolveApiBase` gives it */
export function endpointOf(href: string): Endpoint {
  const known = endpoints.get(href);
  if (known) return known;
  if (endpoints.size >= MAX_IDLE) {
    for (const [other, { limiter }] of endpoints) if (limiter.isIdle) endpoints.delete(other);
  }
  const endpoint = { limiter: new Limiter(), clock: new ServerClock() };
  endpoints.set(href, endpoint);
  return endpoint;
}
