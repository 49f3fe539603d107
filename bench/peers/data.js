/** What all widgets of the benchmark show: the same times and values, made from a seed. */

/** @typedef {{ xSeconds: number[], playout: number[], ingest: number[] }} Columns */

/** Everything is drawn in these sizes (CSS px) and colours. */
export const WIDTH = 600;
export const HEIGHT = 300;
export const LINES = [
  { id: 'playout', name: 'Playout', color: '#c9691a' },
  { id: 'ingest', name: 'Ingest', color: '#2b68b5' },
];

/** Buckets are minutes from here on; a million of them end in November 2025. */
const START_SECONDS = Date.UTC(2024, 0, 1) / 1000;
const STEP_SECONDS = 60;
const PER_DAY = 1440;
export const GB = 1e9;

/**
 * Columns as an API gives them: starts of buckets in Unix seconds, and bytes. Two waves, by day
 * and by week, with noise, and so far apart that the lines never cross.
 *
 * @param {number} count of points
 * @returns {Columns}
 */
export function makeColumns(count) {
  const random = randomFrom(20260101);
  const xSeconds = new Array(count);
  const playout = new Array(count);
  const ingest = new Array(count);
  for (let i = 0; i < count; i++) {
    const day = Math.sin((i / PER_DAY) * 2 * Math.PI);
    const week = Math.sin((i / PER_DAY / 7) * 2 * Math.PI);
    xSeconds[i] = START_SECONDS + i * STEP_SECONDS;
    playout[i] = Math.round((6 + 1.5 * day + 0.5 * week + random()) * GB);
    ingest[i] = Math.round((1 + 0.3 * day + 0.3 * random()) * GB);
  }
  return { xSeconds, playout, ingest };
}

/**
 * The columns a refresh brings: the last bucket has grown, and a new one has begun.
 *
 * @param {Columns} columns
 * @returns {Columns}
 */
export function nextColumns({ xSeconds, playout, ingest }) {
  const last = xSeconds.length - 1;
  const grown = (/** @type {readonly number[]} */ values) => [
    ...values.slice(0, last),
    Math.round((values[last] ?? 0) * 1.05),
    values[0] ?? 0,
  ];
  return {
    xSeconds: [...xSeconds, (xSeconds[last] ?? 0) + STEP_SECONDS],
    playout: grown(playout),
    ingest: grown(ingest),
  };
}

/**
 * A small generator of pseudo-random numbers (mulberry32): in every run the same.
 *
 * @param {number} seed
 */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
