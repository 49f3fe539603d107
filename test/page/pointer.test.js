import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { allReady, openPage, startBrowser, startSite } from './harness.js';

/** @typedef {import('puppeteer-core').Page} Page */

const TAG = 'nano-byte-usage';
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

const PLACES = {
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

describe('a chart under pointer and finger', () => {
  /** @type {Awaited<ReturnType<typeof startSite>>} */
  let site;
  /** @type {import('puppeteer-core').Browser} */
  let browser;

  before(async () => {
    site = await startSite(PLACES);
    browser = await startBrowser();
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  /**
   * @param {keyof typeof PLACES} place
   * @param {number} [deviceScaleFactor]
   */
  async function open(place, deviceScaleFactor = 1) {
    const opened = await openPage(browser, `${site.url}/pages/${place}`);
    await opened.page.setViewport({ width: 900, height: 700, deviceScaleFactor, hasTouch: true });
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

  for (const place of /** @type {(keyof typeof PLACES)[]} */ (Object.keys(PLACES))) {
    for (const ratio of place === 'plain' ? [1, 2, 3] : [2]) {
      it(`finds the bucket under the pointer, ${place}, at ${ratio} dots per px`, async () => {
        const { page, problems } = await open(place, ratio);
        for (const hour of [0, 1, 11, 12, 22, 23]) {
          const { x, y } = await placeOf(page, hour / 23);
          await page.mouse.move(x, y);
          await painted(page);
          const { time, box, dots, line } = await look(page);
          const from = new Date(Date.UTC(2026, 0, 10, hour));
          const hours = from.toLocaleTimeString('en', { hour: 'numeric', timeZone: 'UTC' });
          const [clock = ''] = hours.split(/\s/);
          assert.match(time, new RegExp(`^Jan 10, ${clock}:00`), `hour ${hour}: ${time}`);
          assert.ok(Math.abs(line - x) <= 2, `the line is at ${line}, the pointer at ${x}`);
          assert.ok(box.left >= 0 && box.right <= 900, `across: ${JSON.stringify(box)}`);
          assert.ok(box.top >= 0 && box.bottom <= 700, `upright: ${JSON.stringify(box)}`);
          for (const dot of dots) {
            const isApart = dot.right <= box.left || dot.left >= box.right;
            assert.ok(isApart || dot.bottom <= box.top || dot.top >= box.bottom, 'covers a dot');
          }
        }
        assert.deepEqual(problems, []);
        await page.close();
      });
    }

    it(`zooms into the dragged span, ${place}`, async () => {
      const { page, problems } = await open(place);
      const [from, to] = [await placeOf(page, 6 / 23), await placeOf(page, 9 / 23)];
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y + 30, { steps: 5 });
      await page.mouse.up();
      await minutesShown(page, 240);
      assert.match(await csv(page), /^[^\n]*\n2026-01-10T06:00:00Z/);
      const middle = await placeOf(page, 0.5);
      await page.mouse.click(middle.x, middle.y, { count: 2 });
      await page.waitForFunction(
        (tag) =>
          /** @type {any} */ (document.querySelector(tag)).toCSV().split('\r\n').length === 26,
        {},
        TAG,
      );
      assert.deepEqual(problems, []);
      await page.close();
    });
  }

  it('zooms to the same from right to left, also when the pointer leaves the chart', async () => {
    const { page } = await open('plain');
    const [from, to] = [await placeOf(page, 20 / 23), await placeOf(page, 1)];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x + 60, to.y, { steps: 5 });
    await page.mouse.up();
    await minutesShown(page, 240);
    assert.match(await csv(page), /^[^\n]*\n2026-01-10T20:00:00Z/);
    await page.close();
  });

  it('does not zoom by a click, nor by a drag that Escape ended', async () => {
    const { page } = await open('plain');
    const [from, to] = [await placeOf(page, 0.3), await placeOf(page, 0.6)];
    await page.mouse.click(from.x, from.y);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 5 });
    assert.equal(await isShown(page, '.selection'), true);
    await page.keyboard.press('Escape');
    assert.equal(await isShown(page, '.selection'), false);
    await page.mouse.up();
    await painted(page);
    assert.equal(await isShown(page, '.reset'), false);
    await page.close();
  });

  it('moves the cursor by tap and sideways drag, and keeps it after the finger has gone', async () => {
    const { page } = await open('plain');
    const [tap, drag] = [await placeOf(page, 3 / 23), await placeOf(page, 15 / 23)];
    await page.touchscreen.tap(tap.x, tap.y);
    await painted(page);
    assert.match((await look(page)).time, /3:00 – 4:00 AM/);
    await page.touchscreen.touchStart(tap.x, tap.y);
    for (let i = 1; i <= 6; i++) {
      await page.touchscreen.touchMove(tap.x + ((drag.x - tap.x) * i) / 6, tap.y);
    }
    await page.touchscreen.touchEnd();
    await painted(page);
    assert.match((await look(page)).time, /3:00 – 4:00 PM/);
    assert.equal(await isShown(page, '.reset'), false, 'a finger does not zoom');
    await page.touchscreen.tap(5, 5);
    await painted(page);
    assert.equal(await isShown(page, '.tooltip'), false, 'a tap elsewhere ends it');
    await page.close();
  });

  it('leaves scrolling up and down to the page', async () => {
    const { page } = await open('scrolled');
    const start = await placeOf(page, 0.5);
    const scrollTop = () => page.evaluate(() => Number(document.querySelector('.box')?.scrollTop));
    const before = await scrollTop();
    await page.touchscreen.touchStart(start.x, start.y);
    for (let i = 1; i <= 6; i++) await page.touchscreen.touchMove(start.x, start.y - i * 15);
    await page.touchscreen.touchEnd();
    await painted(page);
    assert.ok((await scrollTop()) > before + 60, `${before} → ${await scrollTop()}`);
    await page.close();
  });

  it('goes along when the page scrolls under a resting cursor', async () => {
    const { page } = await open('scrolled');
    const place = await placeOf(page, 0.5);
    await page.touchscreen.tap(place.x, place.y);
    await painted(page);
    const before = await look(page);
    await page.evaluate(() => document.querySelector('.box')?.scrollBy(0, 40));
    await painted(page);
    const after = await look(page);
    assert.equal(after.time, before.time);
    assert.equal(Math.round(after.box.top - before.box.top), -40);
    await page.close();
  });
});

/**
 * A place in the plot, in px on screen.
 *
 * @param {Page} page
 * @param {number} share - of its width
 */
function placeOf(page, share) {
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

/** @param {Page} page */
function look(page) {
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
 * @param {Page} page
 * @param {string} selector
 */
function isShown(page, selector) {
  return page.evaluate(
    (tag, wanted) =>
      document.querySelector(tag)?.shadowRoot?.querySelector(wanted)?.checkVisibility() ?? false,
    TAG,
    selector,
  );
}

/** @param {Page} page */
function csv(page) {
  return page.evaluate((tag) => /** @type {any} */ (document.querySelector(tag)).toCSV(), TAG);
}

/**
 * @param {Page} page
 * @param {number} count
 */
function minutesShown(page, count) {
  return page.waitForFunction(
    (tag, wanted) =>
      /** @type {any} */ (document.querySelector(tag)).toCSV().split('\r\n').length === wanted + 2,
    { timeout: 5000 },
    TAG,
    count,
  );
}

/** @param {Page} page */
function painted(page) {
  return page.evaluate(
    () =>
      new Promise((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(undefined))),
      ),
  );
}
