import { Limiter } from './limiter.js';
import { ServerClock } from './server-clock.js';

/** What all clients of a page share about one API base, since the API sees them as one. */
export interface Endpoint {
  readonly limiter: Limiter;
  readonly clock: ServerClock;
}

const endpoints = new Map<string, Endpoint>();

/** @param href - base address, as `resolveApiBase` gives it */
export function endpointOf(href: string): Endpoint {
  const endpoint = endpoints.get(href) ?? { limiter: new Limiter(), clock: new ServerClock() };
  endpoints.set(href, endpoint);
  return endpoint;
}
