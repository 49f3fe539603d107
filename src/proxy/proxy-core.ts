import { LRUCache } from 'lru-cache';
import { DEFAULT_ROUTES, seriesParams, type SeriesRoute } from '../api/routes.js';
import { denied, isRestricted, narrow, scopeOf } from './access.js';
import { Answers, type Question, type Served } from './answers.js';
import { Counters } from './counters.js';
import type { CredentialHeader } from './credential.js';
import { limiterOf } from './credential-limiter.js';
import { withDeadline } from './deadline.js';
import { digestOf } from './digest.js';
import { asProxyError, errorReply, internalError, methodNotAllowed, ProxyError } from './errors.js';
import type { Observer, Route, Source } from './events.js';
import { Instances } from './instances.js';
import { lifetimeOf } from './lifetime.js';
import { logInto } from './log.js';
import type { Asked, Reply } from './message.js';
import type { ProxyOptions, Settings } from './options.js';
import { corsHeaders } from './origin.js';
import { hasFilters, keyOf, parseQuery, type Query, snap } from './params.js';
import { dataReply, jsonReply, preflightReply, prometheusReply } from './replies.js';
import { SharedStore } from './shared-store.js';
import { askUpstream } from './upstream.js';

const ROUTES: readonly SeriesRoute[] = ['bytes', 'hourlyBytes', 'viewers'];

/** Viewers of the same charts send the same few queries, until the next bucket begins. */
const REMEMBERED_QUERIES = 500;

/** Tells the runtime of work that goes on after an answer. */
type WaitUntil = (work: Promise<unknown>) => void;

/** What is known of a request by the time that it is answered. */
interface Notes {
  route: Route;
  source?: Source;
  error?: ProxyError;
}

/** A proxy without a server: answers what is asked, whatever way it came. */
export class ProxyCore {
  readonly #settings: Settings;
  readonly #counters = new Counters();
  readonly #observe: Observer;
  readonly #store: SharedStore | undefined;
  readonly #answers: Answers;
  /** Checked queries by their text: checking takes longer than all else. */
  readonly #queries = new LRUCache<string, Query>({ max: REMEMBERED_QUERIES });

