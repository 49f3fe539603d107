/** The methods that a route answers. */
export const METHODS = 'GET, HEAD, OPTIONS';

/** How long (s) a browser may keep the answer to a preflight. */
const PREFLIGHT_SECONDS = 600;

/** On every answer. They are private, and pages may read them by CORS or not at all. */
const COMMON_HEADERS: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Cross-Origin-Resource-Policy': 'same-origin',
  Vary: 'Origin',
  'X-Content-Type-Options': 'nosniff',
};

/** A JSON answer, with no header that the proxy did not choose. */
export function jsonResponse(
  body: string,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const type = { 'Content-Type': 'application/json; charset=utf-8' };
  return new Response(body, { status, headers: { ...COMMON_HEADERS, ...type, ...headers } });
}

/** The answer to the question that a browser asks before a request with headers of its own. */
export function preflightResponse(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...COMMON_HEADERS,
      Allow: METHODS,
      'Access-Control-Allow-Headers': 'x-access-token, content-type',
      'Access-Control-Allow-Methods': METHODS,
      'Access-Control-Max-Age': String(PREFLIGHT_SECONDS),
    },
  });
}
