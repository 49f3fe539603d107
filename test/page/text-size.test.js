import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { engine } from '../support/engines.js';
import { NOW_MS, seeAll, stopClock } from './gallery.js';
import { allReady, openPage, startBrowser, startSite } from './harness.js';

/** In these widths, in letters of the page: wide, between, narrow. */
const WIDTHS = [60, 34, 17];

const ELEMENTS = `<nano-mtd-usage details></nano-mtd-usage>
  <nano-concurrent-viewers></nano-concurrent-viewers>
  <nano-byte-usage compare></nano-byte-usage>`;

/**
 * What a page says of its text, and how large that becomes (px). The last is too small to be read,
 * as of themes that so take away the blanks between blocks.
 *
 * @type {Record<string, { css: string, textPx: number }>}
 */
const PAGES = {
  plain: { css: '', textPx: 16 },
  shrunken: { css: 'html { font-size: 62.5% } body { font-size: 1.6rem }', textPx: 16 },
  large: { css: 'body { font-size: 20px }', textPx: 20 },
  small: { css: 'body { font-size: 12px }', textPx: 12 },
  nothing: { css: 'main { font-size: 0 }', textPx: 12 },
};

/**
 * What is compared to see whether all grows by a quarter. WebKitGTK lays out letters and lines in
 * whole px, of which small ones have few: there, both are five times as large.
 */
const ENLARGED = engine === 'webkit' ? ['huge', 'larger'] : ['plain', 'large'];
if (engine === 'webkit') {
  PAGES['huge'] = { css: 'body { font-size: 80px }', textPx: 80 };
  PAGES['larger'] = { css: 'body { font-size: 100px }', textPx: 100 };
}

/** The least height of a control (CSS px). */
const FINGER_PX = 24;

/** A length by the letters of the root element, of whatever kind. */
const OF_ROOT = /(?<!\w)(?:\d*\.)?\d+r(em|lh|ex|ch|cap|ic)\b/g;

/** @param {{ css: string, textPx: number }} page */
function htmlOf({ css, textPx }) {
  const places = WIDTHS.map(
    (width) => `<section style="inline-size: ${width * textPx}px">${ELEMENTS}</section>`,
  );
  return `<!doctype html><html lang="en"><head><title>A page</title><link rel="icon" href="data:,">
    <style>
      body { margin: 0; font-family: 'Liberation Sans', sans-serif }
      main, section { display: grid; gap: ${textPx}px; justify-content: start }
      section { grid-template-columns: 100% }
      ${css}
    </style></head><body><main>${places.join('')}</main>
    <script type="module" src="/dist/nano-metrics.js" data-api-base="/simulator" data-token-url="/simulator/token"></script>
    </body></html>`;
}

/** @typedef {{ part: string, fontPx: number, box: number[] }} Part - left, top, width, height */

/** @type {Awaited<ReturnType<typeof startSite>>} */
let site;
/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let browser;
/** What is measured of each page, by what is open on it. @type {Record<string, Record<string, Part[]>>} */
const measured = {};

before(async () => {
  const pages = Object.entries(PAGES).map(([name, page]) => [name, { html: htmlOf(page) }]);
  site = await startSite(Object.fromEntries(pages), { simulator: { now: () => NOW_MS } });
  browser = await startBrowser();
  for (const name of Object.keys(PAGES)) measured[name] = await measure(name);
});

after(async () => {
  await browser.close();
  await site.close();
});

describe('the size of the text around', () => {
  for (const open of ['cards', 'tooltip', 'menu', 'table', 'dialog']) {
    it(`counts, and not that of the root: ${open}`, () => {
      const [plain, shrunken] = [partsOf('plain', open), partsOf('shrunken', open)];
      assert.deepEqual(shrunken, plain);
    });

    it(`enlarges every part: ${open}`, () => {
      const [plain = [], large = []] = ENLARGED.map((name) => partsOf(name, open));
      assert.deepEqual(
        large.map(({ part }) => part),
        plain.map(({ part }) => part),
      );
      const wrong = large.flatMap((after, i) => {
        const before = plain[i];
        assert.ok(before);
        return isEnlarged(before, after) ? [] : [{ before, after }];
      });
      assert.deepEqual(wrong, []);
    });

    it(`is taken as 12 px where it is 0: ${open}`, () => {
      const [small, nothing] = [partsOf('small', open), partsOf('nothing', open)];
      assert.deepEqual(nothing, small);
    });
  }

  it('is the only one that built styles know of', () => {
    const dist = new URL('../../dist/', import.meta.url);
    const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.(js|json)$/.test(file),
    );
    assert.ok(files.some((file) => file.endsWith('card-styles.js')));
    const ofRoot = files.flatMap((file) => {
      const text = readFileSync(new URL(file, dist), 'utf8');
      return (text.match(OF_ROOT) ?? []).map((length) => `${file}: ${length}`);
    });
    assert.deepEqual(ofRoot, []);
  });
});

