import type { SeriesRoute } from '../api/routes.js';

/** Where data came from that was served. */
export type Source =
  /** Kept, and fresh. */
  | 'fresh'
  /** Kept, and served while the API is asked anew, or since it cannot answer. */
  | 'stale'
  /** The API, or another instance that asked it: by this request or one at the same time. */
  | 'api';

/**
 * Something that happened in a proxy. It tells nothing of who asked, nor for which streams, tags or
 * countries, and holds no credential and no words of the API or of the host.
 */
export type ProxyEvent =
  /** A request was answered. */
  | {
      readonly type: 'request';
      /** What was asked for; `none` for a path that is none of the proxy's. */
      readonly route: SeriesRoute | 'healthz' | 'metrics' | 'none';
      readonly status: number;
      readonly durationMs: number;
      /** With data alone. */
      readonly source?: Source | undefined;
      /** The documented code of an error. */
      readonly errorCode?: number | undefined;
    }
  /** The API was asked. */
  | {
      readonly type: 'upstream';
      readonly route: SeriesRoute;
      readonly durationMs: number;
      /** 200, or what callers are told in its place. */
      readonly status: number;
      /** The documented code of an error. */
      readonly errorCode?: number | undefined;
    }
  /** The store that instances share stopped to answer, or does again. */
  | { readonly type: 'store'; readonly state: 'lost' | 'back' };

/** Is told what happens; must neither throw nor take long. */
export type Observer = (event: ProxyEvent) => void;
