import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { casesOf, openGallery, startGallery } from '../gallery.js';
import { installTools } from '../gallery-tools.js';
import { startBrowser } from '../harness.js';

/** With this in the environment, the texts are written down anew. */
const isWriting = 'WRITE_TEXTS' in process.env;

/** Cases that say something which no other does. */
const TELLING =
  /^[\w-]+\/(less|same|new|not-reported|details|details-gaps|menu|table|compare-cursor|zoomed|gaps|compact|clocks-back|zone)$/;

/** In the pseudo-locale, whatever is no word: times, units, zones, presets, and the page's own. */
const NO_WORDS =
  /\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct(ober)?|Nov(ember)?|Dec|AM|PM|UTC|GMT[+-][\d:]+|[kMGTP]?i?B|1[HDW]|byte|bytes)\b|(?<!\w)[A-Z]\w+\/[\w/]+/g;

const LANGUAGES = /** @type {const} */ ([
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'pl',
  'tr',
  'ja',
  'zh',
  'ko',
  'ar',
  'he',
  'en-XA',
]);

/** @type {Awaited<ReturnType<typeof startGallery>>} */
let site;
/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let browser;

before(async () => {
  site = await startGallery();
  browser = await startBrowser({ hasReducedMotion: true });
});

after(async () => {
  await browser.close();
  await site.close();
});

describe('in each language', () => {
  it('the gallery has all that are tested here', async () => {
    const { page } = await openGallery(browser, site.url, { only: 'byte-usage/ready' });
    const offered = await page.$$eval('[name=lang] option', (options) =>
      options.map((option) => /** @type {HTMLOptionElement} */ (option).value),
    );
    assert.deepEqual(offered, [...LANGUAGES]);
    await page.close();
  });

  for (const lang of LANGUAGES) {
    describe(lang, () => {
      /** @type {import('puppeteer-core').Page} */
      let page;
      /** @type {string[]} */
      let problems;

      before(async () => {
        const options = { viewport: { width: 1432, height: 2600 }, isAllOnScreen: true };
        const settings = { lang, width: '240,360,768' };
        ({ page, problems } = await openGallery(browser, site.url, settings, options));
        await page.evaluate(installTools);
      });

      after(() => page.close());

      it('cuts off no text, and lets none stick out, at 240, 360 and 768 px', async () => {
        const { seen, cut } = /** @type {any} */ (await page.evaluate('cutTexts()'));
        assert.deepEqual(cut, []);
        assert.ok(seen > 1500, `${seen} texts`);
        assert.deepEqual(problems, []);
      });

      it('says what it is known to say', async () => {
        const cases = await casesOf(page);
        const telling = cases
          .filter(({ id, kind }) => kind === 'state' || kind === 'words' || TELLING.test(id))
          .map(({ id }) => id);
        const texts = await page.evaluate(textsOf, telling);
        assert.equal(Object.keys(texts).length, telling.length);
        const file = new URL(`texts/${lang}.json`, import.meta.url);
        if (isWriting) writeFileSync(file, `${JSON.stringify(texts, null, 2)}\n`);
        assert.deepEqual(texts, JSON.parse(readFileSync(file, 'utf8')));
      });

      it('leaves no placeholder unfilled, and no value that is none', async () => {
        const texts = await page.evaluate(textsOf);
        const odd = Object.entries(texts).flatMap(([id, lines]) =>
          lines
            .filter((line) => /\{\w+\}|undefined|NaN|Infinity|∞|\bnull\b/.test(line))
            .map((line) => `${id}: ${line}`),
        );
        assert.deepEqual(odd, []);
      });

      if (lang === 'en-XA') {
        it('has no words that are not translated', async () => {
          const texts = await page.evaluate(textsOf);
          const left = Object.entries(texts).flatMap(([id, lines]) =>
            lines
              .map((line) => outsideOfBrackets(line).replace(NO_WORDS, ''))
              .filter((line) => /\p{L}{2}/u.test(line))
              .map((line) => `${id}: ${line.trim()}`),
          );
          const own = /own-words: (Our numbers, as|Members see here)/;
          assert.deepEqual(
            left.filter((line) => !own.test(line)),
            [],
          );
        });
      }
    });
  }
});

/**
 * What is not within `⟦…⟧`, which may lie within each other.
 *
 * @param {string} text
 */
function outsideOfBrackets(text) {
  let depth = 0;
  return [...text]
    .filter((sign) => {
      if (sign === '⟦') depth++;
      if (sign === '⟧') depth--;
      return depth === 0 && sign !== '⟧';
    })
    .join('');
}

/**
 * Runs in the page: all that the widgets of 768 px say, to the eye and to screen readers.
 *
 * @param {readonly string[]} [only] - the cases that are asked for
 * @returns {Record<string, string[]>}
 */
function textsOf(only) {
  const NAMES = ['aria-label', 'title', 'aria-valuetext', 'aria-roledescription'];
  /** Of a table, the first rows say how all are written. */
  const isFar = (/** @type {Element} */ element) => {
    const row = element.closest('tbody tr');
    return row instanceof HTMLTableRowElement && row.sectionRowIndex > 2;
  };
  const tidy = (/** @type {string | null | undefined} */ text) =>
    (text ?? '')
      .replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, '')
      .replace(/\s+/g, ' ')
      .trim();
  /** @type {Record<string, string[]>} */
  const texts = {};
  for (const figure of document.querySelectorAll('figure')) {
    const id = figure.dataset['case'] ?? '';
    const article = figure.lastElementChild?.shadowRoot?.querySelector('article');
    if (!article || figure.style.width !== '768px' || (only && !only.includes(id))) continue;
    /** @type {string[]} */
    const lines = [];
    const walker = document.createTreeWalker(
      article,
      NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
    );
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement;
      // What is said for a while, and after a while, is not always there.
      if (!element || isFar(element) || element.closest('.announcement, .notice')) continue;
      const found =
        node instanceof Element ? NAMES.map((name) => node.getAttribute(name)) : [node.textContent];
      lines.push(...found.map(tidy).filter((text) => /\p{L}/u.test(text)));
    }
    // The same thing is often said twice, to the eye and to the ear.
    texts[id] = [...new Set(lines)];
  }
  return texts;
}
