import { allReady, openPage } from './harness.js';

/** @typedef {import('puppeteer-core').Page} Page */

export const TAG = 'nano-byte-usage';
/** Hours of data that do not change while a test runs. */
const RANGE = 'from="2026-01-10T00:00Z" to="2026-01-11T00:00Z"';

/**
 * @param {string} body
 * @param {string} [css]
 */
const page = (body, css = '') => ({
  html: `<!doctype html><html lang="en"><head><style>body { margin: 20px; font-family: sans-serif } ${css}</style>
    <script type="module" src="/dist/nano-metrics.js" data-api-base="/simulator" data-token-url="/simulator/token"></script>
    </head><body>${body}</body></html>`,
});

/** Where a chart may stand on a page. */
export const PLACES = {
  plain: page(`<${TAG} ${RANGE}></${TAG}>`),
  zoomed: page(`<div class="zoom"><${TAG} ${RANGE}></${TAG}></div>`, '.zoom { zoom: 1.5 }'),
  scaled: page(
    `<div class="scale"><${TAG} ${RANGE}></${TAG}></div>`,
    '.scale { transform: scale(0.75); transform-origin: 40px 10px }',
  ),
  scrolled: page(
    `<div class="box"><div class="tall"><${TAG} ${RANGE}></${TAG}></div></div>`,
    '.box { block-size: 420px; overflow: auto } .tall { padding-block: 150px 900px }',
  ),
  rtl: page(`<div dir="rtl"><${TAG} ${RANGE}></${TAG}></div>`),
};

/**
 * Opens a page whose chart can be explored.
 *
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} url - of the site
 * @param {keyof typeof PLACES} place
 * @param {number} [deviceScaleFactor]
 */
export async function openPlace(browser, url, place, deviceScaleFactor = 1) {
  const opened = await openPage(browser, 'about:blank');
  // Beforehand, as some browsers load a page anew that is to be touched.
  await opened.page.setViewport({ width: 900, height: 700, deviceScaleFactor, hasTouch: true });
  await opened.page.goto(`${url}/pages/${place}`);
  await allReady(opened.page);
  await opened.page.waitForFunction(
    (tag) => document.querySelector(tag)?.shadowRoot?.querySelector('.tooltip'),
    {},
    TAG,
  );
  if (place === 'scrolled') {
    await opened.page.evaluate(() => document.querySelector('.box')?.scrollTo(0, 160));
  }
  await painted(opened.page);
  return opened;
}

/**
 * A place in the plot, in px on screen.
 *
 * @param {Page} page
 * @param {number} share - of its width
 */
export function placeOf(page, share) {
  return page.evaluate(
    (tag, x) => {
      const plot = document.querySelector(tag)?.shadowRoot?.querySelector('.drawn-area');
      if (!plot) throw new Error('no plot');
      const { left, top, width, height } = plot.getBoundingClientRect();
      return { x: left + x * width, y: top + height * 0.55 };
    },
    TAG,
    share,
  );
}

/**
 * What is at the cursor, in px on screen.
 *
 * @param {Page} page
 */
export function look(page) {
  return page.evaluate((tag) => {
    const root = /** @type {Element} */ (document.querySelector(tag)).shadowRoot;
    if (!root) throw new Error('no root');
    const box = (/** @type {Element} */ element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return { left, right, top, bottom };
    };
    const find = (/** @type {string} */ selector) =>
      /** @type {HTMLElement} */ (root.querySelector(selector));
    return {
      time: (find('.tooltip').hidden ? '' : (find('.tooltip-time').textContent ?? '')).replace(
        /\s/g,
        ' ',
      ),
      box: box(find('.tooltip')),
      line: box(find('.cursor-line')).left,
      dots: [...root.querySelectorAll('.cursor-dot:not([hidden])')].map(box),
    };
  }, TAG);
}

/**
 * Whether a part of the chart is to be seen.
 *
 * @param {Page} page
 * @param {string} selector
 */
export function isShown(page, selector) {
  return page.evaluate(
    (tag, wanted) =>
      document.querySelector(tag)?.shadowRoot?.querySelector(wanted)?.checkVisibility() ?? false,
    TAG,
    selector,
  );
}

/**
 * What the chart holds.
 *
 * @param {Page} page
 */
export function csv(page) {
  return page.evaluate((tag) => /** @type {any} */ (document.querySelector(tag)).toCSV(), TAG);
}

/**
 * Resolves when the chart shows so many minutes.
 *
 * @param {Page} page
 * @param {number} count
 */
export function minutesShown(page, count) {
  return page.waitForFunction(
    (tag, wanted) =>
      /** @type {any} */ (document.querySelector(tag)).toCSV().split('\r\n').length === wanted + 2,
    { timeout: 5000 },
    TAG,
    count,
  );
}

/**
 * Resolves when all that is due is painted.
 *
 * @param {Page} page
 */
export function painted(page) {
  return page.evaluate(
    () =>
      new Promise((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(undefined))),
      ),
  );
}
