import type { TimeWindow } from './range.js';
import type { BytesSeries, ViewersSeries } from './series.js';

/** Narrows a series to some streams (any of), tags (all of) and countries (any of). */
export interface Filters {
  readonly streams: readonly string[];
  readonly tags: readonly string[];
  readonly countries: readonly string[];
}

/** What a chart asks for: one metric over whole buckets, narrowed by filters. */
export interface SeriesQuery extends TimeWindow, Filters {
  readonly metric: 'bytes' | 'viewers';
}

/** A query for ingest and playout bytes. */
export interface BytesQuery extends SeriesQuery {
  readonly metric: 'bytes';
}

/** A query for the maximum of concurrent viewers in each bucket. */
export interface ViewersQuery extends SeriesQuery {
  readonly metric: 'viewers';
}

/** Own data in place of the API: answers a query with a series; should give up when aborted. */
export type Source<Query, Data> = (
  query: Query,
  options: { readonly signal: AbortSignal },
) => Promise<Data>;

/** A source of ingest and playout bytes. */
export type BytesSource = Source<BytesQuery, BytesSeries>;

/** A source of concurrent viewers. */
export type ViewersSource = Source<ViewersQuery, ViewersSeries>;

/** No filter at all. */
export const NO_FILTERS: Filters = { streams: [], tags: [], countries: [] };
