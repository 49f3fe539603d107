import { ApiError } from './errors.js';
import { COUNTRIES, STREAM_NAMES, STREAMS, TAGS } from './streams.js';

/**
 * Which part of the traffic a request asks for.
 *
 * @typedef {object} SelectedStream
 * @property {number} streamIndex
 * @property {boolean} ingest whether the encoder is in one of the countries
 * @property {readonly (readonly [number, number])[] | null} percentRanges parts of the audience as
 *   ranges of cumulated percent, null for all of it
 *
 * @typedef {object} Selection
 * @property {string} key equal for equal selections
 * @property {readonly SelectedStream[]} streams
 *
 * @typedef {object} Filters
 * @property {readonly string[] | null} streams any of them
 * @property {readonly string[] | null} tags all of them
 * @property {readonly string[] | null} countries any of them
 */

/** @type {Selection} */
export const EVERYTHING = select({ streams: null, tags: null, countries: null });

/**
 * @param {Filters} filters
 * @returns {Selection}
 * @throws {ApiError} for a stream, tag or country that does not exist
 */
export function select({ streams, tags, countries }) {
  rejectUnknown(streams, STREAM_NAMES, 103001, 'stream');
  rejectUnknown(tags, TAGS, 103002, 'tag');
  for (const country of countries ?? []) {
    if (!/^[A-Z]{2}$/.test(country)) {
      throw new ApiError(101004, 'countries: two capital letters (ISO 3166) are needed.');
    }
  }
  rejectUnknown(countries, COUNTRIES, 103003, 'country');

  const tagged = STREAMS.filter(
    (stream) => tags?.every((tag) => stream.tags.includes(tag)) ?? true,
  );
  if (tagged.length === 0) {
    throw new ApiError(101010, 'No stream carries all of the given tags.');
  }
  const wanted = countries && [...new Set(countries)].sort();
  const selected = tagged
    .filter((stream) => streams?.includes(stream.name) ?? true)
    .map((stream) => ({
      streamIndex: STREAMS.indexOf(stream),
      ingest: wanted?.includes(stream.encoderCountry) ?? true,
      percentRanges: wanted && percentRanges(stream.countryPercent, wanted),
    }));
  const names = selected.map(({ streamIndex }) => streamIndex).join(',');
  return { key: `${names}/${wanted?.join(',') ?? '*'}`, streams: selected };
}

/**
 * The parts of an integer are differences of floors over cumulated percent: they are integers too,
 * and over all countries they add up to exactly the whole.
 *
 * @param {number} whole integer
 * @param {SelectedStream['percentRanges']} ranges
 * @returns {number}
 */
export function share(whole, ranges) {
  if (ranges === null) return whole;
  let part = 0;
  for (const [low, high] of ranges) {
    part += Math.floor((whole * high) / 100) - Math.floor((whole * low) / 100);
  }
  return part;
}

/**
 * @param {Readonly<Record<string, number>>} countryPercent
 * @param {readonly string[]} wanted
 * @returns {[number, number][]}
 */
function percentRanges(countryPercent, wanted) {
  /** @type {[number, number][]} */
  const ranges = [];
  let low = 0;
  for (const [country, percent] of Object.entries(countryPercent)) {
    if (wanted.includes(country)) ranges.push([low, low + percent]);
    low += percent;
  }
  return ranges;
}

/**
 * @param {readonly string[] | null} values
 * @param {ReadonlySet<string>} known
 * @param {103001 | 103002 | 103003} code
 * @param {string} what
 */
function rejectUnknown(values, known, code, what) {
  const unknown = values?.find((value) => !known.has(value));
  if (unknown !== undefined) {
    throw new ApiError(code, `There is no ${what} "${unknown.slice(0, 60)}".`);
  }
}
