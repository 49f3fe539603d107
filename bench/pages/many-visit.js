import { startSite } from '../../test/page/harness.js';
import { traceOf, workOf } from './main-thread.js';
import { htmlOf, questionsOf } from './many-page.js';
import { spoilPage } from './spoils.js';
import { installWidgets, widgetsOf } from './widgets.js';

/**
 * As fast (CSS px per second) as a wheel is turned by whoever looks for something further down:
 * two of the widgets in a second.
 */
const SCROLL_SPEED = 1000;

/** Longer (ms) than all takes on a busy machine. */
const PATIENCE_MS = 60_000;

/** @typedef {Awaited<ReturnType<typeof visitPage>>} Visit */

/**
 * Opens a page of many widgets, waits until it is at rest, and scrolls through to its end.
 *
 * @param {import('../lab.js').Lab} lab
 * @param {import('./many-page.js').ManyPage} many
 * @param {import('./spoils.js').PageSpoil} [spoil]
 */
export async function visitPage(lab, many, spoil) {
  const site = await startSite({ many: { html: htmlOf(many) } });
  const { page, cdp, check, close } = await lab.open();
  try {
    await page.evaluateOnNewDocument(installWidgets);
    if (spoil) await page.evaluateOnNewDocument(spoilPage, spoil);
    const loading = await traceOf(page, async () => {
      await openSlowly(page, cdp, `${site.url}/pages/many`);
      await nearComplete(page);
    });
    const loadedMs = loading.markMs('loadEventEnd');
    const widgets = await widgetsOf(page);
    const look = async () => {
      const { near, drawn, answered, inked, shift } = await widgets.evaluate((one) => one.look());
      const requests = site.simulator.requests.list().filter(({ path }) => path.startsWith('/v2/'));
      return {
        near: near.length,
        drawn: near.filter((place) => drawn.includes(place) && inked.includes(place)).length,
        elsewhere: [...new Set([...drawn, ...answered])].filter((place) => !near.includes(place))
          .length,
        inked: inked.length,
        requests: requests.length,
        questions: questionsOf(near),
        withToken: requests.filter(({ hasToken }) => hasToken).length,
        shift,
      };
    };
    const atRest = await look();
    await widgets.evaluate((one) => one.watchArrivals());
    const scrolling = await traceOf(page, async () => {
      await scrollToEnd(page, cdp);
      await nearComplete(page);
    });
    const arrivals = await widgets.evaluate((one) => one.arrivals());
    const inTheEnd = await look();
    check();
    return {
      atRest,
      inTheEnd: { ...inTheEnd, questions: questionsOf([...Array(many.count).keys()]) },
      seen: arrivals.length,
      drawnWhenSeen: arrivals.filter((wasDrawn) => wasDrawn).length,
      all: workOf(loading.tasks),
      beforeLoad: workOf(loading.tasks.filter(({ startMs }) => startMs < loadedMs)),
      afterLoad: workOf(loading.tasks.filter(({ startMs }) => startMs >= loadedMs)),
      scrolling: workOf(scrolling.tasks),
    };
  } finally {
    await close();
    await site.close();
  }
}

/**
 * Goes to a page whose script comes only after the first paint, as on a slow line: what it moves is
 * seen to move.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {import('puppeteer-core').CDPSession} cdp
 * @param {string} url
 */
async function openSlowly(page, cdp, url) {
  await cdp.send('Fetch.enable', {
    patterns: ['iife.js', 'js'].map((end) => ({ urlPattern: `*/dist/nano-metrics.${end}` })),
  });
  const asked = new Promise((/** @type {(requestId: string) => void} */ resolve) => {
    cdp.once('Fetch.requestPaused', ({ requestId }) => resolve(requestId));
  });
  const loaded = page.goto(url, { waitUntil: 'load' });
  const requestId = await asked;
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        new PerformanceObserver((list) => {
          if (list.getEntriesByName('first-contentful-paint').length > 0) resolve(undefined);
        }).observe({ type: 'paint', buffered: true });
      }),
  );
  await cdp.send('Fetch.continueRequest', { requestId });
  await loaded;
  await cdp.send('Fetch.disable');
}

/** @param {import('puppeteer-core').Page} page */
async function nearComplete(page) {
  const widgets = await widgetsOf(page);
  await page.waitForFunction(
    (one) => one.isNearComplete(),
    { polling: 50, timeout: PATIENCE_MS },
    widgets,
  );
}

/**
 * @param {import('puppeteer-core').Page} page
 * @param {import('puppeteer-core').CDPSession} cdp
 */
async function scrollToEnd(page, cdp) {
  const heightPx = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
  await cdp.send('Input.synthesizeScrollGesture', {
    x: 400,
    y: 400,
    yDistance: -heightPx,
    speed: SCROLL_SPEED,
    gestureSourceType: 'mouse',
  });
  await page.waitForFunction(
    (px) => scrollY >= px - 1,
    { polling: 50, timeout: PATIENCE_MS },
    heightPx,
  );
}
