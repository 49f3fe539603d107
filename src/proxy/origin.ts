import { ProxyError } from './errors.js';
import type { Asked } from './message.js';

/**
 * The headers by which a page may read the answer; none where it needs none. Browsers leave
 * `Origin` out of a plain GET to their own origin, and so do callers that are no browsers.
 *
 * @throws {ProxyError} with status 403 for a page of another origin that is not in the list
 */
export function corsHeaders(
  { origin, ownOrigin }: Asked,
  allowOrigins: ReadonlySet<string>,
): Readonly<Record<string, string>> {
  if (origin === null || origin === ownOrigin) return {};
  if (!allowOrigins.has(origin)) {
    throw new ProxyError(101009, 'This origin is not allowed.');
  }
  // With credentials, since `authorize` may go by the portal's cookies.
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    // By these the widgets know the time, the age of an answer, and when to try again.
    'Access-Control-Expose-Headers': 'Age, Date, Retry-After',
  };
}