/**
 * Whether a part is as large as it should be where the text around is larger by a quarter.
 *
 * @param {Part} before
 * @param {Part} after
 */
function isEnlarged(before, { part, fontPx, box }) {
  // Browsers give boxes to tick and sliders letters and sizes of their own.
  if (/: (input|label)\.$/.test(part)) return true;
  if (Math.abs(fontPx - before.fontPx * 1.25) > 0.01 && !part.includes('input')) return false;
  // Borders stay as thin as they are, and a table has many.
  return [2, 3].every((side) => {
    const was = before.box[side] ?? 0;
    const expected = was * 1.25;
    // What is as high as a finger needs, whatever its letters, grows from where they need more.
    if (was === FINGER_PX && (box[side] ?? 0) >= was) return (box[side] ?? 0) <= expected;
    return Math.abs((box[side] ?? 0) - expected) <= 2.5 + expected * 0.01;
  });
}

/** @param {string} name @param {string} open */
function partsOf(name, open) {
  const parts = measured[name]?.[open] ?? [];
  assert.ok(parts.length > 0, `${open} on the page ${name} was measured`);
  return parts;
}

/**
 * Opens a page and waits until all is there.
 *
 * @param {string} name
 */
async function open(name) {
  const { page, problems } = await openPage(browser, 'about:blank');
  const width = Math.max(1400, (WIDTHS[0] ?? 0) * (PAGES[name]?.textPx ?? 0));
  await page.setViewport({ width, height: 9000 });
  await page.evaluateOnNewDocument(stopClock, NOW_MS);
  await page.evaluateOnNewDocument(seeAll);
  await page.goto(`${site.url}/pages/${name}`);
  await allReady(page);
  await page.waitForFunction(() => {
    const has = (/** @type {string} */ tags, /** @type {string} */ part) =>
      [...document.querySelectorAll(tags)].every((widget) =>
        widget.shadowRoot?.querySelector(part),
      );
    return (
      has('nano-mtd-usage', '.days') && has('nano-concurrent-viewers, nano-byte-usage', '.tooltip')
    );
  });
  assert.deepEqual(problems, []);
  return page;
}

/**
 * Opens all that can be open, one after the other, and measures each.
 *
 * @param {string} name
 * @returns {Promise<Record<string, Part[]>>}
 */
async function measure(name) {
  const page = await open(name);
  const [chart] = await page.$$('nano-byte-usage >>> .chart');
  if (!chart) throw new Error('no chart');
  /** @type {Record<string, Part[]>} */
  const found = { cards: await boxes(page, '*') };

  await chart.focus();
  await page.keyboard.press('End');
  await page.waitForSelector('nano-byte-usage >>> .tooltip:popover-open');
  await page.evaluate(() => new Promise(requestAnimationFrame));
  found['tooltip'] = await boxes(page, '.cursor *, .tooltip:popover-open, .tooltip:popover-open *');
  await page.keyboard.press('Escape');

  await page.click('nano-byte-usage >>> .more');
  await page.waitForSelector('nano-byte-usage >>> .menu');
  found['menu'] = await boxes(page, '.menu, .menu *, .notice');
  await page.click('nano-byte-usage >>> .menu [role=menuitemcheckbox]');
  await page.waitForSelector('nano-byte-usage >>> .data table');
  found['table'] = await boxes(page, '.data, .data *');
  await page.click('nano-mtd-usage >>> [aria-haspopup=dialog]');
  await page.waitForSelector('nano-mtd-usage >>> dialog[open]');
  found['dialog'] = await boxes(page, 'dialog, dialog *');
  await page.close();
  return found;
}

/**
 * @param {import('puppeteer-core').Page} page
 * @param {string} selector - of parts inside of widgets
 * @returns {Promise<Part[]>} places from the corner of the widget, in CSS px
 */
function boxes(page, selector) {
  return page.evaluate((selector) => {
    const widgets = [
      ...document.querySelectorAll('nano-mtd-usage, nano-concurrent-viewers, nano-byte-usage'),
    ];
    return widgets.flatMap((widget, i) => {
      const origin = widget.getBoundingClientRect();
      return [...(widget.shadowRoot?.querySelectorAll(selector) ?? [])].map((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        const name = `${i}: ${element.localName}.${element.getAttribute('class') ?? ''}`;
        const fontPx = parseFloat(getComputedStyle(element).fontSize);
        return {
          part: name,
          fontPx,
          box: [left - origin.left, top - origin.top, width, height],
        };
      });
    });
  }, selector);
}
