import { frame, leap, pass, setClock, task } from './clock.js';
import {
  csvOf,
  differences,
  freshLike,
  givenOf,
  isSeen,
  outcomeOf,
  sightOf,
  sourceOf,
  standingOf,
} from './state.js';

/** @typedef {import('./act.js').Act} Act */
/** @typedef {import('./sequence.js').Names} Names */

/** The first round lasts so long (ms), each further one twice as long, up to the longest. */
const FIRST_ROUND_MS = 20;
const LONGEST_ROUND_MS = 5000;
/** In so many rounds every time limit and every pause before another attempt is over. */
const ROUNDS = 40;
/** Each view is made in a task of its own. */
const MOST_TASKS = 20_000;
/** After that, all that draws has its picture. */
const LAST_FRAMES = 2;

/** Of so many that are hidden one is asked all the same; no multiple of how many tags there are. */
const HIDDEN_EACH = 5;
/** So long (ms) after its start a batch asks once more, so that all that is shown is of one time. */
const LATER_MS = 20 * 60_000;

/**
 * An element and a new one with the same values beside it.
 *
 * @typedef {{ act: Act, names: Names, element: any, fresh: any, isSeen: boolean,
 *   isComplete: boolean }} Pair
 */

/**
 * Puts a new element beside that of each sequence, lets both settle, and notes where they differ.
 *
 * @param {Act[]} acts
 * @param {import('./sequence.js').Surface} surface
 * @param {number} startMs when the batch began
 * @returns {Promise<string[]>} what each sequence came to, in a few words
 */
export async function compare(acts, surface, startMs) {
  const pairs = acts.map((act) => pairOf(act, /** @type {Names} */ (surface[act.sequence.tag])));
  // Read after all was written, as each change between would lay out the page anew.
  for (const pair of pairs) pair.isSeen = isSeen(pair.fresh);
  await settle(pairs);
  await agree(pairs, ({ act, names, element, fresh, isSeen }) => [
    ...differences(givenOf(element, names), givenOf(fresh, names)),
    // What is hidden asks for nothing, unless it was seen before or told to.
    ...(isSeen && element.source !== act.sources['moody']
      ? standingDiffers(act, element, fresh)
      : []),
  ]);

  await leap(startMs + LATER_MS - Date.now());
  setClock(startMs + LATER_MS);
  const asked = pairs.filter(({ act, isSeen }) => isSeen || act.sequence.index % HIDDEN_EACH === 0);
  refreshAll(asked);
  await settle(asked);
  for (const { act, element } of pairs) {
    const { tag } = act.sequence;
    act.world.count(`${tag} is ${element.status}`);
    if (element.stale) act.world.count(`${tag} is stale`);
  }
  // Of earlier data that is still shown, a new one knows nothing.
  const [stale, current] = parted(asked, ({ element, fresh }) => element.stale && !fresh.stale);
  await agree(current, looksDifferent);
  for (const { act, fresh } of stale) {
    if (fresh.status !== 'error') {
      act.problems.push({ oracle: 'state', words: `stale, when fresh ${fresh.status}` });
    }
    act.mood = 'good';
  }
  const healed = stale.filter(({ act, element }) => element.source === act.sources['moody']);
  if (healed.length > 0) {
    refreshAll(healed);
    await settle(healed);
    await agree(healed, looksDifferent);
  }
  return pairs.map(({ element }) => outcomeOf(element));
}

/** @param {Act} act @param {Names} names @returns {Pair} */
function pairOf(act, names) {
  const { element, home } = act;
  if (!element.isConnected) home.append(element);
  const fresh = act.take(freshLike(element, names));
  element.after(fresh);
  const pair = { act, names, element, fresh, isSeen: false, isComplete: false };
  void Promise.all([element.updateComplete, fresh.updateComplete]).then(() => {
    pair.isComplete = true;
  });
  return pair;
}

/** Has both ask anew at the same time. @param {Pair[]} pairs */
function refreshAll(pairs) {
  for (const { element, fresh } of pairs) {
    element.refresh();
    fresh.refresh();
  }
}

/** Lets tasks, frames and time go by until no element loads any more. @param {Pair[]} pairs */
async function settle(pairs) {
  // On a busy machine there are fewer tasks in a frame than there are views to be made.
  for (let i = 0; i < MOST_TASKS && pairs.some((pair) => !pair.isComplete); i++) await task();
  let open = pairs;
  for (let round = 0; round < ROUNDS && open.length > 0; round++) {
    await frame();
    await pass(Math.min(FIRST_ROUND_MS * 2 ** round, LONGEST_ROUND_MS));
    await task();
    open = open.filter((pair) => !isSettled(pair));
  }
  for (const { act, element, fresh } of open) {
    const words = `does not settle: ${element.status}, when fresh ${fresh.status}`;
    act.problems.push({ oracle: 'state', words });
  }
  for (let i = 0; i < LAST_FRAMES; i++) await frame();
}

/** @param {Pair} pair */
function isSettled({ act, element, fresh, isSeen, isComplete }) {
  const isLoading = element.status === 'loading' || fresh.status === 'loading';
  return isComplete && (!isLoading || !isSeen || element.source === act.sources['never']);
}

/**
 * Notes where pairs differ that a few more rounds do not make equal.
 *
 * @param {Pair[]} pairs
 * @param {(pair: Pair) => string[]} differ
 */
async function agree(pairs, differ) {
  let open = pairs.filter((pair) => differ(pair).length > 0);
  for (let round = 0; round < ROUNDS && open.length > 0; round++) {
    await frame();
    await pass(FIRST_ROUND_MS);
    open = open.filter((pair) => differ(pair).length > 0);
  }
  for (const pair of open) {
    for (const words of differ(pair)) pair.act.problems.push({ oracle: 'state', words });
  }
}

/** @param {Act} act @param {any} element @param {any} fresh */
function standingDiffers({ queries }, element, fresh) {
  const standing = (/** @type {any} */ one) => standingOf(one, queries.get(one));
  return differences(standing(element), standing(fresh));
}

/** @param {Pair} pair */
function looksDifferent({ act, element, fresh, isSeen }) {
  const same = (/** @type {string} */ key, /** @type {(one: any) => string} */ read) =>
    differences(new Map([[key, read(element)]]), new Map([[key, read(fresh)]]));
  return [
    ...standingDiffers(act, element, fresh),
    ...same('CSV', csvOf),
    ...(sourceOf(element) === sourceOf(fresh) ? [] : same('sight', (one) => sightOf(one, isSeen))),
  ];
}

/** @template T @param {T[]} items @param {(item: T) => boolean} isFirst @returns {[T[], T[]]} */
function parted(items, isFirst) {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}
