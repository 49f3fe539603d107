import type { Filters } from '../model/query.js';
import type { TimeWindow } from '../model/range.js';
import type { Fields } from './wire.js';

/** The paths that are appended to the API base. */
export interface Routes {
  /** Ingest and playout bytes, down to minutes, with filters. */
  readonly bytes: string;
  /** Ingest and playout bytes by the hour, for long ranges; takes full hours and no filter. */
  readonly hourlyBytes: string;
  /** Maximum of concurrent viewers. */
  readonly viewers: string;
  /** Where `signIn` posts e-mail and password. */
  readonly authenticate: string;
}

/** The name of a route that answers with a series. */
export type SeriesRoute = Exclude<keyof Routes, 'authenticate'>;

/**
 * The paths of the vendor's API. Documented are the two of bytes; those of viewers and
 * authenticate are assumed, and may be overridden by the option `routes`.
 */
export const DEFAULT_ROUTES: Routes = {
  bytes: '/v2/usage/bytes/timeseries',
  hourlyBytes: '/v2/usage/hourly/bytes/timeseries',
  viewers: '/v2/h5live/viewers/concurrent/timeseries',
  authenticate: '/authenticate',
};

const BYTES_FIELDS: Fields<'playout' | 'ingest'> = {
  playout: ['playout', 'bytes'],
  ingest: ['ingest', 'bytes'],
};

/** Where in a row the values stand. All of these names are assumed. */
export const FIELDS: Readonly<Record<SeriesRoute, Fields<string>>> = {
  bytes: BYTES_FIELDS,
  hourlyBytes: BYTES_FIELDS,
  viewers: { viewers: ['viewers'] },
};

/** The query string of a series route. Lists are comma-separated (assumed). */
export function seriesParams(window: TimeWindow, filters: Filters): URLSearchParams {
  const params = new URLSearchParams({
    from: toApiTime(window.fromMs),
    to: toApiTime(window.toMs),
    interval: window.interval,
  });
  for (const name of ['streams', 'tags', 'countries'] as const) {
    if (filters[name].length > 0) params.set(name, filters[name].join(','));
  }
  return params;
}

/** An instant as the API takes it: UTC to the minute, without a zone. */
function toApiTime(ms: number): string {
  return new Date(ms).toISOString().slice(0, 16);
}
