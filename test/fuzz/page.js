/** Runs in the page, as a module: carries out sequences many at a time, and says what went wrong. */
import { Act, pause } from './act.js';
import { createSequence } from './sequence.js';
import { differences, freshLike, stateOf, wrongsOf } from './state.js';
import { SOURCES, TEXTS, VALUES } from './values.js';
import { globalNames, takeNoted, waitingTimers, watch } from './watch.js';

/**
 * How long (ms) a widget may take until it is as a fresh one, and until nothing is left of those
 * that were removed.
 */
const PATIENCE_MS = 1000;

const KINDS = {
  values: Object.keys(VALUES),
  texts: Object.keys(TEXTS),
  sources: Object.keys(SOURCES),
};

/** @type {Record<string, number>} */
const counts = {};
const count = (/** @type {string} */ what) => (counts[what] = (counts[what] ?? 0) + 1);

watch();
await new Promise((resolve, reject) => {
  const script = document.createElement('script');
  Object.assign(script, { src: '/dist/nano-metrics.iife.js', onload: resolve, onerror: reject });
  document.head.append(script);
});
const stage = document.createElement('main');
const hidden = document.createElement('div');
hidden.style.display = 'none';
const frame = document.createElement('iframe');
document.body.append(stage, hidden, frame);
const library = Reflect.get(globalThis, 'NanoMetrics');
const elsewhere = /** @type {Document} */ (frame.contentDocument);
const world = { library, stage, hidden, elsewhere, count };
// Named before the look at what there is.
Reflect.set(globalThis, 'fuzz', {});
const untouched = globalNames();

/**
 * Carries out sequences at the same time, and says what was wrong with each (by its place), and with
 * none of them that could be told.
 *
 * @param {import('./sequence.js').Sequence[]} sequences
 * @param {import('./sequence.js').Surface} surface
 */
async function play(sequences, surface) {
  const acts = sequences.map((sequence) => new Act(sequence, world));
  await Promise.all(acts.map((act) => act.run()));
  await pause();
  const pairs = acts.map((act) => {
    const { element } = act;
    const names = /** @type {import('./sequence.js').Names} */ (surface[act.sequence.tag]);
    act.problems.push(...wrongsOf(element));
    if (!element.isConnected) return undefined;
    const fresh = freshLike(element, names);
    act.elements.push(fresh);
    element.after(fresh);
    return {
      act,
      fresh,
      differ: () =>
        differences(
          stateOf(element, names, act.sequence.isVisible),
          stateOf(fresh, names, act.sequence.isVisible),
        ),
    };
  });
  const deadlineMs = performance.now() + PATIENCE_MS;
  let open = pairs.filter((pair) => pair !== undefined);
  for (;;) {
    await pause(2);
    open = open.filter(({ differ }) => differ().length > 0);
    if (open.length === 0 || performance.now() > deadlineMs) break;
  }
  for (const { act, differ } of open) act.problems.push(...differ());
  for (const act of acts) {
    const { tag } = act.sequence;
    count(`${tag} is ${act.element.status}`);
    for (const element of act.elements) act.problems.push(...wrongsOf(element));
    act.end();
  }
  const shared = await leftovers();
  return { problems: acts.map((act) => [...new Set(act.problems)]), shared };
}

/** What is left once all elements are gone. */
async function leftovers() {
  elsewhere.body.replaceChildren();
  stage.replaceChildren();
  const deadlineMs = performance.now() + PATIENCE_MS;
  do await pause(1);
  while (waitingTimers() > 0 && performance.now() < deadlineMs);
  const shared = takeNoted();
  if (waitingTimers() > 0) shared.push(`${waitingTimers()} timers are left`);
  const names = globalNames();
  const others = (/** @type {Set<string>} */ some, /** @type {Set<string>} */ known) =>
    [...some].filter((name) => !known.has(name));
  const changed = [...others(names, untouched), ...others(untouched, names)].filter(
    // The driver of the browser puts its own there.
    (name) => !/^globalThis\.(puppeteer)?_/.test(name),
  );
  if (changed.length > 0) shared.push(`changed: ${changed.join(', ')}`);
  return [...new Set(shared)];
}

Object.assign(globalThis, {
  fuzz: {
    isReady: true,
    play,
    counts,
    /** @param {number} seed @param {number} index @param {any} surface */
    sequence: (seed, index, surface) => createSequence(seed, index, { surface, ...KINDS }),
    /** @param {number} seed @param {number} first @param {number} many @param {any} surface */
    batch(seed, first, many, surface) {
      const sequences = Array.from({ length: many }, (_, i) =>
        createSequence(seed, first + i, { surface, ...KINDS }),
      );
      return play(sequences, surface);
    },
    kinds: KINDS,
  },
});
