/**
 * Who may ask, and for which streams. It stands for the sessions that your portal has already:
 * replace `readSession` by what reads those, and leave the rest.
 *
 * @typedef {object} Session
 * @property {'all' | string[]} streams what this person may see
 */

/**
 * Makes the option `authorize`.
 *
 * @param {string | undefined} secret what session cookies are signed with, at least 32 characters
 * @returns {import('nano-metrics/proxy').Authorize}
 */
export function authorizeBy(secret) {
  if (!secret || secret.length < 32) {
    throw new TypeError('SESSION_SECRET: at least 32 characters are needed');
  }
  return async (request) => {
    const session = await readSession(request.headers.get('cookie') ?? '', secret);
    if (!session) return false;
    return { allow: true, scope: session.streams === 'all' ? {} : { streams: session.streams } };
  };
}

/**
 * REPLACE THIS. It takes a cookie `session=PAYLOAD.SIGNATURE`, both in base64url: JSON such as
 * `{ "streams": ["harbor-webcam"], "expires": 1767225600 }`, and its HMAC-SHA-256 by the secret.
 *
 * @param {string} cookies the header
 * @param {string} secret
 * @returns {Promise<Session | undefined>} nothing for whoever is not signed in
 */
async function readSession(cookies, secret) {
  const cookie = cookies.split(/; */).find((one) => one.startsWith('session='));
  const [payload, signature, ...rest] = cookie?.slice('session='.length).split('.') ?? [];
  if (!payload || !signature || rest.length > 0) return undefined;
  try {
    const hmac = { name: 'HMAC', hash: 'SHA-256' };
    const encode = (/** @type {string} */ text) => new TextEncoder().encode(text);
    const key = await crypto.subtle.importKey('raw', encode(secret), hmac, false, ['verify']);
    const isOurs = await crypto.subtle.verify('HMAC', key, bytesOf(signature), encode(payload));
    if (!isOurs) return undefined;
    const { streams, expires } = JSON.parse(new TextDecoder().decode(bytesOf(payload)));
    // A list that is missing must not be taken for one that restricts nothing.
    const isSession = (streams === 'all' || Array.isArray(streams)) && expires * 1000 > Date.now();
    return isSession ? { streams } : undefined;
  } catch {
    return undefined; // Not base64url, or not JSON: nobody's session.
  }
}

/** @param {string} text in base64url */
function bytesOf(text) {
  const base64 = text.replaceAll('-', '+').replaceAll('_', '/');
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
