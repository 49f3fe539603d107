import { GB } from './data.js';

/**
 * How times (UTC) and values read, for peers that leave it to the page. By hand and not by Intl,
 * whose first use alone takes longer than a small chart: no peer is made slower by its page.
 */

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** @param {number} ms */
export function timeText(ms) {
  return `${dayText(ms)}, ${hourText(ms)}`;
}

/** @param {number} ms */
export function dayText(ms) {
  const time = new Date(ms);
  return `${MONTHS[time.getUTCMonth()]} ${time.getUTCDate()}`;
}

/** @param {number} ms */
export function hourText(ms) {
  return new Date(ms).toISOString().slice(11, 16);
}

/** @param {number} gb */
export function valueText(gb) {
  return `${gb.toFixed(2)} GB`;
}

/** @param {readonly number[]} bytes */
export function inGb(bytes) {
  return bytes.map((one) => one / GB);
}
