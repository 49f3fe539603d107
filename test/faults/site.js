import { startSite } from '../page/harness.js';

/**
 * @typedef {import('../../demo/simulator/faults.js').FaultInput} ServerFault
 * @typedef {import('node:http').ServerResponse} ServerResponse
 *
 * @typedef {object} Arrival
 * @property {string} path
 * @property {number} atMs
 */

/** What the vendor allows at once; one more follows each second. */
export const BURST = 30;

/**
 * On the way, requests come closer together than they left: by as much as the machine is late in
 * sending one and early with the next. At 20 times the speed, 100 ms of it look like 2 s.
 */
export const TOLERATED_EXCESS = 4;

export const API_BASE = '/simulator';
/** Short enough to end many times in a run. */
const TOKEN_LIFETIME_SECONDS = 60;

const STYLE = `<style>
  body { margin: 0 }
  main { display: grid; grid-template-columns: repeat(4, 1fr); gap: 8px; align-items: start }
  main > div { min-height: 200px }
</style>`;

const HEAD = `<title>Faults</title><link rel="icon" href="data:,">${STYLE}`;
const DATA = `data-api-base="${API_BASE}" data-token-url="${API_BASE}/token"`;

/** The same page with either of the built files. */
const PAGES = {
  module: {
    html: `<!doctype html><html lang="en"><head>${HEAD}
      <script type="module" src="/dist/nano-metrics.js" ${DATA}></script>
      <script type="module">
        globalThis.NanoMetrics = await import('/dist/nano-metrics.js');
      </script></head><body></body></html>`,
  },
  classic: {
    html: `<!doctype html><html lang="en"><head>${HEAD}
      <script src="/dist/nano-metrics.iife.js" ${DATA}></script></head><body></body></html>`,
  },
};

/**
 * A site with the simulator on a clock of its own. It notes when requests come and which tokens it
 * hands out, and knows which faults have struck.
 *
 * @param {import('./fast-clock.js').FastClock} clock
 * @param {number} [tokenLifetimeSeconds]
 */
export async function startFaultSite(clock, tokenLifetimeSeconds = TOKEN_LIFETIME_SECONDS) {
  /** @type {Arrival[]} */
  const arrivals = [];
  /** @type {string[]} */
  const tokens = [];
  /** @type {string[]} requests that carried a token to where none belongs */
  const misplacedTokens = [];
  /** @type {number | undefined} */
  let dataStopMs;
  let openCount = 0;
  const events = new EventTarget();

  const { url, simulator, close } = await startSite(PAGES, {
    simulator: {
      now: () => Math.floor(clock.nowMs()),
      dataNow: () => dataStopMs ?? Math.floor(clock.nowMs()),
      tokenLifetimeSeconds,
      rateLimit: { perSecond: 1, burst: BURST + TOLERATED_EXCESS },
      wait: clock.wait,
    },
    onRequest(request, response) {
      const path = (request.url ?? '').replace(/\?.*/s, '');
      if (!path.startsWith(`${API_BASE}/`)) return;
      const isMetric = path.startsWith(`${API_BASE}/v2/`);
      if (!isMetric) noteTokens(response);
      if (!isMetric && request.headers['x-access-token']) misplacedTokens.push(path);
      arrivals.push({ path, atMs: clock.nowMs() });
      openCount++;
      events.dispatchEvent(new Event('arrival'));
      response.once('close', () => {
        openCount--;
        events.dispatchEvent(new Event('answer'));
      });
    },
  });

  /** @param {ServerResponse} response */
  function noteTokens(response) {
    const { write, end } = response;
    const noted = (/** @type {unknown} */ chunk) => {
      tokens.push(...(String(chunk).match(/eyJ[\w.-]+/g) ?? []));
    };
    response.write = (/** @type {any[]} */ ...args) => {
      noted(args[0]);
      return write.apply(response, /** @type {any} */ (args));
    };
    response.end = (/** @type {any[]} */ ...args) => {
      noted(args[0]);
      return end.apply(response, /** @type {any} */ (args));
    };
  }

  return {
    url,
    simulator,
    close,
    arrivals,
    tokens,
    misplacedTokens,

    /** How many requests are not answered, and not given up either. */
    openCount: () => openCount,

    /** When the limited requests came. */
    limitedTimes: () =>
      arrivals.filter(({ path }) => !path.endsWith('/token')).map(({ atMs }) => atMs),

    /**
     * Nothing is measured after this point in time, so that two pages can show the same.
     *
     * @param {number} atMs
     */
    stopData(atMs) {
      dataStopMs = atMs;
    },

    resumeData() {
      dataStopMs = undefined;
    },

    /** @param {readonly ServerFault[]} faults on top of those that have not struck yet */
    addFaults(faults) {
      simulator.faults.set([...simulator.faults.list(), ...faults]);
    },

    /**
     * Waits until `isDone` after an event of the site, or for `ms`.
     *
     * @param {'arrival' | 'answer'} type @param {() => boolean} isDone @param {number} ms
     * @returns {Promise<boolean>} whether it is done
     */
    async until(type, isDone, ms) {
      const done = new AbortController();
      const check = () => {
        if (isDone()) done.abort();
      };
      events.addEventListener(type, check);
      check();
      await clock.wait(ms, done.signal);
      events.removeEventListener(type, check);
      return done.signal.aborted;
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof startFaultSite>>} FaultSite */
