import type { SeriesQuery } from '../model/query.js';
import type { TimeWindow } from '../model/range.js';
import type { BytesSeries, ViewersSeries } from '../model/series.js';
import { type Address, DEFAULT_API_BASE, originOf, resolveApiBase } from './address.js';
import { toSeries } from './decode.js';
import { isAbort, MetricsError, withAddress } from './errors.js';
import { bodyOf, postForToken } from './exchange.js';
import { DEFAULT_ROUTES, type Routes, seriesParams, type SeriesRoute } from './routes.js';
import { bytesAnswer, parseAnswer, viewersAnswer } from './schema.js';
import { Session } from './session.js';
import type { GetToken } from './token.js';

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
  readonly signal: AbortSignal;
  /** Asks this base in place of the client's own. Other origins than the client's get no token. */
  readonly apiBase?: string | undefined;
  /** Asks again even where the last sign-in was refused: a person wants it. */
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
  ): Promise<SeriesOf[Route]>;
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

/** Under Node there is no page. */
const page: Partial<Pick<typeof globalThis, 'location'>> = globalThis;

type Decoders = {
  readonly [Route in SeriesRoute]: (
    body: unknown,
    window: TimeWindow,
    path: string,
  ) => SeriesOf[Route];
};

const decodeBytes: Decoders['bytes'] = (body, window, path) =>
  toSeries(
    parseAnswer(bytesAnswer, body, path).data,
    window,
    { playout: (row) => row.playout?.bytes, ingest: (row) => row.ingest?.bytes },
    path,
  );

const DECODERS: Decoders = {
  bytes: decodeBytes,
  hourlyBytes: decodeBytes,
  viewers: (body, window, path) =>
    toSeries(
      parseAnswer(viewersAnswer, body, path).data,
      window,
      { viewers: (row) => row.viewers },
      path,
    ),
};

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
    this.#options = options;
    this.#session = this.#openSession(options.getToken);
  }

  get revision(): number {
    return this.#revision;
  }

  configure(options: ClientOptions): void {
    this.#options = options;
    this.#changeSession(options.getToken);
  }

  async series<Route extends SeriesRoute>(
    route: Route,
    query: SeriesQuery,
    options: RequestOptions,
  ): Promise<SeriesOf[Route]> {
    const { signal, apiBase, force } = options;
    const session = this.#session;
    const address = this.#address(apiBase);
    const path = this.#path(route);
    try {
      return await withAddress(address.href, async () => {
        const params = seriesParams(query, query);
        const answer = await session.get(`${path}?${params}`, address, signal, force);
        return DECODERS[route](bodyOf(answer, path), query, path);
      });
    } catch (error) {
      // Whoever waited for the token of a session that has ended goes on with the next one.
      const hasEnded = isAbort(error) && !signal.aborted && session !== this.#session;
      if (hasEnded) return this.series(route, query, options);
      throw error;
    }
  }

  async signIn({ email, password }: SignInCredentials): Promise<void> {
    const session = this.#session;
    const address = this.#address();
    const init = {
      body: JSON.stringify({ email, password }),
      credentials: 'omit',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      redirect: 'error',
    } as const;
    const token = await withAddress(address.href, () =>
      postForToken(
        address.href + this.#path('authenticate'),
        init,
        new AbortController().signal,
        this.#timeoutMs,
      ),
    );
    if (session !== this.#session) {
      throw new MetricsError('unauthorized', 'Sign-in overtaken by another change');
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
    return `/${(this.#options.routes?.[name] ?? DEFAULT_ROUTES[name]).replace(/^\/+/, '')}`;
  }

  get #timeoutMs(): number {
    return this.#options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  }
}
