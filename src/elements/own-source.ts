import { MetricsError } from '../api/errors.js';
import type { SeriesQuery, Source } from '../model/query.js';
import { isTimeSeries } from '../model/series-check.js';
import type { TimeSeries } from '../model/series.js';

/**
 * Asks a page's own source, and trusts its answer as little as one from the network.
 *
 * @throws {MetricsError} of kind `schema` where the answer is not a series of these lines.
 */
export async function askOwnSource<Query extends SeriesQuery, Data extends TimeSeries>(
  source: Source<Query, Data>,
  query: Query,
  signal: AbortSignal,
  lineIds: readonly string[],
): Promise<Data> {
  const data: unknown = await source(query, { signal });
  const isData = (value: unknown): value is Data => isTimeSeries(value, lineIds);
  if (isData(data)) return data;
  throw new MetricsError('schema', `The data source gave no series of ${lineIds.join(', ')}`);
}
