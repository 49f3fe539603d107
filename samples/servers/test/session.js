import { createHmac } from 'node:crypto';

export const SESSION_SECRET = 'a secret of the tests, of no use elsewhere';

/**
 * A session as the samples take it.
 *
 * @param {unknown} streams
 * @param {{ expires?: number, secret?: string }} [deviation]
 * @returns {string} a `Cookie` header, with another cookie before it
 */
export function cookieOf(
  streams,
  { expires = Math.floor(Date.now() / 1000) + 3600, secret = SESSION_SECRET } = {},
) {
  const payload = Buffer.from(JSON.stringify({ streams, expires })).toString('base64url');
  const signature = createHmac('sha256', secret).update(payload).digest('base64url');
  return `theme=dark; session=${payload}.${signature}`;
}
