/** Runs in the page, as a module: carries out sequences many at a time, and says what went wrong. */
import { Act } from './act.js';
import { frame, installClock, pass, setClock, task, waitingTimers } from './clock.js';
import { BASES, installNetwork } from './network.js';
import { keyOf } from './oracles.js';
import { allActionsOf, createSequence } from './sequence.js';
import { compare } from './settle.js';
import { CLIENTS, createSources, MOODS } from './sources.js';
import { wrongsOf } from './state.js';
import { TEXTS, VALUES } from './values.js';
import { globalNames, takeNoted, waiting, watch } from './watch.js';
import { createRandom } from '../faults/random.js';

/** @typedef {import('./oracles.js').Problem} Problem */
/** @typedef {import('./sequence.js').Sequence} Sequence */
/** @typedef {import('./sequence.js').Surface} Surface */

/** Each sequence begins a minute after the one before it, so that a run sees many days. */
const FIRST_MS = Date.UTC(2026, 9, 20, 0, 0, 5);
const MINUTE_MS = 60_000;
/** Frames until what was removed must have given all back. */
const LAST_FRAMES = 50;
/** Rounds of a second each until every promise must have settled. */
const LAST_ROUNDS = 300;

/** @type {Record<string, number>} */
const counts = {};
const count = (/** @type {string} */ what) => (counts[what] = (counts[what] ?? 0) + 1);
/** @type {Record<string, Set<number>>} pairs of neighbouring actions, by tag */
const neighbours = {};

installClock();
setClock(FIRST_MS);
installNetwork();
watch();
await new Promise((resolve, reject) => {
  const script = document.createElement('script');
  Object.assign(script, { src: '/dist/nano-metrics.iife.js', onload: resolve, onerror: reject });
  document.head.append(script);
});
const library = Reflect.get(globalThis, 'NanoMetrics');
// All of them on the screen, one upon the other, each with a layout of its own and never painted.
const PLACE = 'position: absolute; inset: 0 auto auto 0; contain: strict; visibility: hidden;';
const SIZE = 'inline-size: 40em; block-size: 9000em;';
const SMALL = 'transform: scale(0.05, 0.0005); transform-origin: 0 0;';
addStyle(document, `main > div, iframe { ${PLACE} ${SIZE} ${SMALL} }`);
const stage = document.createElement('main');
const hidden = document.createElement('div');
hidden.style.display = 'none';
const inner = document.createElement('iframe');
document.body.append(stage, hidden, inner);
const elsewhere = /** @type {Document} */ (inner.contentDocument);
addStyle(elsewhere, `body > * { ${PLACE} ${SIZE} }`);
const world = { library, stage, hidden, elsewhere, count };

/** @type {import('./sequence.js').Kinds} */
const kinds = {
  values: Object.keys(VALUES),
  texts: Object.keys(TEXTS),
  bases: Object.keys(BASES),
  sources: Object.keys(createSources(library, { mood: '' })),
  clients: Object.keys(CLIENTS),
  moods: MOODS,
  // What the built module exports besides classes.
  functions: Object.keys(library).filter((name) => !/^class\b/.test(String(library[name]))),
};
// Named before the look at what there is.
Reflect.set(globalThis, 'fuzz', {});
const untouched = globalNames();
const listeningAtFirst = waiting();

/**
 * Carries out sequences at the same time, and says what was wrong with each (by its place), with
 * none of them that could be told, and what they came to.
 *
 * @param {Sequence[]} sequences
 * @param {Surface} surface
 */
async function play(sequences, surface) {
  const [{ index } = { index: 0 }] = sequences;
  const random = createRandom(index);
  Math.random = () => random.integer(0, 2 ** 30) / 2 ** 30;
  const startMs = FIRST_MS + index * MINUTE_MS;
  setClock(startMs);
  const acts = sequences.map((sequence) => new Act(sequence, world));
  await Promise.all(acts.map((act) => act.run()));
  noteNeighbours(sequences, surface);
  const outcomes = await compare(acts, surface, startMs);
  for (const act of acts) {
    check(act, surface);
    act.end();
  }
  const shared = await leftovers(acts);
  return {
    problems: acts.map((act) => unique(act.problems)),
    shared: unique(shared),
    digest: digestOf(outcomes),
  };
}

