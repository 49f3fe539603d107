import { textOf } from '../model/clean.js';
import type { SeriesQuery } from '../model/query.js';
import type { BytesSeries, ViewersSeries } from '../model/series.js';
import { type Address, DEFAULT_API_BASE, originOf, resolveApiBase } from './address.js';
import { endpointOf } from './endpoint.js';
import { isAbort, MetricsError, withAddress } from './errors.js';
import { bodyOf, postForToken } from './exchange.js';
import { ownOf } from './own.js';
import { DEFAULT_ROUTES, FIELDS, type Routes, seriesParams, type SeriesRoute } from './routes.js';
import type { Ask, SeriesAnswer } from './series-store.js';
import { Session } from './session.js';
import type { Priority } from './limiter.js';
import type { GetToken } from './token.js';
import { readSeries } from './wire.js';

/** How a client reaches the API. No option takes an API key: that belongs on a server. */
export interface ClientOptions {
  /** Base URL of the API or of a proxy in front of it; a path is resolved against the page. */
  readonly apiBase?: string | undefined;
  /** Gives a short-lived token. Without it, requests carry the page's own cookies alone. */
  readonly getToken?: GetToken | undefined;
  /** Which requests carry cookies. Default `same-origin`. */
  readonly credentials?: RequestCredentials | undefined;
  /** Other paths for the routes. */
  readonly routes?: Partial<Routes> | undefined;
  /** How long (ms) to wait for an answer or a token. Default 15,000. */
  readonly timeoutMs?: number | undefined;
}

/** Options of one request. */
export interface RequestOptions {
  /** Aborts it. */
  readonly signal: AbortSignal;
  /** Aborts it only while it waits for its turn or for another attempt. Default: never. */
  readonly patience?: AbortSignal | undefined;
  /** Asks this base in place of the client's own. Other origins than the client's get no token. */
  readonly apiBase?: string | undefined;
  /** An answer that is kept will do if it is not older (ms) than this. Default: while it is fresh. */
  readonly maxAgeMs?: number | undefined;
  /** How urgent it is, asked whenever a turn is given. Default: 0 where forced, else 1. */
  readonly priority?: (() => Priority) | undefined;
  /** Asks anew, all of it, and even where the last sign-in was refused: a person wants it. */
  readonly force?: boolean | undefined;
}

/** E-mail and password of a nanoStream account. */
export interface SignInCredentials {
  readonly email: string;
  readonly password: string;
}

/** What each series route answers. */
export interface SeriesOf {
  readonly bytes: BytesSeries;
  readonly hourlyBytes: BytesSeries;
  readonly viewers: ViewersSeries;
}

/** Fetches metrics, with one token for all who share it. Every failure is a `MetricsError`. */
export interface Client {
  /**
   * Fetches a series: `bytes` and `viewers` down to minutes and with filters, `hourlyBytes` over
   * long ranges, in full hours and without filters.
   */
  series<Route extends SeriesRoute>(
    route: Route,
    query: SeriesQuery,
    options: RequestOptions,
  ): Promise<SeriesAnswer<SeriesOf[Route]>>;
  /**
   * What to add to `Date.now()` (ms) to have the time at the API, as its answers told it; 0 while
   * that is not known, or not worth mentioning.
   */
  skewMs(apiBase?: string): number;
  /** Trades e-mail and password for a token that is kept in memory only. */
  signIn(credentials: SignInCredentials): Promise<void>;
  /** Forgets the token that `signIn` got. */
  signOut(): void;
  /** Grows with each change of configuration or sign-in. */
  readonly revision: number;
  /** Calls `listener` whenever configuration or sign-in changed. Returns how to end that. */
  subscribe(listener: () => void): () => void;
}

const DEFAULT_TIMEOUT_MS = 15_000;

/** What is over the limit waits no longer (ms) than this before it may tell that it waits. */
const LONGEST_PAUSE_MS = 60_000;

/** The signal of what nobody aborts. */
const NEVER = new AbortController().signal;

/** Under Node there is no page. */
const page: Partial<Pick<typeof globalThis, 'location'>> = globalThis;

/** A client of its own, for elements whose API or account differs from that of the page. */
export function createClient(options: ClientOptions = {}): Client {
  return new MetricsClient(options);
}

/** The client behind `createClient`; the one that a page shares can also be configured anew. */
export class MetricsClient implements Client {
  readonly #listeners = new Set<() => void>();
  #revision = 0;
  #options: ClientOptions;
  #session: Session;

  constructor(options: ClientOptions) {
    this.#options = ownOf(options);
    this.#session = this.#openSession(this.#options.getToken);
  }

  get revision(): number {
    return this.#revision;
  }

  configure(options: ClientOptions): void {
    this.#options = ownOf(options);
    this.#changeSession(this.#options.getToken);
  }

