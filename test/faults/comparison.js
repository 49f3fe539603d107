/** Compares what a page shows in the end with what a fresh page shows at the same moment. */
import { FastClock } from './fast-clock.js';
import { startFaultSite } from './site.js';
import { openWatchedPage } from './watched-page.js';

/**
 * @typedef {import('./stage.js').Picture} Picture
 * @typedef {import('./stage.js').Setting} Setting
 */

const MINUTE_MS = 60_000;
/** How early in a minute the data stop, and how late the pages may be done. */
const STOP_MS = 1500;
const DONE_MS = 55_000;
const TRIES = 3;
const FRESH_PAGE_MS = 20_000;

/** How often the widgets refresh meanwhile; answers that are shared are no older. */
const REFRESH_SECONDS = 10;

/**
 * Stops the data of a site early in a minute, lets all widgets refresh by themselves, and opens a
 * fresh page of a fresh site with the right time. Not by `refresh()`, which asks for all anew and
 * would hide what was joined wrongly.
 *
 * @param {import('puppeteer-core').Browser} browser
 * @param {Pick<import('./chaos.js').Bench, 'watched' | 'site' | 'clock'>} bench
 * @param {'module' | 'classic'} [file] of the fresh page
 * @returns {Promise<{ differences: string[], shown: Picture[], atMs: number }>} what differs, what
 *   the widgets showed, and when
 */
export async function compareWithFresh(browser, { watched, site, clock }, file = 'classic') {
  const { stage } = watched;
  await stage.evaluate((one, seconds) => one.setRefresh(seconds), String(REFRESH_SECONDS));
  for (let attempt = 1; ; attempt++) {
    await clock.wait(MINUTE_MS + STOP_MS - (clock.nowMs() % MINUTE_MS));
    const stoppedMs = Math.floor(clock.nowMs());
    const minuteMs = stoppedMs - (stoppedMs % MINUTE_MS);
    site.stopData(stoppedMs);
    const sinceMs = stoppedMs + REFRESH_SECONDS * 1000;
    const restMs = minuteMs + DONE_MS - clock.nowMs();
    const areNew = await stage.evaluate(
      (one, since, ms) => one.untilDataSince(since, ms),
      sinceMs,
      restMs,
    );
    const nowMs = clock.nowMs();
    const shown = await stage.evaluate((one) => one.picture());
    const isInTime = clock.nowMs() < minuteMs + MINUTE_MS;
    if ((areNew && isInTime) || attempt === TRIES) {
      const settings = await stage.evaluate((one) => one.settings());
      const surroundings = await watched.page.evaluate(() => ({
        lang: document.documentElement.lang,
        style: document.documentElement.style.cssText,
      }));
      const fresh = await picturesOfFresh(browser, file, settings, surroundings, stoppedMs, nowMs);
      site.resumeData();
      return { differences: differences(shown, fresh), shown, atMs: nowMs };
    }
    site.resumeData();
  }
}

/**
 * @param {import('puppeteer-core').Browser} browser
 * @param {'module' | 'classic'} file
 * @param {Setting[]} settings
 * @param {{ lang: string, style: string }} surroundings of the widgets
 * @param {number} stoppedMs
 * @param {number} nowMs
 * @returns {Promise<Picture[]>}
 */
async function picturesOfFresh(browser, file, settings, { lang, style }, stoppedMs, nowMs) {
  // In its own time, as the minute must not end while it loads.
  const clock = new FastClock(nowMs, 0.1);
  const site = await startFaultSite(clock);
  site.stopData(stoppedMs);
  const { page, stage, problems, close } = await openWatchedPage(browser, site, clock, file);
  await page.evaluate(
    (language, css) => {
      document.documentElement.lang = language;
      document.documentElement.style.cssText = css;
    },
    lang,
    style,
  );
  await stage.evaluate((one) => one.configure('function'));
  await stage.evaluate((one, all) => one.showLike(all), settings);
  await stage.evaluate((one, ms) => one.untilDataSince(1, ms), FRESH_PAGE_MS * clock.speed);
  const shown = await stage.evaluate((one) => one.picture());
  await close();
  await site.close();
  if (problems.length > 0) throw new Error(`The fresh page says ${problems.join('; ')}`);
  return shown;
}

/**
 * @param {Picture[]} shown
 * @param {Picture[]} fresh
 * @returns {string[]}
 */
function differences(shown, fresh) {
  if (shown.length === 0) return ['there is nothing to compare'];
  return shown.flatMap((widget, index) => {
    const other = fresh[index];
    if (!other) return [`${index} ${widget.tag}: not on the fresh page`];
    const own = ownFault(other);
    if (own) return [`${index} ${widget.tag}: the fresh page ${own}`];
    return Object.entries(widget).flatMap(([name, value]) => {
      const expected = Object.entries(other).find(([key]) => key === name)?.[1];
      if (value === expected) return [];
      return [`${index} ${widget.tag}: ${name}: ${firstDifference(`${value}`, `${expected}`)}`];
    });
  });
}

/**
 * Whether a widget of the fresh page is not what everything else is to be measured by.
 *
 * @param {Picture} widget
 */
function ownFault({ tag, status, stale, csv, drawn, canvas }) {
  if (status !== 'ready' || stale) return `is ${status}${stale ? ', stale' : ''}`;
  if (!csv || !drawn) return 'shows no data';
  return tag === 'nano-mtd-usage' || canvas.length > 1000 ? undefined : 'has no picture';
}

/** @param {string} one @param {string} other */
function firstDifference(one, other) {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const part = (/** @type {string} */ text) =>
    JSON.stringify(text.slice(Math.max(0, at - 40), at + 60));
  return `${part(one)} in place of ${part(other)}`;
}
