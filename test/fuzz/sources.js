/** Where the data of a sequence comes from besides the network, made for each sequence alone. */
import { OfThePage, VALUES } from './values.js';

const fail = /** @type {() => never} */ (VALUES['function that throws']?.());

const STEP_SECONDS = { minute: 60, hour: 3600, day: 86_400 };

/** @param {any} query */
async function good({ fromMs, toMs, interval }) {
  const step = STEP_SECONDS[/** @type {'hour'} */ (interval)];
  const xSeconds = [];
  for (let x = fromMs / 1000; x < toMs / 1000; x += step) xSeconds.push(x);
  const line = xSeconds.map((x) => (x / step) % 7);
  return { xSeconds, lines: { viewers: line, playout: line, ingest: line } };
}

const without = async () => ({ xSeconds: [], lines: { viewers: [], playout: [], ingest: [] } });

/** What a source that changes its mind may do; the first is what it begins and ends with. */
export const MOODS = ['good', 'without buckets', 'refused', 'forbidden', 'throws'];

/**
 * @param {any} library
 * @param {{ readonly mood: string }} act
 * @returns {Record<string, unknown>}
 */
export function createSources(library, act) {
  const refuse = (/** @type {string} */ kind, /** @type {number} */ status) => async () => {
    throw new library.MetricsError(kind, 'no', { status });
  };
  /** @type {Record<string, Function>} */
  const moods = {
    good,
    'without buckets': without,
    refused: refuse('unauthorized', 401),
    forbidden: refuse('forbidden', 403),
    throws: fail,
  };
  return {
    ...moods,
    none: undefined,
    moody: async (/** @type {unknown} */ query) => moods[act.mood]?.(query),
    late: async (/** @type {unknown} */ query) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return good(query);
    },
    never: () => new Promise(() => {}),
    'of nothing': async () => undefined,
    'of markup': async () => TEXT,
    'of a symbol': async () => Symbol('fuzz'),
    'of a proxy': async () => new Proxy({ then: 0 }, { has: fail, ownKeys: fail }),
    'with getters': async () => ({
      get lines() {
        return fail();
      },
    }),
    'of lines that are none': async (/** @type {unknown} */ query) => ({
      ...(await good(query)),
      lines: { viewers: [TEXT], playout: [-1], ingest: [NaN] },
    }),
    'with an error of another kind': async () => {
      throw Object.assign(new OfThePage('no'), { kind: 'unauthorized', status: 401 });
    },
    'that is no function': 'https://example.com',
  };
}

const TEXT = '<b class=fuzz>of a source</b>';

/** @type {Record<string, (library: any, own: string) => unknown>} */
export const CLIENTS = {
  'of its own': ({ createClient }, own) => createClient({ apiBase: `/answers/${own}` }),
  'that is refused': ({ createClient }, own) =>
    createClient({ apiBase: `/refuses/${own}`, getToken: () => 'old' }),
  'whose getToken throws': ({ createClient }, own) =>
    createClient({ apiBase: `/answers/${own}`, getToken: fail }),
  'with getters that throw': () => ({
    get revision() {
      return fail();
    },
    get series() {
      return fail();
    },
    get skewMs() {
      return fail();
    },
    get subscribe() {
      return fail();
    },
  }),
  'with methods that throw': () => ({ series: fail, skewMs: fail, subscribe: fail }),
  'with methods of nonsense': () => ({
    series: async () => TEXT,
    skewMs: () => TEXT,
    subscribe: () => TEXT,
    revision: Symbol('fuzz'),
  }),
  'with a subscription that throws at its end': () => ({
    series: async () => undefined,
    skewMs: () => NaN,
    subscribe: () => fail,
  }),
};
