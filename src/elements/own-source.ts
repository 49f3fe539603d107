import { MetricsError } from '../api/errors.js';
import { isTimeSeries } from '../model/series-check.js';
import type { TimeSeries } from '../model/series.js';

/**
 * What a page's own source gave, which is trusted as little as what comes from the network. A
 * source may serve several widgets: lines that this one does not draw are left out.
 *
 * @throws {MetricsError} of kind `schema` where it is not a series with these lines.
 */
export function checked(given: unknown, lineIds: readonly string[]): TimeSeries {
  const data = withLines(given, lineIds);
  if (isTimeSeries(data, lineIds)) return data;
  throw new MetricsError('schema', `The data source gave no series of ${lineIds.join(', ')}`);
}

/** The same data with only these lines; whatever is not like a series stays as it is. */
function withLines(data: unknown, lineIds: readonly string[]): unknown {
  if (typeof data !== 'object' || data === null || !('lines' in data)) return data;
  if (typeof data.lines !== 'object' || data.lines === null) return data;
  const lines = Object.entries(data.lines).filter(([id]) => lineIds.includes(id));
  return { ...data, lines: Object.fromEntries(lines) };
}
