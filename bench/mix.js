import { pageTargets, target } from './questions.js';

/** @typedef {import('./pipeline.js').Sent} Sent */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const PORTAL = { Origin: 'https://portal.example' };

/**
 * Requests as they come to a proxy: most for what all viewers see, many for what was never asked
 * for before, some that are wrong.
 *
 * @param {number} seed
 * @returns {() => Sent}
 */
export function mixOf(seed) {
  const random = randomOf(seed);
  let number = 0;
  /** @param {number} below */
  const integer = (below) => Math.floor(random() * below);
  /** @param {readonly string[]} list */
  const oneOf = (list) => list[integer(list.length)] ?? '';
  /** A window and a stream that nobody has asked for. @param {string} [prefix] */
  const anew = (prefix = 's') => {
    number++;
    const fromMs = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - (2 + integer(500)) * HOUR_MS;
    const window = { fromMs, toMs: fromMs + (1 + integer(48)) * HOUR_MS };
    const route = random() < 0.5 ? 'bytes' : 'viewers';
    return `${target(route, { ...window, interval: 'hour' })}&streams=${prefix}${number}`;
  };
  /** @returns {Partial<Sent> & { target: string }} */
  const any = () => {
    const kind = random();
    const page = oneOf(pageTargets(Date.now()));
    if (kind < 0.55) return { target: page };
    if (kind < 0.65) return { target: page, headers: PORTAL };
    if (kind < 0.75) return { target: page, headers: { 'If-None-Match': '*' } };
    if (kind < 0.78) return { target: page, method: 'HEAD' };
    if (kind < 0.81) return { target: page, method: 'OPTIONS', headers: PORTAL };
    if (kind < 0.825) return { target: anew() };
    if (kind < 0.827) return { target: anew(oneOf(['forbidden', 'broken', 'garbage', 'cut'])) };
    if (kind < 0.87)
      return { target: page, headers: { Origin: `https://${integer(1e9)}.example` } };
    if (kind < 0.91) return { target: page, method: 'DELETE' };
    if (kind < 0.94) return { target: `/v2/${integer(1e9)}` };
    if (kind < 0.97) return { target: `${page}&format=${integer(1e9)}` };
    return { target: `${page}&streams=${'x'.repeat(integer(3_000))}` };
  };
  return () => ({ method: 'GET', headers: {}, ...any() });
}

/**
 * Numbers from 0 to 1, the same for the same seed (mulberry32).
 *
 * @param {number} seed
 */
function randomOf(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}
