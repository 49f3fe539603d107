import { integer, unit } from './noise.js';

/**
 * When nothing was measured, for the whole organization.
 *
 * Every day one outage covers the same full UTC hour of the seed and a little around it: any 24
 * hours therefore hold at least one hourly bucket that is missing. Once in each week (Monday to
 * Sunday) about three hours of an evening are lost as well. No outage crosses midnight, so a day
 * never needs its neighbours.
 *
 * @typedef {{ startMinute: number, endMinute: number }} Outage minutes of the UTC day, end excluded
 */

const DAILY = 101;
const WEEKLY = 102;

/**
 * @param {number} seed
 * @returns {number} the hour of the day that is always missing
 */
export function dailyOutageHour(seed) {
  return integer(seed, DAILY, 0, 8, 15);
}

/**
 * @param {number} seed
 * @param {number} day days since 1970-01-01
 * @returns {readonly Outage[]}
 */
export function outagesOfDay(seed, day) {
  const hourStart = dailyOutageHour(seed) * 60;
  const outages = [
    {
      startMinute: hourStart - integer(seed, DAILY + 1, day, 0, 30),
      endMinute: hourStart + 60 + integer(seed, DAILY + 2, day, 0, 40),
    },
  ];
  // 1970-01-01 was a Thursday: three days later starts the first whole week.
  const week = Math.floor((day + 3) / 7);
  const weekday = day + 3 - week * 7;
  if (weekday === Math.floor(unit(seed, WEEKLY, week) * 7)) {
    const startMinute = integer(seed, WEEKLY + 1, week, 17 * 60, 20 * 60);
    const endMinute = startMinute + integer(seed, WEEKLY + 2, week, 165, 195);
    outages.push({ startMinute, endMinute });
  }
  return outages;
}
