import { ApiError } from './errors.js';
import { EVERYTHING, select } from './selection.js';

/**
 * @typedef {'minute' | 'hour' | 'day'} Interval
 *
 * @typedef {object} Query
 * @property {number} fromMs
 * @property {number} toMs
 * @property {Interval} interval
 * @property {'json' | 'csv'} format
 * @property {import('./selection.js').Selection} selection
 */

const MS_PER_HOUR = 3_600_000;
const MS_PER_DAY = 24 * MS_PER_HOUR;

/** @type {ReadonlyMap<string, Interval>} */
const INTERVALS = new Map([
  ['minute', 'minute'],
  ['hour', 'hour'],
  ['day', 'day'],
]);
/** @type {Readonly<Record<Interval, number>>} */
const MAX_DAYS = { minute: 7, hour: 366, day: 366 };

const COMMON = ['from', 'to', 'interval', 'format'];
const FILTERS = ['streams', 'tags', 'countries'];

/**
 * @param {string} rawQuery what stands behind the question mark
 * @param {{ hourlyOnly: boolean }} route the hourly route has no filters and wants full hours
 * @returns {Query}
 * @throws {ApiError}
 */
export function parseQuery(rawQuery, { hourlyOnly }) {
  const params = parsePairs(rawQuery, hourlyOnly ? COMMON : [...COMMON, ...FILTERS]);
  const fromMs = parseInstant(params, 'from');
  const toMs = parseInstant(params, 'to');
  const interval = INTERVALS.get(params.get('interval') ?? 'hour');
  if (interval === undefined) {
    throw new ApiError(101004, 'interval: one of minute, hour, day is needed.');
  }
  const format = params.get('format') ?? 'json';
  if (format !== 'json' && format !== 'csv') {
    throw new ApiError(101004, 'format: json or csv is needed.');
  }
  if (fromMs >= toMs) throw new ApiError(101004, 'from must be before to.');
  if (toMs - fromMs > MAX_DAYS[interval] * MS_PER_DAY) {
    const limit = `${MAX_DAYS[interval]} days`;
    throw new ApiError(101004, `The time range is longer than ${limit} by ${interval}.`);
  }
  if (hourlyOnly) {
    if (interval === 'minute') {
      throw new ApiError(101004, 'interval: this route has hours at the finest.');
    }
    if (fromMs % MS_PER_HOUR !== 0 || toMs % MS_PER_HOUR !== 0) {
      throw new ApiError(101004, 'from and to must be full hours on this route.');
    }
    return { fromMs, toMs, interval, format, selection: EVERYTHING };
  }
  const selection = select({
    streams: parseList(params, 'streams'),
    tags: parseList(params, 'tags'),
    countries: parseList(params, 'countries'),
  });
  return { fromMs, toMs, interval, format, selection };
}

/**
 * @param {string} rawQuery
 * @param {readonly string[]} allowed
 * @returns {ReadonlyMap<string, string>}
 */
function parsePairs(rawQuery, allowed) {
  /** @type {Map<string, string>} */
  const params = new Map();
  for (const pair of rawQuery.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = decode(equals < 0 ? pair : pair.slice(0, equals));
    const value = equals < 0 ? '' : decode(pair.slice(equals + 1));
    if (!allowed.includes(name)) {
      throw new ApiError(101005, `The parameter "${name.slice(0, 60)}" is not known here.`);
    }
    if (params.has(name)) throw new ApiError(101005, `The parameter "${name}" is given twice.`);
    params.set(name, value);
  }
  return params;
}

/**
 * @param {string} text
 * @returns {string}
 */
function decode(text) {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    throw new ApiError(101003, 'The query is not correctly URL-encoded.');
  }
}

/**
 * @param {ReadonlyMap<string, string>} params
 * @param {string} name
 * @returns {number} ms
 */
function parseInstant(params, name) {
  const text = params.get(name);
  if (text === undefined) throw new ApiError(101002, `The parameter "${name}" is required.`);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) {
    throw new ApiError(101003, `${name}: a UTC time as YYYY-MM-DDTHH:mm is needed.`);
  }
  const ms = Date.parse(`${text}:00Z`);
  // Date.parse rolls 31 February over into March, so only the way back shows a real date.
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 16) !== text) {
    throw new ApiError(101004, `${name}: there is no such date or time.`);
  }
  return ms;
}

/**
 * @param {ReadonlyMap<string, string>} params
 * @param {string} name
 * @returns {readonly string[] | null}
 */
function parseList(params, name) {
  const text = params.get(name);
  if (text === undefined) return null;
  const items = text.split(',').map((item) => item.trim());
  if (items.includes('')) {
    throw new ApiError(101003, `${name}: a comma-separated list without empty items is needed.`);
  }
  return items;
}
