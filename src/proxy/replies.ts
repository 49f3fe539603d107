import type { Answer } from './answers.js';
import type { Lifetime } from './lifetime.js';
import type { Reply } from './message.js';

/** The methods that a route answers. */
export const METHODS = 'GET, HEAD, OPTIONS';

/** How long (s) a browser may keep the answer to a preflight. */
const PREFLIGHT_SECONDS = 600;

/** On every answer. Pages may read them by CORS or not at all; what is kept says so itself. */
const COMMON_HEADERS: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Cross-Origin-Resource-Policy': 'same-origin',
  Vary: 'Origin',
  'X-Content-Type-Options': 'nosniff',
};

const JSON_HEADERS = { ...COMMON_HEADERS, 'Content-Type': 'application/json; charset=utf-8' };

/** A JSON answer, with no header that the proxy did not choose. */
export function jsonReply(
  body: Exclude<Reply['body'], null>,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return { status, headers: { ...JSON_HEADERS, ...headers }, body };
}

/** What the counters say, in the text format of Prometheus. */
export function prometheusReply(body: string): Reply {
  const type = { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' };
  return { status: 200, headers: { ...COMMON_HEADERS, ...type }, body };
}

/**
 * Data, or 304 for whoever has the same already.
 *
 * Caches on the way may share a public answer, counted from when the API was asked (`Age`), and
 * ask again by its `ETag`. One that depends on who asks stays in that one's browser, which asks
 * each time.
 */
export function dataReply(answer: Answer, ifNoneMatch: string | null, isPublic: boolean): Reply {
  const { bytes, etag, atMs, lifetime } = answer;
  const headers = {
    Age: String(Math.max(0, Math.floor((Date.now() - atMs) / 1000))),
    // When it was made, as caches do: from both together the widgets know the time.
    Date: new Date(atMs).toUTCString(),
    'Cache-Control': isPublic ? sharedCaching(lifetime) : 'private, no-cache',
    ETag: etag,
  };
  if (!matches(ifNoneMatch, etag)) return jsonReply(bytes, 200, headers);
  return { status: 304, headers: { ...COMMON_HEADERS, ...headers }, body: null };
}

function sharedCaching({ freshMs, staleMs, usableMs }: Lifetime): string {
  const seconds = (ms: number) => Math.floor(ms / 1000);
  return [
    'public, max-age=0',
    `s-maxage=${seconds(freshMs)}`,
    `stale-while-revalidate=${seconds(staleMs - freshMs)}`,
    `stale-if-error=${seconds(usableMs - freshMs)}`,
  ].join(', ');
}

/** Compared weakly, as `If-None-Match` is: caches that compress an answer weaken its tag. */
function matches(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}

/** The answer to the question that a browser asks before a request with headers of its own. */
export function preflightReply(): Reply {
  return {
    status: 204,
    headers: {
      ...COMMON_HEADERS,
      Allow: METHODS,
      'Access-Control-Allow-Headers': 'x-access-token, content-type',
      'Access-Control-Allow-Methods': METHODS,
      'Access-Control-Max-Age': String(PREFLIGHT_SECONDS),
    },
    body: null,
  };
}
