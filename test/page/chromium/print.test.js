import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { allReady, openPage, startBrowser, startSite } from '../harness.js';

const HTML = `<!doctype html><html lang="en"><head><meta name="color-scheme" content="dark">
  <style>nano-byte-usage { --nano-text: white; --nano-muted: #aaa; --nano-card: black }</style>
  <script type="module" src="/dist/nano-metrics.js" data-api-base="/simulator" data-token-url="/simulator/token"></script>
  </head><body><nano-byte-usage theme="dark"></nano-byte-usage></body></html>`;

describe('a printed chart', () => {
  /** @type {Awaited<ReturnType<typeof startSite>>} */
  let site;
  /** @type {import('puppeteer-core').Browser} */
  let browser;

  before(async () => {
    site = await startSite({ print: { html: HTML } });
    browser = await startBrowser();
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  it('is drawn sharply and dark on white, and is the one on screen again afterwards', async () => {
    const { page, problems } = await openPage(browser, `${site.url}/pages/print`);
    await allReady(page);
    await page.waitForFunction(() =>
      document.querySelector('nano-byte-usage')?.shadowRoot?.querySelector('.tooltip'),
    );
    await page.emulateMediaType('print');
    const onPaper = await page.evaluate(async () => {
      window.dispatchEvent(new Event('beforeprint'));
      // The browser lays out for paper when all microtasks are done.
      await new Promise((resolve) => setTimeout(resolve));
      const root = document.querySelector('nano-byte-usage')?.shadowRoot;
      const find = (/** @type {string} */ selector) => {
        const found = root?.querySelector(selector);
        if (!found) throw new Error(`no ${selector}`);
        return found;
      };
      const canvas = /** @type {HTMLCanvasElement} */ (find('.paper'));
      const context = canvas.getContext('2d');
      const { data } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
      let dark = 0;
      let light = 0;
      for (let i = 0; i < data.length; i += 4) {
        if ((data[i + 3] ?? 0) < 200) continue;
        const sum = (data[i] ?? 0) + (data[i + 1] ?? 0) + (data[i + 2] ?? 0);
        if (sum < 300) dark++;
        if (sum > 700) light++;
      }
      return {
        perPx: canvas.width / find('.plot').clientWidth,
        dark,
        light,
        text: getComputedStyle(find('h2')).color,
        isScreenShown: find('.drawing').checkVisibility(),
        isPaperShown: canvas.checkVisibility(),
        areRangesShown: find('.ranges').checkVisibility(),
      };
    });
    assert.equal(onPaper.perPx, 3);
    assert.ok(onPaper.dark > 2000, `${onPaper.dark} dark px`);
    assert.ok(onPaper.light < onPaper.dark / 4, `${onPaper.light} light px, which paper hides`);
    assert.equal(onPaper.text, 'rgb(0, 0, 0)');
    assert.deepEqual(
      [onPaper.isScreenShown, onPaper.isPaperShown, onPaper.areRangesShown],
      [false, true, false],
    );
    const papers = () =>
      page.evaluate(
        () =>
          document.querySelector('nano-byte-usage')?.shadowRoot?.querySelectorAll('.paper').length,
      );
    await page.evaluate(() => void window.dispatchEvent(new Event('afterprint')));
    assert.equal(await papers(), 0);
    const pdf = await page.pdf();
    assert.equal(Buffer.from(pdf.slice(0, 4)).toString(), '%PDF');
    assert.equal(await papers(), 0);
    assert.deepEqual(problems, []);
  });
});
