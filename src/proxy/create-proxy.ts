import { LRUCache } from 'lru-cache';
import { DEFAULT_ROUTES, seriesParams, type SeriesRoute } from '../api/routes.js';
import { denied, isRestricted, narrow, scopeOf } from './access.js';
import { Answers } from './answers.js';
import { Counters } from './counters.js';
import type { CredentialHeader } from './credential.js';
import { limiterOf } from './credential-limiter.js';
import { withDeadline } from './deadline.js';
import { digestOf } from './digest.js';
import {
  asProxyError,
  errorResponse,
  internalError,
  methodNotAllowed,
  ProxyError,
} from './errors.js';
import type { Observer, Route, Source } from './events.js';
import { Instances } from './instances.js';
import { lifetimeOf } from './lifetime.js';
import { logInto } from './log.js';
import { checkOptions, type ProxyOptions, type Settings } from './options.js';
import { corsHeaders } from './origin.js';
import { hasFilters, keyOf, parseQuery, type Query, snap } from './params.js';
import { dataResponse, jsonResponse, preflightResponse, prometheusResponse } from './responses.js';
import { SharedStore } from './shared-store.js';
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
 * summary } }`. The handler never rejects, and logs nothing but to the option
 * `log`.
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
  const counters = new Counters();
  const writeLog = settings.log && logInto(settings.log);
  const observe: Observer = (event) => {
    counters.observe(event);
    writeLog?.(event);
  };
  const store = settings.store && new SharedStore(settings.store, observe);
  const answers = new Answers(
    limiterOf(settings.upstream, options.credential),
    settings.cacheBytes,
    store && instancesOf(settings, store),
  );
  const parts: Parts = { settings, counters, observe, store, answers };
  return async (request, context) => {
    const startedMs = performance.now();
    const notes: Notes = { route: 'none' };
    let cors: Readonly<Record<string, string>> = {};
    let response: Response;
    try {
      cors = corsHeaders(request, settings.allowOrigins);
      response = await answerTo(request, parts, notes, context);
    } catch (error) {
      notes.error = asProxyError(error);
      response = errorResponse(notes.error);
    }
    for (const [name, value] of Object.entries(cors)) {
      response.headers.set(name, value);
    }
    const { route, source, error } = notes;
    observe({
      type: 'request',
      route,
      status: response.status,
      source,
      errorCode: error?.code,
      reason: error?.reason,
      durationMs: performance.now() - startedMs,
    });
    if (request.method !== 'HEAD') return response;
    return new Response(null, { status: response.status, headers: response.headers });
  };
}

/** What a proxy is made of. */
interface Parts {
  readonly settings: Settings;
  readonly counters: Counters;
  readonly observe: Observer;
  readonly store: SharedStore | undefined;
  readonly answers: Answers;
}

/** What is known of a request by the time that it is answered. */
interface Notes {
  route: Route;
  source?: Source;
  error?: ProxyError;
}

async function answerTo(
  request: Request,
  parts: Parts,
  notes: Notes,
  context: HandlerContext | undefined,
): Promise<Response> {
  const { settings, answers } = parts;
  const { pathname, search } = new URL(request.url);
  const route = routeOf(pathname, settings);
  if (!route) throw new ProxyError(101001, 'There is no such endpoint.');
  notes.route = route;
  if (request.method === 'OPTIONS') return preflightResponse();
  if (request.method !== 'GET' && request.method !== 'HEAD') throw methodNotAllowed();
  if (route === 'healthz') return jsonResponse(JSON.stringify(healthOf(parts)), 200);
  if (route === 'metrics') return prometheusResponse(metricsOf(parts));
  return withDeadline(settings.timeoutMs, request.signal, async (signal) => {
    const scope = settings.authorize ? await scopeOf(request, settings.authorize) : {};
    const nowMs = Date.now();
    const query = snap(parseQuery(search, route), nowMs);
    if (isRestricted(scope) && !hasFilters(route)) {
      throw denied('This route cannot be narrowed to the scope of this request.');
    }
    const narrowed = narrow(query, scope, nowMs);
    const question = {
      key: keyOf(route, narrowed),
      ask: () => askApi(route, narrowed, parts),
      lifetimeAt: (atMs: number) => lifetimeOf(narrowed, atMs),
    };
    const waitUntil = (work: Promise<unknown>) => context?.waitUntil?.(work);
    const { answer, source } = await answers.get(question, { signal, waitUntil });
    notes.source = source;
    return dataResponse(answer, request, settings.authorize === undefined);
  });
}

/** The route of a path, where there is one. */
function routeOf(pathname: string, { basePath, metrics }: Settings) {
  if (pathname === `${basePath}/healthz`) return 'healthz';
  if (metrics && pathname === `${basePath}/metrics`) return 'metrics';
  return ROUTES.find((name) => pathname === basePath + DEFAULT_ROUTES[name]);
}

/** 200 as long as the proxy can say so: a restart would not help against an API that is down. */
function healthOf({ counters, store }: Parts) {
  return {
    status: 'ok',
    upstream: counters.upstreamState,
    store: store ? (store.isLost ? 'lost' : 'ok') : 'none',
  };
}

function metricsOf({ answers, counters, store }: Parts): string {
  const { count, bytes, waiting } = answers.load;
  return counters.toPrometheus({
    keptAnswers: count,
    keptBytes: bytes,
    waiting,
    isStoreUp: store && !store.isLost,
  });
}

/** How to find the instances that ask for the same organization. */
function instancesOf(settings: Settings, store: SharedStore): () => Promise<Instances> {
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
async function askApi(
  route: SeriesRoute,
  query: Query,
  { settings, observe }: Parts,
): Promise<string> {
  const target = `${DEFAULT_ROUTES[route]}?${seriesParams(query, query)}`;
  const startedMs = performance.now();
  const tell = (status: number, error?: ProxyError) => {
    observe({
      type: 'upstream',
      route,
      status,
      errorCode: error?.code,
      reason: error?.reason,
      durationMs: performance.now() - startedMs,
    });
  };
  try {
    const body = await withDeadline(settings.timeoutMs, undefined, async (signal) =>
      askUpstream(`${settings.upstream}${target}`, await credentialOf(settings), signal),
    );
    tell(200);
    return body;
  } catch (error) {
    const known = asProxyError(error);
    tell(known.status, known);
    throw known;
  }
}

async function credentialOf(settings: Settings): Promise<CredentialHeader> {
  try {
    return await settings.credential();
  } catch {
    // The words of the error are the host's own, and may hold the credential.
    throw internalError('There is no usable credential.', 'credential-failed');
  }
}
