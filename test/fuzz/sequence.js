import { createRandom } from '../faults/random.js';

/**
 * What the manifest declares of a tag. States are the values of `status`, and `stale`.
 *
 * @typedef {{ attributes: string[], properties: string[], methods: string[], slots: string[],
 *   events: string[], states: string[] }} Names
 * @typedef {Record<string, Names>} Surface
 *
 * What there is to choose from: kinds of values, and the functions of the module.
 *
 * @typedef {{ values: string[], texts: string[], bases: string[], sources: string[],
 *   clients: string[], moods: string[], functions: string[] }} Kinds
 *
 * @typedef {{ do: string, name?: string }} Action
 * @typedef {Action & { value?: string }} Step `value` names a kind of value
 * @typedef {{ index: number, tag: string, isVisible: boolean, steps: Step[] }} Sequence
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
export const MOVES = ['remove', 'append', 'move', 'clone', 'adopt', 'shadow', 'hide', 'show'];

export const EVENTS = [
  'change',
  'click',
  'keydown',
  'pointermove',
  'nano-data',
  'nano-range-change',
];

/** What comes between two steps; without, all is done in one go. */
export const PAUSES = ['microtask', 'task', 'frame'];

/** One in so many sequences is on the screen, asks by itself, and draws. */
const VISIBLE_EACH = 10;

/** How often each kind of action comes, against the others. */
const WEIGHTS = /** @type {const} */ ([
  ['setAttribute', 22],
  ['removeAttribute', 6],
  ['toggleAttribute', 4],
  ['set', 27],
  ['call', 9],
  ['move', 10],
  ['event', 3],
  ['child', 2],
  ['language', 3],
  ['mood', 4],
  ['module', 2],
  ['pause', 8],
]);
const ALL_WEIGHTS = WEIGHTS.reduce((sum, [, weight]) => sum + weight, 0);

/** How many steps, by how many of 100 sequences: many short ones, some long. */
const LENGTHS = /** @type {const} */ ([
  [45, 1, 3],
  [88, 4, 8],
  [98, 9, 16],
  [100, 17, 40],
]);

/**
 * All that can be done to a tag, by the kinds of `WEIGHTS`.
 *
 * @param {Names} names
 * @param {Kinds} kinds
 * @returns {Record<typeof WEIGHTS[number][0], Action[]>}
 */
export function actionsOf({ attributes, properties, methods, slots }, { functions }) {
  const named = (/** @type {string} */ action, /** @type {readonly string[]} */ names) =>
    names.map((name) => ({ do: action, name }));
  return {
    setAttribute: named('setAttribute', [...attributes, ...COMMON_ATTRIBUTES]),
    removeAttribute: named('removeAttribute', attributes),
    toggleAttribute: named('toggleAttribute', attributes),
    // What frameworks do with the attribute of that name.
    set: named('set', [...properties, 'refresh']),
    call: named('call', methods),
    move: MOVES.map((move) => ({ do: move })),
    event: named('event', EVENTS),
    child: named('child', slots),
    language: [{ do: 'language' }],
    mood: [{ do: 'mood' }],
    module: named('module', functions),
    pause: PAUSES.map((pause) => ({ do: pause })),
  };
}

/** @param {Names} names @param {Kinds} kinds the same in one list */
export const allActionsOf = (names, kinds) => Object.values(actionsOf(names, kinds)).flat();

/**
 * The sequence that belongs to a seed and an index; always the same one. Two neighbouring steps are
 * not chosen by chance: index by index they go through all pairs of what can be done to a tag, so
 * that no run of some length leaves one out. All else is random.
 *
 * @param {number} seed
 * @param {number} index
 * @param {Surface} surface
 * @param {Kinds} kinds
 * @returns {Sequence}
 */
export function createSequence(seed, index, surface, kinds) {
  const random = createRandom((Math.imul(seed, 0x01000193) ^ index) | 0);
  const tags = Object.keys(surface);
  const tag = /** @type {string} */ (tags[index % tags.length]);
  const turn = Math.floor(index / tags.length);
  const names = /** @type {Names} */ (surface[tag]);
  const actions = actionsOf(names, kinds);
  const all = Object.values(actions).flat();

  /** @returns {Action} */
  function anyAction() {
    let left = random.integer(0, ALL_WEIGHTS - 1);
    const kind = WEIGHTS.find(([, weight]) => (left -= weight) < 0)?.[0];
    return random.pick(actions[/** @type {'set'} */ (kind)]);
  }

  /** @param {Action} action @returns {Step} */
  function withValue(action) {
    const value = valueFor(action);
    return value === undefined ? action : { ...action, value };
  }

  /** @param {Action} action */
  function valueFor({ do: action, name }) {
    const isHalf = random.chance(0.5);
    switch (action) {
      case 'setAttribute':
        return random.pick(isHalf && name === 'api-base' ? kinds.bases : kinds.texts);
      case 'set':
        if (name === 'source') return `source: ${random.pick(kinds.sources)}`;
        if (name === 'client' && isHalf) return `client: ${random.pick(kinds.clients)}`;
        if (name === 'apiBase' && isHalf) return `text: ${random.pick(kinds.bases)}`;
        return random.pick(kinds.values);
      case 'mood':
        return random.pick(kinds.moods);
      case 'language':
      case 'child':
        return random.pick(kinds.texts);
      case 'call':
      case 'module':
        return random.pick(kinds.values);
      default:
        return undefined;
    }
  }

  const percent = random.integer(1, 100);
  const [, fewest, most] = LENGTHS.find(([upTo]) => percent <= upTo) ?? LENGTHS[0];
  const steps = Array.from({ length: random.integer(fewest, most) }, anyAction).map(withValue);
  const at = random.integer(0, steps.length);
  const count = all.length;
  const pair = [turn % count, (turn + Math.floor(turn / count)) % count].map(
    (place) => /** @type {Action} */ (all[place]),
  );
  steps.splice(at, steps.length > 1 ? 2 : 1, ...pair.map(withValue));
  // Where the data comes from at first; also one by one, so that each state is reached soon.
  const source = /** @type {string} */ (kinds.sources[turn % kinds.sources.length]);
  const isVisible = Math.floor(turn / kinds.sources.length) % VISIBLE_EACH === 0;
  steps.unshift({ do: 'set', name: 'source', value: `source: ${source}` });
  // Data that came before an attempt fails is shown on, as stale.
  if (source === 'moody') {
    const change = { do: 'mood', value: random.pick(kinds.moods) };
    steps.push({ do: 'call', name: 'refresh' }, { do: 'frame' }, change);
  }
  return { index, tag, isVisible, steps };
}

/** @param {Step} step as a person reads it */
export function describeStep({ do: action, name, value }) {
  return [action, name, value && `<${value}>`].filter(Boolean).join(' ');
}
