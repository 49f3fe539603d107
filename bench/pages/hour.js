/**
 * An hour on a page with the three widgets, whose charts are refreshed every minute: what is asked,
 * what it costs, and whether anything grows.
 *
 *     node bench/pages/hour.js [--quick] [--spoil]
 *
 * The clock of page and API runs 20 times as fast as that of the machine: refreshes, tokens and
 * months come as they would in an hour, while each of them has its real cost. With `--spoil`, the
 * page itself keeps what it was told of; the run has to fail.
 */
import { parseArgs } from 'node:util';
import { FastClock } from '../../test/faults/fast-clock.js';
import { installWorld } from '../../test/faults/page-world.js';
import { startSite } from '../../test/page/harness.js';
import { fillNumberCache, levelOf } from './gauge.js';
import { HOUR_PAGE, installCount } from './hour-page.js';
import { traceOf, workOf } from './main-thread.js';
import { isMain, runAlone } from './result.js';

/**
 * @typedef {import('./hour-page.js').Count} Count
 * @typedef {import('./gauge.js').Level & { refreshes: number, timers: number, ageMs: number, hasInk: boolean }} Sample
 * @typedef {Awaited<ReturnType<typeof watchAnHour>>} Watched
 */

const SPEED = 20;
/** In the middle of a month, shortly before a full hour, which is news for month to date. */
const START_MS = Date.parse('2026-11-18T09:57:20Z');

/** Refreshes of a chart before the first sample, and between two samples. */
const FIRST = 5;
const PART = 15;
const PARTS = 4;

/** Most that the heap may be off by in the end. */
const MOST_DRIFT = 0.02;
/** Longer (ms) than this, a task is a long one. */
const LONG_MS = 50;
/** A chart whose newest bucket began earlier (ms) than this is not live. */
const MOST_AGE_MS = 150_000;

/**
 * @param {import('../lab.js').Lab} lab
 * @param {boolean} [isSpoilt]
 * @returns {Promise<import('../parts/table.js').Result>}
 */
export async function measure(lab, isSpoilt = false) {
  const watched = await watchAnHour(lab, lab.isQuick ? 1 : PARTS, isSpoilt);
  return {
    title: `${watched.refreshes} refreshes of two charts, one per minute, and month to date`,
    tables: [
      {
        title: 'What the page holds',
        head: ['minute', 'objects kB', 'with compiled code kB', 'nodes', 'listeners', 'timers'],
        rows: watched.samples.map((one) => [
          one.refreshes,
          (one.objectBytes / 1000).toFixed(1),
          (one.heapBytes / 1000).toFixed(1),
          one.nodes,
          one.listeners,
          one.timers,
        ]),
      },
      {
        title: 'What it costs',
        head: [
          'minutes',
          'main-thread CPU, ms per minute',
          'longest task, ms of CPU (by the clock)',
        ],
        rows: watched.works.map(({ cpuMs, longestCpuMs, longestWallMs }, part) => [
          `${FIRST + part * PART}–${FIRST + (part + 1) * PART}`,
          (cpuMs / PART).toFixed(1),
          `${longestCpuMs.toFixed(1)} (${longestWallMs.toFixed(1)})`,
        ]),
      },
      {
        title: 'What is asked in that time',
        head: ['path', 'requests'],
        rows: [...watched.requests],
      },
    ],
    goals: goalsOf(watched),
  };
}

/**
 * @param {import('../lab.js').Lab} lab
 * @param {number} parts
 * @param {boolean} isSpoilt
 */
