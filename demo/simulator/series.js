import { BoundedMap } from './bounded-map.js';
import { share } from './selection.js';
import { createTraffic } from './traffic.js';

/**
 * @typedef {import('./params.js').Query} Query
 * @typedef {import('./params.js').Interval} Interval
 * @typedef {import('./selection.js').Selection} Selection
 *
 * @typedef {object} Row one bucket; null only where a fault took a value away
 * @property {number} timestamp UNIX seconds
 * @property {number | null} ingestBytes
 * @property {number | null} playoutBytes
 * @property {number | null} viewers highest of its minutes
 *
 * @typedef {object} Bucket
 * @property {number} measuredMinutes 0 = nothing is known, the bucket is left out
 * @property {number} ingestBytes
 * @property {number} playoutBytes
 * @property {number} viewers
 */

const MS_PER_MINUTE = 60_000;
const MINUTES_PER_HOUR = 60;
const CACHED_HOURS = 20_000;

/** @type {Readonly<Record<Interval, number>>} */
const INTERVAL_MINUTES = { minute: 1, hour: MINUTES_PER_HOUR, day: 24 * MINUTES_PER_HOUR };

/**
 * Adds the traffic of single minutes up to buckets. Whole hours are kept, as they never change.
 *
 * @param {number} seed
 */
export function createSeries(seed) {
  const traffic = createTraffic(seed);
  /** @type {BoundedMap<string, Bucket>} */
  const hours = new BoundedMap(CACHED_HOURS);
  const sample = { viewers: 0, playoutBytes: 0, ingestBytes: 0 };

  /**
   * @param {Bucket} bucket
   * @param {Selection} selection
   * @param {number} minute
   * @param {number} nowMs
   */
  function addMinute(bucket, selection, minute, nowMs) {
    const elapsedMs = nowMs - minute * MS_PER_MINUTE;
    if (elapsedMs <= 0 || traffic.isDown(minute)) return;
    let viewers = 0;
    for (const { streamIndex, ingest, percentRanges } of selection.streams) {
      traffic.measure(streamIndex, minute, sample);
      viewers += share(sample.viewers, percentRanges);
      bucket.playoutBytes += share(soFar(sample.playoutBytes, elapsedMs), percentRanges);
      if (ingest) bucket.ingestBytes += soFar(sample.ingestBytes, elapsedMs);
    }
    bucket.measuredMinutes += 1;
    bucket.viewers = Math.max(bucket.viewers, viewers);
  }

  /**
   * @param {Selection} selection
   * @param {number} startMinute
   * @param {number} nowMs
   * @returns {Bucket}
   */
  function hourOf(selection, startMinute, nowMs) {
    const make = () => {
      const bucket = emptyBucket();
      for (let offset = 0; offset < MINUTES_PER_HOUR; offset += 1) {
        addMinute(bucket, selection, startMinute + offset, nowMs);
      }
      return bucket;
    };
    const complete = (startMinute + MINUTES_PER_HOUR) * MS_PER_MINUTE <= nowMs;
    return complete ? hours.getOrMake(`${selection.key}@${startMinute}`, make) : make();
  }

  /**
   * @param {Selection} selection
   * @param {number} startMinute
   * @param {Interval} interval
   * @param {number} nowMs
   * @returns {Bucket}
   */
  function bucketOf(selection, startMinute, interval, nowMs) {
    if (interval === 'hour') return hourOf(selection, startMinute, nowMs);
    const bucket = emptyBucket();
    if (interval === 'minute') {
      addMinute(bucket, selection, startMinute, nowMs);
      return bucket;
    }
    for (let offset = 0; offset < INTERVAL_MINUTES.day; offset += MINUTES_PER_HOUR) {
      const hour = hourOf(selection, startMinute + offset, nowMs);
      bucket.measuredMinutes += hour.measuredMinutes;
      bucket.ingestBytes += hour.ingestBytes;
      bucket.playoutBytes += hour.playoutBytes;
      bucket.viewers = Math.max(bucket.viewers, hour.viewers);
    }
    return bucket;
  }

  /**
   * @param {Query} query
   * @param {{ nowMs: number, completeOnly: boolean }} view `completeOnly` leaves out the bucket
   *   that is still being filled
   * @returns {Row[]} ascending, without the buckets of which nothing is known
   */
  function rowsOf({ fromMs, toMs, interval, selection }, { nowMs, completeOnly }) {
    const step = INTERVAL_MINUTES[interval];
    const stepMs = step * MS_PER_MINUTE;
    /** @type {Row[]} */
    const rows = [];
    if (selection.streams.length === 0) return rows;
    const endMs = Math.min(toMs, completeOnly ? Math.floor(nowMs / stepMs) * stepMs : nowMs);
    for (let startMs = Math.floor(fromMs / stepMs) * stepMs; startMs < endMs; startMs += stepMs) {
      const bucket = bucketOf(selection, startMs / MS_PER_MINUTE, interval, nowMs);
      if (bucket.measuredMinutes === 0) continue;
      const { ingestBytes, playoutBytes, viewers } = bucket;
      rows.push({ timestamp: startMs / 1000, ingestBytes, playoutBytes, viewers });
    }
    return rows;
  }

  return { rowsOf };
}

/** @returns {Bucket} */
function emptyBucket() {
  return { measuredMinutes: 0, ingestBytes: 0, playoutBytes: 0, viewers: 0 };
}

/**
 * @param {number} bytes of the whole minute
 * @param {number} elapsedMs since its start
 * @returns {number} what has flowed until now
 */
function soFar(bytes, elapsedMs) {
  return elapsedMs >= MS_PER_MINUTE ? bytes : Math.floor((bytes * elapsedMs) / MS_PER_MINUTE);
}
