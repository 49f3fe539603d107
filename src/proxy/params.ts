import * as z from 'zod/mini';
import type { SeriesRoute } from '../api/routes.js';
import { ceilToInterval, floorToInterval, INTERVAL_MS } from '../model/interval.js';
import { ProxyError } from './errors.js';

/** What a caller asked for, checked: the only thing of a request that reaches the API. */
export interface Query {
  readonly fromMs: number;
  readonly toMs: number;
  readonly interval: 'minute' | 'hour' | 'day';
  readonly streams: readonly string[];
  readonly tags: readonly string[];
  readonly countries: readonly string[];
}

/** Longest query string (bytes), the question mark included. */
const MAX_QUERY_BYTES = 2048;
const MAX_LIST_LENGTH = 100;
const HOUR_MS = 3_600_000;

const streamName = textLike(/^[A-Za-z0-9][\w.:-]{0,99}$/);
const tagName = textLike(/^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._:@#+-]{0,99}$/u);
const countryCode = textLike(/^[A-Z]{2}$/);

/** The names that filters and scopes may hold. */
export const filterNames = {
  streams: z.array(streamName),
  tags: z.array(tagName),
  countries: z.array(countryCode),
};

const time = z.pipe(
  z
    .string()
    .check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/))
    .check(z.refine(isRealTime)),
  z.transform(toMs),
);

const common = {
  from: time,
  to: time,
  interval: z._default(z.enum(['minute', 'hour', 'day']), 'hour'),
  format: z.optional(z.literal('json')),
};

/** The route of hours takes no filters. */
const hourlyParams = z.strictObject(common);
const filteredParams = z.strictObject({
  ...common,
  streams: listOf(filterNames.streams),
  tags: listOf(filterNames.tags),
  countries: listOf(filterNames.countries),
});

/** Whether a route can narrow its answer to streams, tags or countries. */
export function hasFilters(route: SeriesRoute): boolean {
  return route !== 'hourlyBytes';
}

/**
 * Checks the query string of a request.
 *
 * @param search - as in `URL.search`
 * @throws {ProxyError} with status 400
 */
export function parseQuery(search: string, route: SeriesRoute): Query {
  const params = toRecord(search);
  const query = hasFilters(route) ? parseFiltered(params) : parseHourly(params);
  if (query.fromMs >= query.toMs) throw invalid('from must be before to.');
  return query;
}

/**
 * The query in whole buckets, without times to come but that of the running bucket, and one more
 * for a clock here that is slow: so that many ask for the same.
 */
export function snap(query: Query, nowMs: number): Query {
  const { interval } = query;
  const stepMs = INTERVAL_MS[interval];
  const fromMs = floorToInterval(query.fromMs, interval);
  const latestMs = floorToInterval(nowMs, interval) + 2 * stepMs;
  const toMs = Math.min(ceilToInterval(query.toMs, interval), latestMs);
  return { ...query, fromMs, toMs: Math.max(toMs, fromMs + stepMs) };
}

/** A text that is the same for queries with the same answer, in whatever order their lists are. */
export function keyOf(route: SeriesRoute, query: Query): string {
  const { fromMs, toMs, interval, streams, tags, countries } = query;
  return JSON.stringify([
    route,
    fromMs,
    toMs,
    interval,
    ...[streams, tags, countries].map(inOrder),
  ]);
}

function inOrder(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}

function parseFiltered(params: Readonly<Record<string, string>>): Query {
  const { from, to, interval, streams, tags, countries } = parse(filteredParams, params);
  return { fromMs: from, toMs: to, interval, streams, tags, countries };
}

function parseHourly(params: Readonly<Record<string, string>>): Query {
  const { from, to, interval } = parse(hourlyParams, params);
  if (interval === 'minute') throw invalid('interval: this route has hours at the finest.');
  if (from % HOUR_MS !== 0 || to % HOUR_MS !== 0) {
    throw invalid('from and to must be full hours on this route.');
  }
  return { fromMs: from, toMs: to, interval, streams: [], tags: [], countries: [] };
}

function toRecord(search: string): Readonly<Record<string, string>> {
  if (search.length > MAX_QUERY_BYTES) {
    throw new ProxyError(101005, `The query is longer than ${MAX_QUERY_BYTES} bytes.`);
  }
  const pairs = [...new URLSearchParams(search)];
  const names = new Set(pairs.map(([name]) => name));
  if (names.size < pairs.length) throw new ProxyError(101005, 'A parameter is given twice.');
  return Object.fromEntries(pairs);
}

function parse<T>(schema: z.ZodMiniType<T>, params: Readonly<Record<string, string>>): T {
  const result = z.safeParse(schema, params);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  if (issue?.code === 'unrecognized_keys') {
    throw new ProxyError(101005, 'There is a parameter that this route does not have.');
  }
  const name = String(issue?.path[0] ?? 'the query');
  // All values are texts, so what has the wrong type is not there.
  if (issue?.code === 'invalid_type') throw new ProxyError(101002, `${name} is required.`);
  if (issue?.code === 'invalid_format') {
    throw new ProxyError(101003, `${name}: a UTC time as YYYY-MM-DDTHH:mm is needed.`);
  }
  throw invalid(`${name} has a value that is not allowed.`);
}

/** A comma-separated list; none where the parameter is missing. */
function listOf(names: z.ZodMiniType<string[], string[]>): z.ZodMiniType<string[]> {
  const items = z.pipe(
    z.string(),
    z.transform((text: string) => text.split(',').map((item) => item.trim())),
  );
  return z._default(z.pipe(items, names.check(z.maxLength(MAX_LIST_LENGTH))), []);
}

function textLike(pattern: RegExp): z.ZodMiniType<string, string> {
  return z.string().check(z.refine((text) => pattern.test(text)));
}

/** `Date.parse` rolls 31 February over into March: only the way back shows a real time. */
function isRealTime(text: string): boolean {
  const ms = toMs(text);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(`${text}:`);
}

function toMs(text: string): number {
  return Date.parse(`${text}:00Z`);
}

function invalid(summary: string): ProxyError {
  return new ProxyError(101004, summary);
}
