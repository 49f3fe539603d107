import { LRUCache } from 'lru-cache';
import { DEFAULT_ROUTES, seriesParams, type SeriesRoute } from '../api/routes.js';
import { Answers } from './answers.js';
import { denied, isRestricted, narrow, scopeOf } from './access.js';
import type { CredentialHeader } from './credential.js';
import { limiterOf } from './credential-limiter.js';
import { withDeadline } from './deadline.js';
import { digestOf } from './digest.js';
import { errorResponse, internalError, methodNotAllowed, ProxyError } from './errors.js';
import { Instances } from './instances.js';
import { SharedStore } from './shared-store.js';
import { checkOptions, type ProxyOptions, type Settings } from './options.js';
import { corsHeaders } from './origin.js';
import { hasFilters, keyOf, parseQuery, snap } from './params.js';
import { lifetimeOf } from './lifetime.js';
import { dataResponse, preflightResponse } from './responses.js';
import { askUpstream } from './upstream.js';

const ROUTES: readonly SeriesRoute[] = ['bytes', 'hourlyBytes', 'viewers'];

/** What some runtimes pass along with a request. */
export interface HandlerContext {
  /** Keeps the runtime awake for work that goes on after the answer. */
  waitUntil?(work: Promise<unknown>): void;
}

/** Answers a request; never rejects. */
export type MetricsHandler = (request: Request, context?: HandlerContext) => Promise<Response>;

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
 * Equal questions are one request to the API at a time, and its answer is kept: minutes for up to
 * a minute, hours and days for 5 minutes, what is complete for an hour. No more than one request
 * per second, after a burst of 30, reaches the API by one credential. Where it cannot answer, an
 * older answer is served that is not older than one bucket. On runtimes that stop after an answer
 * (workers), pass the second argument on: `handle(request, context)`.
 *
 * A page on another origin needs to be in `allowOrigins`. The proxy's own origin is that of
 * `request.url`: behind a server that changes it, list the public one too.
 *
 * @throws {TypeError} for options that are wrong or missing
 */
export function createProxy(options: ProxyOptions): MetricsHandler {
  const settings = checkOptions(options);
  const answers = new Answers(
    limiterOf(settings.upstream, options.credential),
    settings.cacheBytes,
    instancesOf(settings),
  );
  return async (request, context) => {
    let cors: Readonly<Record<string, string>> = {};
    let response: Response;
    try {
      cors = corsHeaders(request, settings.allowOrigins);
      response = await answerTo(request, settings, answers, context);
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

async function answerTo(
  request: Request,
  settings: Settings,
  answers: Answers,
  context: HandlerContext | undefined,
): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const route = ROUTES.find((name) => pathname === settings.basePath + DEFAULT_ROUTES[name]);
  if (!route) throw new ProxyError(101001, 'There is no such endpoint.');
  if (request.method === 'OPTIONS') return preflightResponse();
  if (request.method !== 'GET' && request.method !== 'HEAD') throw methodNotAllowed();
  return withDeadline(settings.timeoutMs, request.signal, async (signal) => {
    const scope = settings.authorize ? await scopeOf(request, settings.authorize) : {};
    const nowMs = Date.now();
    const query = snap(parseQuery(search, route), nowMs);
    if (isRestricted(scope) && !hasFilters(route)) {
      throw denied('This route cannot be narrowed to the scope of this request.');
    }
    const narrowed = narrow(query, scope, nowMs);
    const target = `${DEFAULT_ROUTES[route]}?${seriesParams(narrowed, narrowed)}`;
    const question = {
      key: keyOf(route, narrowed),
      ask: () => askApi(target, settings),
      lifetimeAt: (atMs: number) => lifetimeOf(narrowed, atMs),
    };
    const waitUntil = (work: Promise<unknown>) => context?.waitUntil?.(work);
    const answer = await answers.get(question, { signal, waitUntil });
    return dataResponse(answer, request, settings.authorize === undefined);
  });
}

/** How to find those that ask for the same organization; without a store, there are none. */
function instancesOf(settings: Settings): (() => Promise<Instances>) | undefined {
  if (!settings.store) return undefined;
  const store = new SharedStore(settings.store, () => undefined);
  const { upstream, organization, timeoutMs } = settings;
  const known = new LRUCache<string, Instances>({ max: 100 });
  return async () => {
    const owner =
      organization ?? (await withDeadline(timeoutMs, undefined, () => credentialOf(settings)));
    const space = await digestOf(JSON.stringify([upstream, owner]));
    const instances = known.get(space) ?? new Instances(store, space);
    known.set(space, instances);
    return instances;
  };
}

/** Within a time limit of its own, as others may wait for the same answer, or come for it later. */
function askApi(target: string, settings: Settings): Promise<string> {
  return withDeadline(settings.timeoutMs, undefined, async (signal) =>
    askUpstream(`${settings.upstream}${target}`, await credentialOf(settings), signal),
  );
}

async function credentialOf(settings: Settings): Promise<CredentialHeader> {
  try {
    return await settings.credential();
  } catch {
    // The words of the error are the host's own, and may hold the credential.
    throw internalError('There is no usable credential.');
  }
}