async function watchAnHour(lab, parts, isSpoilt) {
  const clock = new FastClock(START_MS, SPEED);
  const site = await startSite(
    { hour: { html: HOUR_PAGE } },
    { simulator: { now: clock.nowMs, wait: clock.wait } },
  );
  const labPage = await lab.open();
  const { page, check, close } = labPage;
  try {
    await page.evaluateOnNewDocument(installWorld, { ...clock.settings, skewMs: 0 });
    await page.evaluateOnNewDocument(installCount, isSpoilt);
    await page.goto(`${site.url}/pages/hour`);
    await page.evaluate(fillNumberCache);
    /** @type {import('puppeteer-core').JSHandle<Count>} */
    const count = /** @type {any} */ (
      await page.evaluateHandle(() => Reflect.get(globalThis, 'count'))
    );
    /** @type {Sample[]} */
    const samples = [];
    const sample = async (/** @type {number} */ refreshes) => {
      const timers = await page.evaluate(() => {
        /** @type {import('../../test/faults/page-world.js').World} */
        const world = Reflect.get(globalThis, 'faultWorld');
        return world.openTimers().length;
      });
      const pictures = await count.evaluate((one) => one.pictures());
      const ageMs = clock.nowMs() - Math.min(...pictures.map(({ newestMs }) => newestMs));
      const hasInk = pictures.length === 2 && pictures.every((picture) => picture.hasInk);
      samples.push({ refreshes, timers, ageMs, hasInk, ...(await levelOf(labPage)) });
    };
    await count.evaluate((one, refreshes) => one.until(refreshes), FIRST);
    await sample(FIRST);
    const before = site.simulator.requests.list().length;
    const shownBefore = await count.evaluate((one) => one.shown());
    const works = [];
    for (let part = 1; part <= parts; part++) {
      const refreshes = FIRST + part * PART;
      const { tasks } = await traceOf(page, async () => {
        await count.evaluate((one, most) => one.until(most), refreshes);
      });
      works.push(workOf(tasks));
      await sample(refreshes);
    }
    /** @type {Map<string, number>} */
    const requests = new Map();
    for (const { method, path } of site.simulator.requests.list().slice(before)) {
      requests.set(`${method} ${path}`, (requests.get(`${method} ${path}`) ?? 0) + 1);
    }
    const shown = await count.evaluate((one) => one.shown());
    const failures = await count.evaluate((one) => one.failures());
    check();
    return { refreshes: parts * PART, samples, works, requests, shownBefore, shown, failures };
  } finally {
    await close();
    await site.close();
  }
}

/**
 * @param {Watched} watched
 * @returns {import('../parts/table.js').Goal[]}
 */
function goalsOf({ refreshes, samples, works, requests, shownBefore, shown, failures }) {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || last === first) throw new Error('Too few samples');
  const drift = last.objectBytes / first.objectBytes - 1;
  const asked = [...requests].filter(([name]) => name.includes('/v2/'));
  const total = asked.reduce((sum, [, times]) => sum + times, 0);
  const news = Object.entries(shown).map(([tag, times]) => times - (shownBefore[tag] ?? 0));
  const data = news.reduce((sum, times) => sum + times, 0);
  const ages = samples.map(({ ageMs }) => ageMs / 1000);
  const cpuMs = Math.max(...works.map(({ longestCpuMs }) => longestCpuMs));
  const inAll = (/** @type {keyof Sample} */ key) => samples.map((one) => one[key]).join(', ');
  const isSame = (/** @type {'nodes' | 'listeners' | 'timers'} */ key) =>
    samples.every((one) => one[key] === first[key]);
  return [
    {
      goal: 'The charts are drawn and live whenever they are looked at, without an error',
      measured: `newest buckets began at most ${Math.max(...ages).toFixed(0)} s before; errors: ${failures.join(', ') || 'none'}`,
      isMet:
        failures.length === 0 &&
        samples.every(({ hasInk, ageMs }) => hasInk && ageMs <= MOST_AGE_MS),
    },
    {
      goal: 'One request for each time that data is shown',
      measured: `${total} requests, ${data} times in ${refreshes} minutes`,
      // A sample may take so long that a refresh falls into it.
      isMet: total === data && data >= 2 * (refreshes - 1),
    },
    {
      goal: `Heap within ±${MOST_DRIFT * 100} % of the first sample, compiled code aside`,
      measured: `${(drift * 100).toFixed(2)} %`,
      isMet: Math.abs(drift) <= MOST_DRIFT,
    },
    {
      goal: 'Nodes, listeners and timers do not change',
      measured: `nodes ${inAll('nodes')}; listeners ${inAll('listeners')}; timers ${inAll('timers')}`,
      isMet: isSame('nodes') && isSame('listeners') && isSame('timers'),
    },
    {
      goal: `No task uses more than ${LONG_MS} ms of CPU`,
      measured: `${cpuMs.toFixed(1)} ms`,
      isMet: cpuMs > 0 && cpuMs <= LONG_MS,
    },
  ];
}

if (isMain(import.meta.url)) {
  const { values } = parseArgs({
    options: { quick: { type: 'boolean' }, spoil: { type: 'boolean' } },
  });
  await runAlone((lab) => measure(lab, values.spoil));
}
