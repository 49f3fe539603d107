import type { Answer, FetchOptions, Result } from '../controllers/live-query.js';
import type { SeriesQuery } from '../model/query.js';

/**
 * Gets the answer to a query together with the same of `shiftMs` before. An earlier period that
 * cannot be had is left out, as it is only an extra.
 *
 * @param shown - what is shown already; what is past does not change with each refresh
 */
export async function fetchBoth<Query extends SeriesQuery, Data>(
  query: Query,
  options: FetchOptions,
  fetch: (query: Query, options: FetchOptions) => Promise<Answer<Data>>,
  shiftMs: number,
  shown: Result<Query, Data> | undefined,
): Promise<Answer<Data>> {
  const { fromMs, toMs } = query;
  const isSame = shown?.query.fromMs === fromMs && shown.query.toMs === toMs;
  const known = isSame && !options.force ? shown.previous : undefined;
  const past = { ...query, fromMs: fromMs - shiftMs, toMs: toMs - shiftMs };
  const [now, then] = await Promise.all([
    fetch(query, options),
    known ? undefined : fetch(past, options).catch(() => undefined),
  ]);
  return { ...now, previous: then ? { data: then.data, shiftMs } : known };
}
