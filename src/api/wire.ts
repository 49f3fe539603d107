import { floorToInterval, INTERVAL_MS } from '../model/interval.js';
import type { TimeWindow } from '../model/range.js';
import type { TimeSeries, Value } from '../model/series.js';
import { times } from '../model/times.js';
import { MetricsError } from './errors.js';

/** Where in a row the value of each line stands. */
export type Fields<Line extends string> = Readonly<Record<Line, readonly string[]>>;

/** Milliseconds taken for seconds would lie past the year 5000. */
const MAX_SECONDS = 99_999_999_999;

/**
 * Reads `{ data: [{ timestamp, … }] }` into columns over every bucket of the window, and trusts
 * nothing. The order of the rows does not matter; a time inside a bucket stands for that bucket;
 * rows outside of the window and fields that are not asked for are left out; what is missing or
 * `null` is a gap.
 *
 * @throws {MetricsError} of kind `schema`, naming `route` and the field, for anything that is not
 *   of these types, and for two rows of one bucket that contradict each other.
 */
export function readSeries<Line extends string>(
  body: unknown,
  window: TimeWindow,
  fields: Fields<Line>,
  route: string,
): TimeSeries<Line> {
  const refuse = (field: string): never => {
    throw new MetricsError('schema', `${route}: unexpected ${field}`);
  };
  const stepMs = INTERVAL_MS[window.interval];
  const length = Math.round((window.toMs - window.fromMs) / stepMs);
  const columns = Object.entries<readonly string[]>(fields).map(([line, path]) => ({
    line,
    path,
    values: new Array<Value>(length).fill(null),
  }));
  const seen = new Set<number>();

  if (!isObject(body)) refuse('the whole body');
  const rows = own(body, 'data');
  if (!Array.isArray(rows)) return refuse('data');
  (rows as unknown[]).forEach((row, i) => {
    if (!isObject(row)) refuse(`data.${i}`);
    const seconds = own(row, 'timestamp');
    if (!isSeconds(seconds)) return refuse(`data.${i}.timestamp`);
    const startMs = floorToInterval(seconds * 1000, window.interval);
    const isInside = startMs >= window.fromMs && startMs < window.toMs;
    const index = (startMs - window.fromMs) / stepMs;
    for (const { path, values } of columns) {
      const value = valueAt(row, path, (depth) =>
        refuse(['data', i, ...path.slice(0, depth)].join('.')),
      );
      if (!isInside) continue;
      if (seen.has(index) && values[index] !== value) refuse(`data.${i}: a second row of its time`);
      values[index] = value;
    }
    if (isInside) seen.add(index);
  });
  return {
    xSeconds: times(length, (i) => (window.fromMs + i * stepMs) / 1000),
    lines: Object.fromEntries(columns.map(({ line, values }) => [line, values])) as Record<
      Line,
      Value[]
    >,
  };
}

/**
 * The token in `{ token }`.
 *
 * @throws {MetricsError} of kind `schema`
 */
export function readToken(body: unknown): string {
  const token = own(body, 'token');
  if (isToken(token)) return token;
  throw new MetricsError('schema', 'token: unexpected token');
}

/** The code in the documented body of an error, `{ error: { errorCode } }`. */
export function readErrorCode(body: unknown): number | undefined {
  const code = own(own(body, 'error'), 'errorCode');
  return Number.isInteger(code) ? (code as number) : undefined;
}

/** Whether a token can stand in a header; with others fetch throws, and names them. */
export function isToken(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]+$/.test(value);
}

function valueAt(row: unknown, path: readonly string[], refuse: (depth: number) => never): Value {
  let value: unknown = row;
  let depth = 0;
  for (const name of path) {
    if (!isObject(value)) refuse(depth);
    value = own(value, name) ?? null;
    if (value === null) return null;
    depth++;
  }
  if (typeof value !== 'number' || !(value >= 0 && value <= Number.MAX_SAFE_INTEGER)) {
    return refuse(path.length);
  }
  // A zero may come with a sign, which would be shown.
  return value || 0;
}

function isSeconds(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0 && (value as number) <= MAX_SECONDS;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A property of its own, as the page may have put anything into the prototypes. */
function own(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value as object, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
