import type { SeriesRoute } from '../api/routes.js';

/** What is asked for: data, what the proxy tells of itself, or a path that is none of its own. */
export type Route = SeriesRoute | 'healthz' | 'metrics' | 'none';

/** Where data came from that was served. */
export type Source =
  /** Kept, and fresh. */
  | 'fresh'
  /** Kept, and served while the API is asked anew, or since it cannot answer. */
  | 'stale'
  /** The API, by this request or one at the same time, here or on another instance. */
  | 'api';

/** Why a request failed, in a word for whoever runs the proxy. */
export type Reason =
  /** `authorize` threw, or gave something that is no answer. */
  | 'authorize-failed'
  /** `credential` threw, or gave something that is none. */
  | 'credential-failed'
  /** The API does not know the credential, or does not let it see these data. */
  | 'credential-refused'
  /** The API could not be reached. */
  | 'upstream-unreachable'
  /** The API answered with an error of its own, or something that is not JSON. */
  | 'upstream-failed'
  /** The API said that it is asked too often. */
  | 'upstream-limit'
  /** Too many requests wait for their turn. */
  | 'queue-full'
  | 'timeout'
  | 'caller-gone'
  /** An error in the proxy itself. */
  | 'defect';

/** How something ended. */
interface Outcome {
  /** HTTP status that callers see. */
  readonly status: number;
  /** The documented code of an error. */
  readonly errorCode?: number | undefined;
  readonly reason?: Reason | undefined;
  readonly durationMs: number;
}

/**
 * Something that happened in a proxy. It tells nothing of who asked, nor for which streams, tags or
 * countries, and holds no credential and no words of the API or of the host.
 */
export type ProxyEvent =
  /** A request was answered. */
  | (Outcome & {
      readonly type: 'request';
      readonly route: Route;
      /** With data alone. */
      readonly source?: Source | undefined;
    })
  /** The API was asked. */
  | (Outcome & { readonly type: 'upstream'; readonly route: SeriesRoute })
  /** The store that instances share has stopped to answer, or does again. */
  | { readonly type: 'store-lost' }
  | { readonly type: 'store-back' };

/** Is told what happens; never throws. */
export type Observer = (event: ProxyEvent) => void;
