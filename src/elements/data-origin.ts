import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Client } from '../api/client.js';
import { sharedClient } from '../api/config.js';
import type { SeriesRoute } from '../api/routes.js';
import type { Answer, FetchOptions } from '../controllers/live-query.js';
import { clean } from '../model/clean.js';
import type { SeriesQuery, Source } from '../model/query.js';
import type { TimeSeries } from '../model/series.js';

/** The part of an element that says where its data comes from. */
interface Host<Query, Data> extends ReactiveControllerHost {
  readonly apiBase: string | undefined;
  readonly source: Source<Query, Data> | undefined;
  readonly client: Client | undefined;
}

/** What is asked for in the element's name. */
interface Asked {
  readonly route: SeriesRoute;
  readonly lineIds: readonly string[];
}

/** Where an element's data comes from: the page's own source, or a client. */
export class DataOrigin<
  Query extends SeriesQuery,
  Data extends TimeSeries,
> implements ReactiveController {
  readonly #host: Host<Query, Data>;
  readonly #asked: () => Asked;
  #subscribed: Client | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(host: Host<Query, Data>, asked: () => Asked) {
    this.#host = host;
    this.#asked = asked;
    host.addController(this);
  }

  hostConnected(): void {
    this.#subscribe();
  }

  hostUpdate(): void {
    if (this.#subscribed && this.#subscribed !== this.#client) this.#subscribe();
  }

  hostDisconnected(): void {
    this.#subscribed = undefined;
    attempt(() => this.#unsubscribe?.());
  }

  /** What the data comes from; a client's revision changes with its configuration and sign-in. */
  key(): readonly unknown[] {
    const { source } = this.#host;
    return source ? [source] : [this.#client, attempt(() => this.#client.revision), this.#apiBase];
  }

  /** What to add to `Date.now()` for the time by which the data is counted. */
  skewMs(): number {
    return this.#host.source ? 0 : (attempt(() => this.#client.skewMs(this.#apiBase)) ?? 0);
  }

  async fetch(query: Query, options: FetchOptions): Promise<Answer<Data>> {
    const { route, lineIds } = this.#asked();
    const { source } = this.#host;
    if (source) {
      const atMs = Date.now();
      // Few pages have a source of their own; the rest need not load how it is checked.
      const [data, { checked }] = await Promise.all([
        source(query, { signal: options.signal }),
        import('./own-source.js'),
      ]);
      return { data: checked(data, lineIds) as Data, atMs };
    }
    const { series, atMs } = await this.#client.series(route, query, {
      ...options,
      apiBase: this.#apiBase,
    });
    return { data: series as TimeSeries as Data, atMs };
  }

  get #client(): Client {
    return this.#host.client ?? sharedClient;
  }

  get #apiBase(): string | undefined {
    return clean(this.#host.apiBase) || undefined;
  }

  #subscribe(): void {
    this.hostDisconnected();
    this.#subscribed = this.#client;
    this.#unsubscribe = attempt(() =>
      this.#client.subscribe(() => {
        this.#host.requestUpdate();
      }),
    );
  }
}

/** A page may set anything: what is no client, or throws, fails when it is asked for data. */
function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