  /** @param credential - as the host gave it: by its identity the limiter is found */
  constructor(settings: Settings, credential: ProxyOptions['credential']) {
    const { log, logLevel, store, upstream, cacheBytes } = settings;
    const writeLog = log && logInto(log, logLevel);
    this.#settings = settings;
    this.#observe = (event) => {
      this.#counters.observe(event);
      writeLog?.(event);
    };
    this.#store = store && new SharedStore(store, this.#observe);
    const findInstances = this.#store && instancesOf(settings, this.#store);
    this.#answers = new Answers(limiterOf(upstream, credential), cacheBytes, findInstances);
  }

  /** Never rejects. */
  async answer(asked: Asked, waitUntil: WaitUntil): Promise<Reply> {
    const startedMs = performance.now();
    const notes: Notes = { route: 'none' };
    let cors: Readonly<Record<string, string>> = {};
    let reply: Reply;
    try {
      cors = corsHeaders(asked, this.#settings.allowOrigins);
      reply = await this.#replyTo(asked, notes, waitUntil);
    } catch (error) {
      notes.error = asProxyError(error);
      reply = errorReply(notes.error);
    }
    const { route, source, error } = notes;
    this.#observe({
      type: 'request',
      route,
      status: reply.status,
      source,
      errorCode: error?.code,
      reason: error?.reason,
      durationMs: performance.now() - startedMs,
    });
    const body = asked.method === 'HEAD' ? null : reply.body;
    return { status: reply.status, headers: { ...reply.headers, ...cors }, body };
  }

  async #replyTo(asked: Asked, notes: Notes, waitUntil: WaitUntil): Promise<Reply> {
    const { method } = asked;
    const route = this.#routeOf(asked.path);
    if (!route) throw new ProxyError(101001, 'There is no such endpoint.');
    notes.route = route;
    if (method === 'OPTIONS') return preflightReply();
    if (method !== 'GET' && method !== 'HEAD') throw methodNotAllowed();
    if (route === 'healthz') return jsonReply(JSON.stringify(this.#health), 200);
    if (route === 'metrics') return prometheusReply(this.#metrics);
    const { answer, source } = await this.#serve(route, asked, waitUntil);
    notes.source = source;
    return dataReply(answer, asked.ifNoneMatch, this.#settings.authorize === undefined);
  }

  #routeOf(path: string): Exclude<Route, 'none'> | undefined {
    const { basePath, metrics } = this.#settings;
    if (path === `${basePath}/healthz`) return 'healthz';
    if (metrics && path === `${basePath}/metrics`) return 'metrics';
    return ROUTES.find((name) => path === basePath + DEFAULT_ROUTES[name]);
  }

  async #serve(route: SeriesRoute, asked: Asked, waitUntil: WaitUntil): Promise<Served> {
    const { authorize, timeoutMs } = this.#settings;
    if (!authorize) {
      const question = this.#questionOf(route, asked.search, {});
      // Most get what is kept and fresh. They need neither a clock nor a way to leave.
      const kept = this.#answers.fresh(question.key);
      if (kept) return { answer: kept, source: 'fresh' };
    }
    return withDeadline(timeoutMs, asked.signal, async (signal) => {
      const scope = authorize ? await scopeOf(asked.toRequest(), authorize) : {};
      const question = this.#questionOf(route, asked.search, scope);
      return this.#answers.get(question, { signal, waitUntil });
    });
  }

  #questionOf(
    route: SeriesRoute,
    search: string,
    scope: Awaited<ReturnType<typeof scopeOf>>,
  ): Question {
    const nowMs = Date.now();
    const query = snap(this.#read(route, search), nowMs);
    if (isRestricted(scope) && !hasFilters(route)) {
      throw denied('This route cannot be narrowed to the scope of this request.');
    }
    const narrowed = narrow(query, scope, nowMs);
    return {
      key: keyOf(route, narrowed),
      ask: () => this.#ask(route, narrowed),
      lifetimeAt: (atMs) => lifetimeOf(narrowed, atMs),
    };
  }

  #read(route: SeriesRoute, search: string): Query {
    const text = route + search;
    const known = this.#queries.get(text);
    if (known) return known;
    const query = parseQuery(search, route);
    this.#queries.set(text, query);
    return query;
  }

  /** Within a time limit of its own, as others may wait for the same, or come for it later. */
  async #ask(route: SeriesRoute, query: Query): Promise<string> {
    const { upstream, timeoutMs } = this.#settings;
    const url = `${upstream}${DEFAULT_ROUTES[route]}?${seriesParams(query, query)}`;
    const startedMs = performance.now();
    const tell = (status: number, error?: ProxyError) => {
      this.#observe({
        type: 'upstream',
        route,
        status,
        errorCode: error?.code,
        reason: error?.reason,
        durationMs: performance.now() - startedMs,
      });
    };
    try {
      const body = await withDeadline(timeoutMs, undefined, async (signal) =>
        askUpstream(url, await credentialOf(this.#settings), signal),
      );
      tell(200);
      return body;
    } catch (thrown) {
      const error = asProxyError(thrown);
      tell(error.status, error);
      throw error;
    }
  }

  /** `ok` as long as it can say so: a restart would not help against an API that is down. */
  get #health() {
    const store = this.#store?.isLost ? 'lost' : 'ok';
    return {
      status: 'ok',
      upstream: this.#counters.upstreamState,
      store: this.#store ? store : 'none',
    };
  }

  get #metrics(): string {
    const { count, bytes, waiting } = this.#answers.load;
    return this.#counters.toPrometheus({
      keptAnswers: count,
      keptBytes: bytes,
      waiting,
      isStoreUp: this.#store && !this.#store.isLost,
    });
  }
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

async function credentialOf(settings: Settings): Promise<CredentialHeader> {
  try {
    return await settings.credential();
  } catch {
    // The words of the error are the host's own, and may hold the credential.
    throw internalError('There is no usable credential.', 'credential-failed');
  }
}