/** @param {Act} act @param {Surface} surface */
function check(act, surface) {
  const names = /** @type {import('./sequence.js').Names} */ (surface[act.sequence.tag]);
  for (const element of act.elements) act.problems.push(...wrongsOf(element, names));
}

/** What is left once all elements are gone. @param {Act[]} acts */
async function leftovers(acts) {
  elsewhere.body.replaceChildren();
  stage.replaceChildren();
  hidden.replaceChildren();
  const pending = () => acts.flatMap((act) => [...act.pending]);
  for (let round = 0; round < LAST_ROUNDS && pending().length > 0; round++) {
    await frame();
    await pass(1000);
  }
  const rest = () => [...waitingTimers().map((from) => `a timer of ${from}`), ...waiting()];
  for (let i = 0; i < LAST_FRAMES && rest().length > listeningAtFirst.length; i++) {
    await frame();
    await task();
  }
  /** @type {Problem[]} */
  const shared = takeNoted();
  for (const call of pending()) {
    shared.push({ oracle: 'throws', words: `${call.split(' ')[0]} never settled` });
  }
  for (const what of rest()) {
    if (!listeningAtFirst.includes(what)) shared.push({ oracle: 'left', words: what });
  }
  const names = globalNames();
  const others = (/** @type {Set<string>} */ some, /** @type {Set<string>} */ known) =>
    [...some].filter((name) => !known.has(name));
  const changed = [...others(names, untouched), ...others(untouched, names)].filter(
    // The driver of the browser puts its own there.
    (name) => !/^globalThis\.(puppeteer)?_/.test(name),
  );
  for (const name of changed) shared.push({ oracle: 'changed', words: name });
  return shared;
}

/** @param {Document} to @param {string} css */
function addStyle(to, css) {
  const style = to.createElement('style');
  style.textContent = css;
  to.head.append(style);
}

/** @param {Problem[]} problems */
const unique = (problems) => [...new Map(problems.map((one) => [keyOf(one), one])).values()];

/** @param {Sequence[]} sequences @param {Surface} surface */
function noteNeighbours(sequences, surface) {
  for (const [tag, names] of Object.entries(surface)) {
    const all = allActionsOf(names, kinds).map(({ do: action, name }) => `${action} ${name}`);
    const places = new Map(all.map((action, place) => [action, place]));
    const known = (neighbours[tag] ??= new Set());
    for (const { steps } of sequences.filter((sequence) => sequence.tag === tag)) {
      const taken = steps.map(({ do: action, name }) => places.get(`${action} ${name}`) ?? 0);
      taken.slice(1).forEach((place, i) => known.add((taken[i] ?? 0) * all.length + place));
    }
  }
}

/** A number for a list of texts (FNV-1a). @param {string[]} texts */
function digestOf(texts) {
  let hash = 0x811c9dc5;
  for (const text of texts) {
    for (let i = 0; i < text.length; i++) {
      hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    }
  }
  return hash >>> 0;
}

Object.assign(globalThis, {
  fuzz: {
    isReady: true,
    play,
    kinds,
    counts,
    neighbours: () => Object.entries(neighbours).map(([tag, known]) => [tag, [...known]]),
    /** @param {number} seed @param {number} index @param {Surface} surface */
    sequence: (seed, index, surface) => createSequence(seed, index, surface, kinds),
    /** @param {number} seed @param {number} first @param {number} many @param {Surface} surface */
    batch(seed, first, many, surface) {
      const sequences = Array.from({ length: many }, (_, i) =>
        createSequence(seed, first + i, surface, kinds),
      );
      return play(sequences, surface);
    },
  },
});
