/**
 * The plan of a run: which widgets are on the page, what goes wrong, and what a page and its
 * visitors do meanwhile. It is plain data and depends on the seed alone.
 */
import { DECK, FAULT_KINDS } from './fault-kinds.js';
import { createRandom } from './random.js';

/**
 * @typedef {import('./fault-kinds.js').PlannedFault} PlannedFault
 * @typedef {import('./random.js').Random} Random
 *
 * @typedef {object} PlannedElement
 * @property {'nano-mtd-usage' | 'nano-concurrent-viewers' | 'nano-byte-usage'} tag
 * @property {Record<string, string>} attributes
 *
 * @typedef {{ waitMs: number } & (
 *   | { do: 'click-range', element: number, range: string }
 *   | { do: 'set', element: number, attributes: Record<string, string | null> }
 *   | { do: 'refresh', element: number }
 *   | { do: 'refresh-all', times: number }
 *   | { do: 'reinsert', element: number, outMs: number }
 *   | { do: 'configure', tokens: 'function' | 'address' }
 *   | { do: 'sign-in' }
 *   | { do: 'sign-out' }
 * )} Action
 *
 * @typedef {object} Round
 * @property {PlannedFault[]} faults
 * @property {Action[]} actions
 * @property {'configure' | 'sign-out' | 'refresh'} revival what a person does who is asked to sign in
 *
 * @typedef {object} Plan
 * @property {number} seed
 * @property {number} startMs what the clocks show at the beginning
 * @property {PlannedElement[]} elements
 * @property {Round[]} rounds
 * @property {number} calmFrom the first round that leaves sessions alone
 */

const ELEMENTS = 20;
/** Some of them ask exactly what another one asks. */
const DUPLICATES = 5;
const FAULTS_PER_ROUND = 8;
const ACTIONS_PER_ROUND = 3;
/** In the last part of a run sessions stay, so that what is kept grows old under faults. */
const PART_WITH_SESSION_CHANGES = 0.7;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const STREAMS = ['harbor-webcam', 'newsroom', 'sports-arena', 'radio-studio'];
const TAGS = ['always-on', 'event', 'studio', 'outdoor'];
const COUNTRIES = ['DE', 'AT', 'CH', 'US', 'GB', 'FR'];
const ZONES = ['UTC', 'Asia/Kolkata', 'America/New_York', 'Europe/Berlin'];
const UNITS = ['auto', 'MB', 'GB', 'GiB', 'TiB'];
const RANGES = ['1H', '1D', '1W'];
const REFRESH = ['10', '10', '10', '12', '15', '20'];

/**
 * @param {{ seed: number, faults: number }} options
 * @returns {Plan}
 */
export function createPlan({ seed, faults: count }) {
  const random = createRandom(seed);
  const startMs = startOf(random);
  const elements = planElements(random, startMs);
  const rounds = planRounds(random, startMs, elements, count);
  return { seed, startMs, elements, rounds, calmFrom: calmFrom(rounds.length) };
}

/**
 * Shortly before an hour ends, and sometimes a day or a month, so that windows move and months
 * change while everything fails.
 *
 * @param {Random} random
 */
function startOf(random) {
  const hour = random.pick([
    '2025-09-24T14:00Z',
    '2025-09-23T23:00Z',
    '2025-10-31T23:00Z',
    '2026-02-28T21:00Z',
  ]);
  return Date.parse(hour) + random.integer(35 * 60, 55 * 60) * 1000;
}

/**
 * @param {Random} random
 * @param {number} startMs
 * @returns {PlannedElement[]}
 */
function planElements(random, startMs) {
  /** @type {Record<PlannedElement['tag'], number>} */
  const counts = { 'nano-mtd-usage': 2, 'nano-concurrent-viewers': 6, 'nano-byte-usage': 7 };
  const tags = /** @type {[PlannedElement['tag'], number][]} */ (Object.entries(counts)).flatMap(
    ([tag, length]) => Array.from({ length }, () => tag),
  );
  const originals = tags.map((tag) => planElement(random, startMs, tag));
  const duplicates = Array.from({ length: DUPLICATES }, () => {
    const { tag, attributes } = random.pick(originals);
    return { tag, attributes: { ...attributes } };
  });
  return random.shuffle([...originals, ...duplicates]).slice(0, ELEMENTS);
}

/**
 * @param {Random} random
 * @param {number} startMs
 * @param {PlannedElement['tag']} tag
 * @returns {PlannedElement}
 */
function planElement(random, startMs, tag) {
  /** @type {Record<string, string>} */
  const attributes = { refresh: random.pick(REFRESH) };
  if (tag !== 'nano-concurrent-viewers') attributes['unit'] = random.pick(UNITS);
  if (random.chance(0.2)) attributes['lang'] = 'de';
  if (tag === 'nano-mtd-usage') return { tag, attributes };
  attributes['range'] = random.pick(RANGES);
  if (random.chance(0.4)) attributes['timezone'] = random.pick(ZONES);
  if (random.chance(0.4)) Object.assign(attributes, planFilter(random));
  if (random.chance(0.4)) Object.assign(attributes, planSpan(random, startMs));
  return { tag, attributes };
}

/**
 * @param {Random} random
 * @returns {Record<string, string>}
 */
function planFilter(random) {
  const name = random.pick(['streams', 'tags', 'countries']);
  if (name === 'tags') return { tags: random.pick(TAGS) };
  const all = random.shuffle(name === 'streams' ? STREAMS : COUNTRIES);
  return { [name]: all.slice(0, random.integer(1, 3)).join(',') };
}