  async series<Route extends SeriesRoute>(
    route: Route,
    query: SeriesQuery,
    options: RequestOptions,
  ): Promise<SeriesAnswer<SeriesOf[Route]>> {
    const own = ownOf(options);
    const { signal, patience = NEVER, priority = () => (own.force ? 0 : 1) } = own;
    const session = this.#session;
    const hasEnded = () => session !== this.#session && !signal.aborted;
    try {
      const address = this.#address(own.apiBase);
      if (own.force) session.reconsider(address);
      const ask = this.#ask(session, address, route, query, own);
      const waiter = { signal, patience, priority };
      const answer = await withAddress(address.href, () => session.store.get(ask, waiter));
      // What a session got that has ended meanwhile is nobody's any more.
      if (!hasEnded()) return answer as SeriesAnswer<SeriesOf[Route]>;
    } catch (error) {
      // Whoever waited for the token of that session goes on with the next one.
      if (!isAbort(error) || !hasEnded()) throw error;
    }
    return this.series(route, query, own);
  }

  skewMs(apiBase?: string): number {
    try {
      return endpointOf(this.#address(apiBase).href).clock.skewMs;
    } catch {
      return 0; // Whoever asks an unusable base is told when asking.
    }
  }

  async signIn(credentials: SignInCredentials): Promise<void> {
    const { email, password } = ownOf(credentials);
    const session = this.#session;
    const address = this.#address();
    const init = {
      // As text, which JSON can always hold; of what is no text, the API thinks nothing.
      body: JSON.stringify({ email: textOf(email), password: textOf(password) }),
      credentials: 'omit',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      redirect: 'error',
    } as const;
    const token = await withAddress(address.href, async () => {
      await endpointOf(address.href).limiter.take(() => 0, NEVER);
      const url = address.href + this.#path('authenticate');
      return postForToken(url, init, NEVER, this.#timeoutMs);
    });
    if (session !== this.#session) {
      throw new MetricsError('unauthorized', 'Sign-in ended');
    }
    let isFirst = true;
    this.#changeSession(() => {
      // Without the password, which is not kept, there is no way to a second token.
      if (!isFirst) throw new MetricsError('unauthorized', 'Sign-in ended', { status: 401 });
      isFirst = false;
      return token;
    });
  }

  signOut(): void {
    this.#changeSession(this.#options.getToken);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #ask(
    session: Session,
    address: Address,
    route: SeriesRoute,
    query: SeriesQuery,
    { maxAgeMs = Infinity, force = false }: RequestOptions,
  ): Ask {
    const path = this.#path(route);
    const { limiter, clock } = endpointOf(address.href);
    const { interval } = query;
    return {
      // As it is asked, but for the times, which differ each time.
      question: `${address.href}${path}?${seriesParams({ fromMs: 0, toMs: 0, interval }, query)}`,
      window: { fromMs: query.fromMs, toMs: query.toMs, interval },
      maxAgeMs,
      isForced: force,
      nowMs: () => clock.nowMs,
      load: async (window, control) => {
        const answer = await session.get(
          `${path}?${seriesParams(window, query)}`,
          address,
          control,
        );
        try {
          const series = readSeries(bodyOf(answer, path), window, FIELDS[route], path);
          // Only now the clock of the API is known.
          return { series, atMs: answer.atMs + clock.skewMs };
        } catch (error) {
          const isOverLimit = error instanceof MetricsError && error.kind === 'rate-limit';
          if (isOverLimit) limiter.pause(Math.min(error.retryInMs ?? 0, LONGEST_PAUSE_MS));
          throw error;
        }
      },
    };
  }

  #openSession(getToken: GetToken | undefined): Session {
    return new Session({
      getToken,
      credentials: this.#options.credentials ?? 'same-origin',
      timeoutMs: this.#timeoutMs,
      mayHaveToken: (address) => this.#mayHaveToken(address),
    });
  }

  #changeSession(getToken: GetToken | undefined): void {
    this.#session.close();
    this.#session = this.#openSession(getToken);
    this.#revision++;
    for (const listener of [...this.#listeners]) listener();
  }

  /** A token goes only where the page's owner meant it to go, whatever an element's attribute says. */
  #mayHaveToken(address: Address): boolean {
    const { apiBase } = this.#options;
    const isOwn = address.origin === originOf(apiBase ?? DEFAULT_API_BASE);
    return isOwn || (apiBase === undefined && address.origin === page.location?.origin);
  }

  #address(apiBase = this.#options.apiBase ?? DEFAULT_API_BASE): Address {
    return resolveApiBase(apiBase);
  }

  #path(name: keyof Routes): string {
    // Joined as text, a path without its slash could change the host that the token goes to.
    const path = ownOf(this.#options.routes ?? {})[name] ?? DEFAULT_ROUTES[name];
    return `/${textOf(path).replace(/^\/+/, '')}`;
  }

  get #timeoutMs(): number {
    const { timeoutMs = 0 } = this.#options;
    return timeoutMs > 0 ? timeoutMs : DEFAULT_TIMEOUT_MS;
  }
}
