/** Browsers from before the Baseline that is named in the README, played by one that lost what is younger. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openPage, startBrowser, startSite } from './harness.js';

const DATA = 'data-api-base="/simulator" data-token-url="/simulator/token"';
const FORMS = {
  classic: `<script src="/dist/nano-metrics.iife.js" defer ${DATA}></script>`,
  module: `<script type="module" src="/dist/nano-metrics.js" ${DATA}></script>`,
};
const TAGS = ['nano-mtd-usage', 'nano-concurrent-viewers', 'nano-byte-usage'];

/** What a browser of 2022 does not have. */
const LOSSES = `
  const { supports } = CSS;
  CSS.supports = (...words) => !/light-dark|color-mix|selector/.test(words.join()) && supports.apply(CSS, words);
  delete Document.prototype.adoptedStyleSheets;
  delete ShadowRoot.prototype.adoptedStyleSheets;
  delete CSSStyleSheet.prototype.replaceSync;
  delete Element.prototype.checkVisibility;
  for (const name of ['toSorted', 'toReversed', 'toSpliced', 'with', 'findLast', 'findLastIndex']) {
    delete Array.prototype[name];
  }
  delete Array.fromAsync;
  delete Object.groupBy;
  delete Promise.withResolvers;
  delete AbortSignal.any;
  delete URL.canParse;
`;

/** @type {Awaited<ReturnType<typeof startSite>>} */
let site;
/** @type {import('puppeteer-core').Browser} */
let browser;

before(async () => {
  /** @type {Record<string, import('./harness.js').TestPage>} */
  const pages = {};
  for (const [form, script] of Object.entries(FORMS)) {
    const elements = TAGS.map((tag) => `<${tag}></${tag}>`).join('');
    pages[form] = {
      html: `<!doctype html><html lang="en"><head><title>A page</title><link rel="icon" href="data:,"><script>${LOSSES}</script>${script}</head><body>${elements}</body></html>`,
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
  for (const form of Object.keys(FORMS)) {
    it(`shows a message, asks nothing and reports no error, by the ${form} script`, async () => {
      const { page, problems, requests } = await openPage(browser, `${site.url}/pages/${form}`);
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
