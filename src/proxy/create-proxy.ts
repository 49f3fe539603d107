import { DEFAULT_ROUTES, seriesParams, type SeriesRoute } from '../api/routes.js';
import { denied, isRestricted, narrow, scopeOf } from './access.js';
import type { CredentialHeader } from './credential.js';
import { withDeadline } from './deadline.js';
import { errorResponse, internalError, methodNotAllowed, ProxyError } from './errors.js';
import { checkOptions, type ProxyOptions, type Settings } from './options.js';
import { corsHeaders } from './origin.js';
import { hasFilters, parseQuery } from './params.js';
import { jsonResponse, preflightResponse } from './responses.js';
import { askUpstream } from './upstream.js';

const ROUTES: readonly SeriesRoute[] = ['bytes', 'hourlyBytes', 'viewers'];

/**
 * A handler that answers the three routes of the widgets from the Analytics API, with a credential
 * that never leaves the server. It needs nothing but the web's own `Request`, `Response`, `fetch`:
 *
 * ```js
 * const handle = createProxy({
 *   credential: { apiKey: process.env.NANO_API_KEY },
 *   authorize: async (request) => ({ allow: await isSignedIn(request) }),
 *   basePath: '/nano-metrics',
 * });
 * ```
 *
 * Errors are answers too, shaped as those of the API: `{ error: { message, errorCode, userInfo,
 * summary } }`. The handler never rejects and logs nothing.
 *
 * A page on another origin needs to be in `allowOrigins`. The proxy's own origin is that of
 * `request.url`: behind a server that changes it, list the public one too.
 *
 * @throws {TypeError} for options that are wrong or missing
 */
export function createProxy(options: ProxyOptions): (request: Request) => Promise<Response> {
  const settings = checkOptions(options);
  return async (request) => {
    let cors: Readonly<Record<string, string>> = {};
    let response: Response;
    try {
      cors = corsHeaders(request, settings.allowOrigins);
      response = await answerTo(request, settings);
    } catch (error) {
      response = errorResponse(error);
    }
    for (const [name, value] of Object.entries(cors)) {
      response.headers.set(name, value);
    }
    if (request.method !== 'HEAD') return response;
    return new Response(null, { status: response.status, headers: response.headers });
  };
}

async function answerTo(request: Request, settings: Settings): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const route = ROUTES.find((name) => pathname === settings.basePath + DEFAULT_ROUTES[name]);
  if (!route) throw new ProxyError(101001, 'There is no such endpoint.');
  if (request.method === 'OPTIONS') return preflightResponse();
  if (request.method !== 'GET' && request.method !== 'HEAD') throw methodNotAllowed();
  return withDeadline(settings.timeoutMs, request.signal, async (signal) => {
    const scope = settings.authorize ? await scopeOf(request, settings.authorize) : {};
    const query = parseQuery(search, route);
    if (isRestricted(scope) && !hasFilters(route)) {
      throw denied('This route cannot be narrowed to the scope of this request.');
    }
    const narrowed = narrow(query, scope);
    const params = seriesParams(narrowed, narrowed);
    const url = `${settings.upstream}${DEFAULT_ROUTES[route]}?${params}`;
    return jsonResponse(await askUpstream(url, await credentialOf(settings), signal), 200);
  });
}

async function credentialOf(settings: Settings): Promise<CredentialHeader> {
  try {
    return await settings.credential();
  } catch {
    // The words of the error are the host's own, and may hold the credential.
    throw internalError('There is no usable credential.');
  }
}
