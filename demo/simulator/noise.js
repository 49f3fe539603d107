/**
 * Noise without state: the same arguments give the same value in any process, in any order, so any
 * instant can be computed without the ones before it.
 */

/**
 * @param {number} seed
 * @param {number} a integer
 * @param {number} b integer
 * @returns {number} unsigned 32-bit integer
 */
export function hash(seed, a, b) {
  let h = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15) ^ a, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 13) ^ b, 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  return (h ^ (h >>> 13)) >>> 0;
}

/**
 * @param {number} seed
 * @param {number} a
 * @param {number} b
 * @returns {number} in [0, 1)
 */
export function unit(seed, a, b) {
  return hash(seed, a, b) / 4294967296;
}

/**
 * @param {number} seed
 * @param {number} a
 * @param {number} b
 * @param {number} low
 * @param {number} high
 * @returns {number} integer in [low, high], both ends included
 */
export function integer(seed, a, b, low, high) {
  return low + Math.floor(unit(seed, a, b) * (high - low + 1));
}

/**
 * Slow noise: random values every `step`, eased in between, so that neighbours resemble each other.
 *
 * @param {number} seed
 * @param {number} a
 * @param {number} x integer position
 * @param {number} step distance of the random values
 * @returns {number} in [-1, 1]
 */
export function smooth(seed, a, x, step) {
  const cell = Math.floor(x / step);
  const t = x / step - cell;
  const eased = t * t * (3 - 2 * t);
  const left = unit(seed, a, cell);
  const right = unit(seed, a, cell + 1);
  return 2 * (left + (right - left) * eased) - 1;
}
