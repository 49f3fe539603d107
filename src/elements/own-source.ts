import { MetricsError } from '../api/errors.js';
import type { SeriesQuery, Source } from '../model/query.js';
import { isTimeSeries } from '../model/series-check.js';
import type { TimeSeries } from '../model/series.js';

/**
 * Asks a page's own source, and trusts its answer as little as one from the network. A source may
 * serve several widgets: lines that this one does not draw are left out.
 *
 * @throws {MetricsError} of kind `schema` where the answer is not a series with these lines.
 */
export async function askOwnSource<Query extends SeriesQuery, Data extends TimeSeries>(
  source: Source<Query, Data>,
  query: Query,
  signal: AbortSignal,
  lineIds: readonly string[],
): Promise<Data> {
  const data: unknown = withLines(await source(query, { signal }), lineIds);
  const isData = (value: unknown): value is Data => isTimeSeries(value, lineIds);
  if (isData(data)) return data;
  throw new MetricsError('schema', `The data source gave no series of ${lineIds.join(', ')}`);
}

/** The same data with only these lines; whatever is not like a series stays as it is. */
function withLines(data: unknown, lineIds: readonly string[]): unknown {
  if (typeof data !== 'object' || data === null || !('lines' in data)) return data;
  if (typeof data.lines !== 'object' || data.lines === null) return data;
  const lines = Object.entries(data.lines).filter(([id]) => lineIds.includes(id));
  return { ...data, lines: Object.fromEntries(lines) };
}
