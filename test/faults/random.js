/**
 * Random choices that are the same in every run with the same seed (mulberry32).
 *
 * @param {number} seed 32-bit integer
 */
export function createRandom(seed) {
  // Neighbouring seeds would begin alike.
  let state = Math.imul(seed ^ 0x5bd1e995, 0x9e3779b1);

  /** A number from 0 up to 1. */
  function unit() {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** @param {number} low @param {number} high both included */
  const integer = (low, high) => low + Math.floor(unit() * (high - low + 1));

  return {
    integer,

    /** @param {number} probability */
    chance: (probability) => unit() < probability,

    /** @template T @param {readonly T[]} items @returns {T} */
    pick(items) {
      return /** @type {T} */ (items[integer(0, items.length - 1)]);
    },

    /** @template T @param {readonly T[]} items @returns {T[]} the same in another order */
    shuffle(items) {
      const shuffled = [...items];
      for (let i = shuffled.length - 1; i > 0; i--) {
        const j = integer(0, i);
        const [a, b] = [shuffled[i], shuffled[j]];
        shuffled[i] = /** @type {T} */ (b);
        shuffled[j] = /** @type {T} */ (a);
      }
      return shuffled;
    },

    /** @param {number} length @returns {string} letters and digits that stand nowhere else */
    word(length) {
      const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
      return Array.from({ length }, () => letters[integer(0, 35)]).join('');
    },
  };
}

/** @typedef {ReturnType<typeof createRandom>} Random */