/**
 * A custom range: ended or not, by the minute, the hour or the day, one that passes from minutes
 * to hours during the run, and one that is younger than clocks are wrong.
 *
 * @param {Random} random
 * @param {number} startMs
 * @returns {{ from: string, to: string }}
 */
function planSpan(random, startMs) {
  const [beforeMs, afterMs] = random.pick(
    /** @type {const} */ ([
      [9 * HOUR_MS, -6 * HOUR_MS],
      [10 * DAY_MS, -2 * DAY_MS],
      [90 * MINUTE_MS, 3 * HOUR_MS],
      [3 * HOUR_MS - 8 * MINUTE_MS, DAY_MS],
      [25 * MINUTE_MS, 2 * HOUR_MS],
      [40 * DAY_MS, DAY_MS],
    ]),
  );
  const isoOf = (/** @type {number} */ ms) => `${new Date(ms).toISOString().slice(0, 16)}Z`;
  return { from: isoOf(startMs - beforeMs), to: isoOf(startMs + afterMs) };
}

/**
 * @param {Random} random
 * @param {number} startMs
 * @param {readonly PlannedElement[]} elements
 * @param {number} count
 * @returns {Round[]}
 */
function planRounds(random, startMs, elements, count) {
  const faults = planFaults(random, elements.length, count);
  const roundCount = Math.ceil(faults.length / FAULTS_PER_ROUND);
  return Array.from({ length: roundCount }, (_, index) => {
    const mayChangeSession = index < calmFrom(roundCount);
    const start = index * FAULTS_PER_ROUND;
    return {
      faults: faults.slice(start, start + FAULTS_PER_ROUND),
      actions: Array.from({ length: ACTIONS_PER_ROUND }, () => ({
        waitMs: random.integer(0, 1500),
        ...planAction(random, startMs, elements, mayChangeSession),
      })),
      revival: mayChangeSession ? random.pick(['configure', 'sign-out', 'refresh']) : 'refresh',
    };
  });
}

/** @param {number} rounds */
function calmFrom(rounds) {
  return Math.ceil(rounds * PART_WITH_SESSION_CHANGES);
}

/**
 * As often as their weights say, in any order; what ends sessions comes before the last part.
 *
 * @param {Random} random
 * @param {number} elementCount
 * @param {number} count
 * @returns {PlannedFault[]}
 */
function planFaults(random, elementCount, count) {
  const deck = Object.entries(FAULT_KINDS).flatMap(([kind, { weight }]) =>
    Array.from({ length: weight }, () => kind),
  );
  const decks = Math.ceil(count / DECK);
  const kinds = Array.from({ length: decks }, () => random.shuffle(deck))
    .flat()
    .slice(0, count);
  const early = calmFrom(Math.ceil(count / FAULTS_PER_ROUND)) * FAULTS_PER_ROUND;
  const touching = kinds.filter((kind) => FAULT_KINDS[kind]?.touchesSession);
  const others = random.shuffle(kinds.filter((kind) => !FAULT_KINDS[kind]?.touchesSession));
  const first = random.shuffle([
    ...touching,
    ...others.splice(0, Math.max(0, early - touching.length)),
  ]);
  return [...first, ...others].map((kind) => {
    const fault = FAULT_KINDS[kind]?.make(random, elementCount);
    if (!fault) throw new RangeError(`There is no fault ${kind}`);
    return { kind, ...fault };
  });
}

/**
 * @param {Random} random
 * @param {number} startMs
 * @param {readonly PlannedElement[]} elements
 * @param {boolean} mayChangeSession
 * @returns {Action extends infer One ? One extends Action ? Omit<One, 'waitMs'> : never : never}
 */
function planAction(random, startMs, elements, mayChangeSession) {
  if (mayChangeSession && random.chance(0.06)) {
    return random.pick([
      { do: 'configure', tokens: 'function' },
      { do: 'configure', tokens: 'address' },
      { do: 'sign-in' },
      { do: 'sign-out' },
    ]);
  }
  // More than may be asked at once.
  if (random.chance(0.02)) return { do: 'refresh-all', times: 3 };
  const element = random.integer(0, elements.length - 1);
  const isChart = elements[element]?.tag !== 'nano-mtd-usage';
  const what = random.pick(['click-range', 'click-range', 'set', 'set', 'refresh', 'reinsert']);
  if (what === 'refresh') return { do: 'refresh', element };
  if (what === 'reinsert') return { do: 'reinsert', element, outMs: random.integer(0, 3000) };
  if (what === 'click-range' && isChart) {
    return { do: 'click-range', element, range: random.pick(RANGES) };
  }
  return { do: 'set', element, attributes: planChange(random, startMs, isChart) };
}

/**
 * @param {Random} random
 * @param {number} startMs
 * @param {boolean} isChart
 * @returns {Record<string, string | null>}
 */
function planChange(random, startMs, isChart) {
  /** @type {(() => Record<string, string | null>)[]} */
  const changes = [
    () => ({ refresh: random.pick([...REFRESH, 'off', null]) }),
    () => ({ lang: random.pick(['de', 'en', null]) }),
    () => ({ heading: random.pick(['Our channel', null]) }),
    () => ({ theme: random.pick(['light', 'dark', null]) }),
  ];
  const chartChanges = [
    () => ({ range: random.pick(RANGES) }),
    () => ({ timezone: random.pick(ZONES) }),
    () => ({ streams: null, tags: null, countries: null }),
    () => ({ streams: null, tags: null, countries: null, ...planFilter(random) }),
    () => planSpan(random, startMs),
    () => ({ from: null, to: null }),
  ];
  return random.pick(isChart ? [...changes, ...chartChanges] : changes)();
}
