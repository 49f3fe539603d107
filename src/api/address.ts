import { MetricsError } from './errors.js';

/** The vendor's Analytics API, asked where nothing else is configured. */
export const DEFAULT_API_BASE = 'https://metrics-api.nanostream.cloud';

const page: Partial<Pick<typeof globalThis, 'document'>> = globalThis;

/** A base address, ready to have a route's path appended. */
export interface Address {
  readonly origin: string;
  /** Origin and path without a trailing slash; safe to show. */
  readonly href: string;
}

/**
 * Resolves an API base as a page author may write it: a URL, or a path on the page's own origin.
 *
 * @throws {MetricsError} of kind `invalid` where it is not an http(s) address, or holds a password.
 */
export function resolveApiBase(apiBase: string): Address {
  try {
    // Under Node there is no page, and only absolute addresses resolve.
    const url = new URL(apiBase.trim(), page.document?.baseURI);
    const href = (url.origin + url.pathname).replace(/\/+$/, '');
    if (/^https?:$/.test(url.protocol) && !url.username && !url.password) {
      return { origin: url.origin, href };
    }
  } catch {
    // Not an address at all; told below.
  }
  // What stands before an @ may be a password.
  const address = apiBase.replace(/^.*@/s, '…@').slice(0, 80);
  throw new MetricsError('invalid', 'Unusable API base', { address });
}
