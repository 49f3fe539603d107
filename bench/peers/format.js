import { GB } from './data.js';

/** How times and values read, for peers that leave it to the page. */

const time = new Intl.DateTimeFormat('en', {
  timeZone: 'UTC',
  dateStyle: 'medium',
  timeStyle: 'short',
});
const value = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

/** @param {number} ms */
export const timeText = (ms) => time.format(ms);
/** @param {number} gb */
export const valueText = (gb) => `${value.format(gb)} GB`;

/** @param {readonly number[]} bytes */
export const inGb = (bytes) => bytes.map((one) => one / GB);
