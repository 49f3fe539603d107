/** What happens on one of the dates, and what is to be seen of it. */
import { LEAD_MS } from './schedule.js';

/**
 * @typedef {object} Bench
 * @property {import('../faults/watched-page.js').WatchedPage} watched
 * @property {import('../faults/site.js').FaultSite} site
 * @property {import('../faults/fast-clock.js').FastClock} clock
 * @property {import('puppeteer-core').CDPSession} tools
 */

const MINUTE_MS = 60_000;
const REFRESH_SECONDS = 60;
/**
 * Longer than a token lives, so that each time it ends at least once; and half a minute more, as what
 * a page holds is to be seen between two refreshes.
 */
const STEADY_MS = 6.5 * MINUTE_MS;

/** @param {Bench} bench waits until all widgets have data of now */
export async function settle({ watched: { stage }, clock }) {
  const sinceMs = clock.nowMs();
  await stage.evaluate((one, seconds) => one.setRefresh(seconds), `${REFRESH_SECONDS}`);
  return stage.evaluate(
    (one, since, ms) => one.untilDataSince(since, ms),
    sinceMs,
    3 * REFRESH_SECONDS * 1000,
  );
}

/** @param {Bench} bench @param {number} ms for which neither page nor network does anything */
async function sleepFor({ watched, clock }, ms) {
  clock.jump(ms);
  await watched.world.evaluate((one, slept) => one.sleep(slept), ms);
}

/** @param {Bench} bench @param {import('./schedule.js').Visit} visit */
export async function makeVisit(bench, { atMs, trouble, lang, theme, card }) {
  const { watched, clock } = bench;
  const { page, world } = watched;
  await sleepFor(bench, Math.max(0, atMs - LEAD_MS - clock.nowMs()));
  await settle(bench);
  await page.evaluate(
    (language, scheme, colour) => {
      const { style } = document.documentElement;
      document.documentElement.lang = language;
      style.colorScheme = scheme;
      style.setProperty('--nano-card', colour);
    },
    lang,
    theme,
    card,
  );
  if (trouble === 'hidden') await world.evaluate((one) => one.setHidden(true));
  if (trouble === 'offline') await page.setOfflineMode(true);
  if (trouble === 'sleep') await sleepFor(bench, LEAD_MS);
  await clock.wait(atMs + MINUTE_MS - clock.nowMs());
  if (trouble === 'hidden') await world.evaluate((one) => one.setHidden(false));
  if (trouble === 'offline') await page.setOfflineMode(false);
  const isBack = await settle(bench);
  const before = await counts(bench);
  await clock.wait(STEADY_MS);
  const after = await counts(bench);
  const minutes = (after.atMs - before.atMs) / MINUTE_MS;
  return {
    isBack,
    requestsPerMinute: (after.requests - before.requests) / minutes,
    minutes,
    /** How often each widget got new data meanwhile. */
    news: after.data.map((count, index) => count - Number(before.data[index])),
    tokens: after.tokens - before.tokens,
    ...(await footprint(bench)),
  };
}

/** @param {Bench} bench what came so far */
async function counts({ watched: { stage }, site, clock }) {
  return {
    atMs: clock.nowMs(),
    requests: site.arrivals.filter(({ path }) => path.includes('/v2/')).length,
    tokens: site.tokens.length,
    data: await stage.evaluate((one) => one.dataCounts()),
  };
}

/** @param {Bench} bench what the page holds, after all garbage is gone */
async function footprint({ watched, tools, site }) {
  await watched.stage.evaluate((one) => void one.takeWords());
  await tools.send('HeapProfiler.collectGarbage');
  const { metrics } = await tools.send('Performance.getMetrics');
  const metric = (/** @type {string} */ name) =>
    Number(metrics.find((one) => one.name === name)?.value);
  return {
    heap: metric('JSHeapUsedSize'),
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
    timers: await watched.world.evaluate((one) => one.openTimers().length),
    open: site.openCount(),
  };
}
