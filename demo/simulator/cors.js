/**
 * Any origin may read the answers, errors included.
 *
 * @param {import('node:http').IncomingMessage} req
 * @returns {Record<string, string>}
 */
export function corsHeaders(req) {
  const { origin } = req.headers;
  if (origin === undefined) return { Vary: 'Origin' };
  return {
    Vary: 'Origin',
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Expose-Headers': 'Date, Retry-After',
  };
}

/** @type {Readonly<Record<string, string>>} */
export const PREFLIGHT_HEADERS = {
  'Access-Control-Allow-Headers': 'x-access-token, content-type',
  'Access-Control-Allow-Methods': 'GET, POST, DELETE, OPTIONS',
  'Access-Control-Max-Age': '600',
};
