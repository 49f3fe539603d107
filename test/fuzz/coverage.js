import { allActionsOf } from './sequence.js';

/** @typedef {import('./sequence.js').Surface} Surface */
/** @typedef {import('./sequence.js').Kinds} Kinds */

/**
 * What a run should have reached, by what it is.
 *
 * @param {Surface} surface
 * @param {Kinds} kinds
 * @returns {Record<string, string[]>}
 */
export function wantedOf(surface, kinds) {
  const ofTags = (/** @type {(names: import('./sequence.js').Names) => string[]} */ list) =>
    Object.entries(surface).flatMap(([tag, names]) => list(names).map((what) => `${tag} ${what}`));
  return {
    attributes: ofTags(({ attributes }) =>
      attributes.flatMap((name) =>
        ['setAttribute', 'removeAttribute', 'toggleAttribute'].map((action) => `${action} ${name}`),
      ),
    ),
    properties: ofTags(({ properties }) => properties.map((name) => `set ${name}`)),
    methods: ofTags(({ methods }) => methods.map((name) => `call ${name}`)),
    slots: ofTags(({ slots }) => slots.map((name) => `child ${name}`)),
    events: ofTags(({ events }) => events.map((name) => `fires ${name}`)),
    states: ofTags(({ states }) => [...states, 'stale'].map((name) => `is ${name}`)),
    actions: ofTags((names) =>
      allActionsOf(names, kinds).map(({ do: action, name = '' }) => `${action} ${name}`),
    ),
    values: [
      ...kinds.values,
      ...kinds.sources.map((kind) => `source: ${kind}`),
      ...kinds.clients.map((kind) => `client: ${kind}`),
      ...kinds.moods,
    ].map((kind) => `value ${kind}`),
  };
}

/**
 * What of it was never reached.
 *
 * @param {Readonly<Record<string, number>>} counts
 * @param {readonly string[]} wanted
 */
export const missingOf = (counts, wanted) => wanted.filter((what) => !counts[what]);

/**
 * How many pairs of neighbouring actions there are, and how many sequences go through all of them.
 *
 * @param {Surface} surface
 * @param {Kinds} kinds
 */
export function pairsOf(surface, kinds) {
  const squares = Object.values(surface).map((names) => allActionsOf(names, kinds).length ** 2);
  return {
    pairs: squares.reduce((sum, square) => sum + square, 0),
    sequences: Math.max(...squares) * squares.length,
  };
}

/** @param {Readonly<Record<string, number>>} counts */
export function printCounts(counts) {
  for (const what of Object.keys(counts).sort()) {
    console.log(`${String(counts[what]).padStart(7)}  ${what}`);
  }
}
