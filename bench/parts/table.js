/**
 * What a part of the benchmark found out.
 *
 * @typedef {object} Table
 * @property {string} title
 * @property {readonly string[]} head
 * @property {readonly (readonly (string | number)[])[]} rows
 *
 * @typedef {object} Goal
 * @property {string} goal
 * @property {string} measured
 * @property {boolean | undefined} isMet unknown where it was not measured
 *
 * @typedef {object} Result
 * @property {string} title
 * @property {readonly string[]} [notes]
 * @property {readonly Table[]} tables
 * @property {readonly Goal[]} goals
 * @property {readonly string[]} [failures] what was not measured, as it did not work
 */

/** What stands in a table where there is no value. */
export const NONE = '–';

/**
 * @param {number | undefined} value
 * @param {number} [digits]
 */
export function number(value, digits = 0) {
  return value === undefined || !Number.isFinite(value) ? NONE : value.toFixed(digits);
}

/** @param {number} bytes */
export function kB(bytes) {
  return number(bytes / 1000, 1);
}

/**
 * How ours compares to others: met where no ratio is above its limit.
 *
 * @param {string} goal
 * @param {readonly { name: string, own: number | undefined, other: number | undefined, most: number }[]} comparisons
 * @returns {Goal}
 */
export function ratioGoal(goal, comparisons) {
  const known = comparisons.filter(({ own, other }) => own !== undefined && other !== undefined);
  const ratios = known.map(({ name, own = NaN, other = NaN, most }) => ({
    name,
    most,
    // Where the floor is as high as the peer there is nothing to compare with.
    ratio: other > 0 ? own / other : NaN,
  }));
  return {
    goal: `${goal}: ${comparisons.map(({ name, most }) => `≤ ${most} × ${name}`).join(', ')}`,
    measured: ratios.map(({ name, ratio }) => `${number(ratio, 2)} × ${name}`).join(', ') || NONE,
    // One that is missed is enough; all must be known for it to be met.
    isMet: ratios.some(({ ratio, most }) => ratio > most)
      ? false
      : ratios.length < comparisons.length || ratios.some(({ ratio }) => Number.isNaN(ratio))
        ? undefined
        : true,
  };
}
