/** Browsers from before the Baseline that is named in the README, played by one that lost what is younger. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openPage, startBrowser, startSite } from './harness.js';

const DATA = 'data-api-base="/simulator" data-token-url="/simulator/token"';
/** @type {Record<string, string>} */
const FORMS = {
  classic: `<script src="/dist/nano-metrics.iife.js" defer ${DATA}></script>`,
  module: `<script type="module" src="/dist/nano-metrics.js" ${DATA}></script>`,
};
const TAGS = ['nano-mtd-usage', 'nano-concurrent-viewers', 'nano-byte-usage'];

/** What a browser does not have, by name. @type {Record<string, string>} */
const LOSSES = {
  // Firefox 120 to 124 know the youngest function of styles, but no popover.
  'of 2024': `
    const { supports } = CSS;
    CSS.supports = (...words) => !/zoom/.test(words.join()) && supports.apply(CSS, words);
    for (const name of ['popover', 'showPopover', 'hidePopover', 'togglePopover']) {
      delete HTMLElement.prototype[name];
    }
  `,
  'of 2021': `
    const { supports } = CSS;
    CSS.supports = (...words) =>
      !/light-dark|color-mix|selector|zoom/.test(words.join()) && supports.apply(CSS, words);
    const lose = (owner, ...names) => {
      for (const name of names) {
        if (!delete owner[name] || name in owner) throw new Error(name + ' is still there');
      }
    };
    lose(Document.prototype, 'adoptedStyleSheets');
    lose(ShadowRoot.prototype, 'adoptedStyleSheets');
    lose(CSSStyleSheet.prototype, 'replaceSync', 'replace');
    lose(Element.prototype, 'checkVisibility');
    lose(HTMLElement.prototype, 'popover', 'showPopover', 'hidePopover', 'togglePopover', 'attachInternals');
    lose(Array.prototype, 'toSorted', 'toReversed', 'toSpliced', 'with', 'findLast', 'findLastIndex', 'at');
    lose(String.prototype, 'at', 'isWellFormed', 'toWellFormed');
    lose(Array, 'fromAsync');
    lose(Object, 'groupBy', 'hasOwn');
    lose(Map, 'groupBy');
    lose(Promise, 'withResolvers');
    lose(AbortSignal, 'any', 'timeout');
    lose(AbortSignal.prototype, 'throwIfAborted');
    lose(URL, 'canParse');
    lose(Intl, 'DurationFormat');
    lose(Intl.NumberFormat.prototype, 'formatRange');
    lose(globalThis, 'structuredClone', 'reportError', 'scheduler', 'CompressionStream', 'DecompressionStream');
    lose(crypto.constructor.prototype, 'randomUUID');
  `,
};

const KINDS = Object.keys(LOSSES).flatMap((age) =>
  Object.keys(FORMS).map((form) => /** @type {const} */ ([form, age])),
);

/** @type {Awaited<ReturnType<typeof startSite>>} */
let site;
/** @type {import('puppeteer-core').Browser} */
let browser;

before(async () => {
  /** @type {Record<string, import('./harness.js').TestPage>} */
  const pages = {};
  for (const [form, age] of KINDS) {
    const elements = TAGS.map((tag) => `<${tag}></${tag}>`).join('');
    pages[`${form} ${age}`.replaceAll(' ', '-')] = {
      html: `<!doctype html><html lang="en"><head><title>A page</title><link rel="icon" href="data:,"><script>${LOSSES[age]}</script>${FORMS[form]}</head><body>${elements}</body></html>`,
    };
  }
  site = await startSite(pages);
  browser = await startBrowser();
});

after(async () => {
  await browser.close();
  await site.close();
});

describe('an older browser', () => {
  for (const [form, age] of KINDS) {
    it(`shows a message, asks nothing and reports no error, ${age}, by the ${form} script`, async () => {
      const name = `${form} ${age}`.replaceAll(' ', '-');
      const { page, problems, requests } = await openPage(browser, `${site.url}/pages/${name}`);
      await page.waitForFunction(
        () => [...document.body.children].every(({ textContent }) => textContent),
        { timeout: 8000 },
      );
      const texts = await page.$$eval('body > *', (all) =>
        all.map(({ textContent }) => textContent),
      );
      assert.deepEqual(
        texts,
        TAGS.map(() => 'A newer browser is needed.'),
      );
      assert.deepEqual(problems, []);
      assert.deepEqual(
        requests.filter((url) => url.includes('/simulator/')),
        [],
      );
      await page.close();
    });
  }
});
