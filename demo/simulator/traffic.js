import { BoundedMap } from './bounded-map.js';
import { planDay } from './day-plan.js';
import { hash, smooth } from './noise.js';
import { STREAMS } from './streams.js';

/**
 * @typedef {import('./day-plan.js').DayPlan} DayPlan
 * @typedef {import('./day-plan.js').Session} Session
 *
 * @typedef {object} Sample one stream in one whole minute, integers
 * @property {number} viewers
 * @property {number} playoutBytes
 * @property {number} ingestBytes 0 while the stream is not live
 *
 * @typedef {object} Traffic
 * @property {(minute: number) => boolean} isDown whether nothing was measured in that minute
 * @property {(streamIndex: number, minute: number, sample: Sample) => void} measure
 *   fills the given sample; one object is reused because there are half a million per answer
 */

const MINUTES_PER_DAY = 1440;
const PLANNED_DAYS = 800;

const SLOW = 301;
const FAST = 321;
const BITRATE = 341;

/**
 * Traffic of the demo organization: a pure function of the seed and the minute.
 *
 * @param {number} seed 32-bit integer
 * @returns {Traffic}
 */
export function createTraffic(seed) {
  /** @type {BoundedMap<number, DayPlan>} */
  const plans = new BoundedMap(PLANNED_DAYS);
  /** @type {DayPlan | undefined} */
  let recent;

  /**
   * @param {number} minute
   * @returns {DayPlan}
   */
  function planOf(minute) {
    const day = Math.floor(minute / MINUTES_PER_DAY);
    if (recent?.day !== day) recent = plans.getOrMake(day, () => planDay(seed, day));
    return recent;
  }

  return {
    isDown(minute) {
      const plan = planOf(minute);
      return plan.down[minute - plan.day * MINUTES_PER_DAY] === 1;
    },

    measure(streamIndex, minute, sample) {
      const stream = STREAMS[streamIndex];
      if (stream === undefined) throw new RangeError(`There is no stream ${streamIndex}.`);
      const plan = planOf(minute);
      const minuteOfDay = minute - plan.day * MINUTES_PER_DAY;
      const roundTheClock = stream.roundTheClockViewers;
      let audience = roundTheClock * (RHYTHM[minuteOfDay] ?? 0) * plan.weekdayFactor;
      let live = roundTheClock > 0;
      for (const session of plan.sessions[streamIndex] ?? []) {
        if (minuteOfDay < session.startMinute || minuteOfDay >= session.endMinute) continue;
        live = true;
        audience += session.peakViewers * envelope(session, minuteOfDay);
      }
      if (!live) {
        sample.viewers = sample.playoutBytes = sample.ingestBytes = 0;
        return;
      }
      const fast = hash(seed, FAST + streamIndex, minute);
      const wobble = 1 + 0.14 * smooth(seed, SLOW + streamIndex, minute, 25) + 0.08 * spread(fast);
      const viewers = Math.max(1, Math.round(audience * plan.audienceFactor * wobble));
      // The low and the high half of one hash serve as two random numbers.
      const quality = 1 + 0.06 * spread((fast << 16) >>> 0);
      const bitrate = 1 + 0.03 * spread(hash(seed, BITRATE + streamIndex, minute));
      sample.viewers = viewers;
      sample.playoutBytes = Math.round(viewers * stream.playoutBytesPerViewerMinute * quality);
      sample.ingestBytes = Math.round(stream.ingestBytesPerMinute * plan.ingestFactor * bitrate);
    },
  };
}

/** @param {number} value unsigned 32-bit integer @returns {number} in [-1, 1) */
function spread(value) {
  return value / 2147483648 - 1;
}

/** Quiet from midnight to five, a morning step, the best hours from six to nine in the evening. */
const RHYTHM = Float64Array.from({ length: MINUTES_PER_DAY }, (_, minute) => {
  const hour = minute / 60;
  const day = 1 / (1 + Math.exp(-(hour - 7.2) * 1.3)) / (1 + Math.exp((hour - 22.6) * 1.4));
  const evening = Math.exp(-(((hour - 19.3) / 2.6) ** 2));
  return 0.17 + 0.45 * day + 0.38 * evening;
});

/**
 * People join a live event within minutes, stay, drift off slowly, and leave together at the end.
 *
 * @param {Session} session
 * @param {number} minuteOfDay
 */
function envelope(session, minuteOfDay) {
  const sinceStart = minuteOfDay - session.startMinute + 1;
  const untilEnd = session.endMinute - minuteOfDay;
  const rise = 1 - Math.exp(-sinceStart / 7);
  const drift = 1 - (0.22 * sinceStart) / (sinceStart + untilEnd);
  return rise * drift * Math.min(1, untilEnd / 6);
}
