import { COMMON_ATTRIBUTES, EVENTS, FUNCTIONS, MOVES } from './sequence.js';

/** States that no network and no source is needed for. */
const STATES = ['loading', 'ready', 'empty', 'error'];

/**
 * What a run should have reached and has not.
 *
 * @param {Readonly<Record<string, number>>} counts
 * @param {{ surface: import('./sequence.js').Surface,
 *   kinds: { values: string[], texts: string[], sources: string[] } }} all
 */
export function missingOf(counts, { surface, kinds }) {
  const wanted = Object.entries(surface).flatMap(([tag, { attributes, properties, methods }]) =>
    [
      ...[...attributes, ...COMMON_ATTRIBUTES].map((name) => `setAttribute ${name}`),
      ...attributes.flatMap((name) => [`removeAttribute ${name}`, `toggleAttribute ${name}`]),
      ...properties.map((name) => `set ${name}`),
      ...methods.map((name) => `call ${name}`),
      ...MOVES.map((name) => `${name} `),
      ...EVENTS.map((name) => `event ${name}`),
      ...FUNCTIONS.map((name) => `module ${name}`),
      ...STATES.map((name) => `is ${name}`),
    ].map((what) => `${tag} ${what}`),
  );
  const used = [...kinds.values, ...kinds.texts, ...kinds.sources].map((kind) => `value ${kind}`);
  return [...wanted, ...used].filter((what) => !counts[what]);
}

/** @param {Readonly<Record<string, number>>} counts */
export function printCounts(counts) {
  for (const what of Object.keys(counts).sort()) {
    console.log(`${String(counts[what]).padStart(7)}  ${what}`);
  }
}
