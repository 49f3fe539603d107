import { textOf } from '../model/clean.js';
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
  const url = resolve(apiBase);
  return { origin: url.origin, href: (url.origin + url.pathname).replace(/^(.*[^/])\/+$/, '$1') };
}

/** The origin of an address as a page author may write it; none where it is not an address. */
export function originOf(address: string): string | undefined {
  return parse(address)?.origin;
}

/**
 * Resolves any address as a page author may write it.
 *
 * @throws {MetricsError} of kind `invalid` where it is not an http(s) address, or holds a password.
 */
export function resolve(address: string): URL {
  const url = parse(address);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) {
    throw new MetricsError('invalid', 'Unusable address', { address: shown(address) });
  }
  return url;
}

/** An address as it may be shown: without what may hold a password or a key. */
export function shown(address: string): string {
  return textOf(address)
    .replace(/[?#].*/s, '')
    .replace(/^.*@/s, '…@')
    .slice(0, 80);
}

function parse(address: string): URL | undefined {
  try {
    return new URL(textOf(address).trim(), base());
  } catch {
    return undefined;
  }
}

/**
 * What paths start from: the page's `<base>`, unless that leads to another site, where neither
 * requests nor a token are meant to go. Under Node there is no page, and only absolute addresses
 * resolve.
 */
function base(): string | undefined {
  // An image of the name baseURI would be in the document's way, but in no element's.
  const baseUri = page.document?.createElement('a').baseURI;
  // The address's own, as a page may have a variable `origin`; a frame with srcdoc has none.
  return !baseUri || location.origin === 'null' || baseUri.startsWith(`${location.origin}/`)
    ? baseUri
    : location.href;
}
