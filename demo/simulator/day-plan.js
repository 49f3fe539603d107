import { integer, unit } from './noise.js';
import { outagesOfDay } from './outages.js';
import { STREAMS } from './streams.js';

/**
 * What is decided once per UTC day: who broadcasts when, how large the month is, what is lost.
 *
 * @typedef {object} Session
 * @property {number} startMinute of the UTC day
 * @property {number} endMinute excluded
 * @property {number} peakViewers
 *
 * @typedef {object} DayPlan
 * @property {number} day days since 1970-01-01
 * @property {readonly (readonly Session[])[]} sessions per stream, in the order of `STREAMS`
 * @property {number} weekdayFactor audience of the streams that never stop
 * @property {number} audienceFactor growth or decline of this month
 * @property {number} ingestFactor the same for the encoders' bit rates
 * @property {Uint8Array} down 1 for each minute that was not measured
 */

const MINUTES_PER_DAY = 1440;
const MS_PER_DAY = 86_400_000;
const GOLDEN_FRACTION = 0.6180339887498949;
/** @type {readonly number[]} Sunday first */
const WEEKDAY_FACTORS = [1.18, 0.88, 0.92, 0.96, 0.94, 1.02, 1.22];

const CHANCE = 201;
const START = 221;
const LENGTH = 241;
const PEAK = 261;
const AUDIENCE = 281;
const INGEST = 282;

/**
 * @param {number} seed
 * @param {number} day days since 1970-01-01
 * @returns {DayPlan}
 */
export function planDay(seed, day) {
  const date = new Date(day * MS_PER_DAY);
  const weekday = date.getUTCDay();
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
  const down = new Uint8Array(MINUTES_PER_DAY);
  for (const outage of outagesOfDay(seed, day)) down.fill(1, outage.startMinute, outage.endMinute);
  return {
    day,
    sessions: STREAMS.map((_, index) => sessionsOf(seed, day, weekday, index)),
    weekdayFactor: WEEKDAY_FACTORS[weekday] ?? 1,
    audienceFactor: 0.82 + 0.36 * monthPhase(seed, AUDIENCE, month),
    ingestFactor: 0.9 + 0.2 * monthPhase(seed, INGEST, month),
    down,
  };
}

/**
 * Steps of the golden ratio never bring two neighbouring months close together, so the trend from
 * month to month is never flat.
 *
 * @param {number} seed
 * @param {number} salt
 * @param {number} month
 */
function monthPhase(seed, salt, month) {
  return (unit(seed, salt, 0) + month * GOLDEN_FRACTION) % 1;
}

/**
 * @param {number} seed
 * @param {number} day
 * @param {number} weekday
 * @param {number} streamIndex
 * @returns {Session[]}
 */
function sessionsOf(seed, day, weekday, streamIndex) {
  /** @type {Session[]} */
  const sessions = [];
  for (const [ruleIndex, rule] of (STREAMS[streamIndex]?.sessions ?? []).entries()) {
    const salt = streamIndex * 4 + ruleIndex;
    if (!rule.weekdays.includes(weekday)) continue;
    if (unit(seed, CHANCE + salt, day) >= (rule.chance ?? 1)) continue;
    const jitter = rule.jitterMinutes ?? 0;
    const startMinute = rule.startMinute + integer(seed, START + salt, day, -jitter, jitter);
    const length = Math.round(rule.lengthMinutes * (0.85 + 0.3 * unit(seed, LENGTH + salt, day)));
    sessions.push({
      startMinute,
      endMinute: Math.min(startMinute + length, MINUTES_PER_DAY),
      peakViewers: rule.viewers * (0.75 + 0.4 * unit(seed, PEAK + salt, day)),
    });
  }
  return sessions;
}
