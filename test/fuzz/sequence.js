import { createRandom } from '../faults/random.js';

/**
 * What a sequence may touch, as the manifest declares it.
 *
 * @typedef {{ attributes: string[], properties: string[], methods: string[] }} Names
 * @typedef {Record<string, Names>} Surface
 *
 * @typedef {{ do: string, name?: string, value?: string }} Step `value` names a kind of value
 * @typedef {{ tag: string, isVisible: boolean, steps: Step[] }} Sequence
 */

/** Attributes that any element may have. */
export const COMMON_ATTRIBUTES = [
  'dir',
  'hidden',
  'style',
  'id',
  'slot',
  'api_base',
  'data-api-key',
];

/** What may happen to an element as a node of a tree. */
export const MOVES = /** @type {const} */ ([
  'remove',
  'append',
  'move',
  'clone',
  'adopt',
  'shadow',
  'hide',
  'show',
]);

/** Functions of the module, each with an argument of any kind. */
export const FUNCTIONS = /** @type {const} */ ([
  'configure',
  'registerMessages',
  'createClient',
  'signIn',
  'signOut',
]);

export const EVENTS = [
  'change',
  'click',
  'keydown',
  'pointermove',
  'nano-data',
  'nano-range-change',
];

/** One in so many sequences is on the screen, and draws. */
const VISIBLE_EACH = 50;

/**
 * The sequence that belongs to a seed and an index; always the same one.
 *
 * @param {number} seed
 * @param {number} index
 * @param {{ surface: Surface, values: readonly string[], texts: readonly string[],
 *   sources: readonly string[] }} all
 * @returns {Sequence}
 */
export function createSequence(seed, index, { surface, values, texts, sources }) {
  const random = createRandom((Math.imul(seed, 0x01000193) ^ index) | 0);
  const tag = random.pick(Object.keys(surface));
  const { attributes, properties, methods } = /** @type {Names} */ (surface[tag]);

  /** @returns {Step} */
  function step() {
    const kind = random.integer(0, 99);
    if (kind < 25) {
      const name = random.pick([...attributes, ...COMMON_ATTRIBUTES]);
      return { do: 'setAttribute', name, value: random.pick(texts) };
    }
    if (kind < 31) return { do: 'removeAttribute', name: random.pick(attributes) };
    if (kind < 35) return { do: 'toggleAttribute', name: random.pick(attributes) };
    if (kind < 62) {
      return { do: 'set', name: random.pick(properties), value: random.pick(values) };
    }
    if (kind < 69) return { do: 'set', name: 'source', value: random.pick(sources) };
    if (kind < 77) return { do: 'call', name: random.pick(methods), value: random.pick(values) };
    if (kind < 87) return { do: random.pick(MOVES) };
    if (kind < 90) return { do: 'event', name: random.pick(EVENTS) };
    if (kind < 93) return { do: 'language', value: random.pick(texts) };
    if (kind < 95)
      return { do: 'module', name: random.pick(FUNCTIONS), value: random.pick(values) };
    return { do: random.pick(['microtask', 'task', 'frame']) };
  }

  const steps = Array.from({ length: random.integer(3, 12) }, step);
  return { tag, isVisible: index % VISIBLE_EACH === 0, steps };
}

/** @param {Step} step as a person reads it */
export function describeStep({ do: action, name, value }) {
  return [action, name, value && `<${value}>`].filter(Boolean).join(' ');
}
