import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openGallery, startGallery } from './gallery.js';
import { installTools } from './gallery-tools.js';
import { startBrowser } from './harness.js';

/** What is left of 1280 × 1024 px when a page is zoomed to 400 %, as WCAG 1.4.10 has it. */
const ZOOMED = { width: 320, height: 256, deviceScaleFactor: 4 };

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

describe('the gallery zoomed to 400 %', () => {
  for (const lang of ['en', 'de', 'he', 'en-XA']) {
    describe(`in ${lang}`, () => {
      /** @type {import('puppeteer-core').Page} */
      let page;

      before(async () => {
        const options = { viewport: ZOOMED, isAllOnScreen: true };
        ({ page } = await openGallery(browser, site.url, { lang }, options));
        await page.evaluate(installTools);
      });

      after(() => page.close());

      it('needs no scrolling to the side', async () => {
        const widths = await page.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement;
          return { scrollWidth, clientWidth };
        });
        assert.deepEqual(widths, { scrollWidth: 320, clientWidth: 320 });
      });

      it('cuts off no text', async () => {
        const { seen, cut } = /** @type {any} */ (await page.evaluate('cutTexts()'));
        assert.deepEqual(cut, []);
        assert.ok(seen > 500, `${seen} texts`);
      });

      it('has every control where a pointer reaches it', async () => {
        const { found, unreachable } = /** @type {any} */ (
          await page.evaluate('unreachableControls()')
        );
        assert.deepEqual(unreachable, []);
        assert.ok(found > 100, `${found} controls`);
      });
    });
  }

  for (const lang of ['en', 'de']) {
    it(`shows all of the box at the cursor, in ${lang}`, async () => {
      const settings = { lang, only: 'byte-usage/compare-cursor' };
      const { page } = await openGallery(browser, site.url, settings, { viewport: ZOOMED });
      const { top, right, bottom, left } = await page.evaluate(async () => {
        const root = document.querySelector('nano-byte-usage')?.shadowRoot;
        root?.querySelector('.chart')?.scrollIntoView({ block: 'center' });
        for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
        return root?.querySelector('.tooltip')?.getBoundingClientRect().toJSON();
      });
      assert.ok(bottom - top > 50 && right - left > 100, 'it is there');
      assert.ok(top >= 0 && left >= 0 && right <= 320 && bottom <= 256, `${top} to ${bottom}`);
      await page.close();
    });
  }

  it('cuts off no text in cards of 240 px either', async () => {
    const options = { viewport: { width: 320, height: 256 }, isAllOnScreen: true };
    const { page } = await openGallery(browser, site.url, { width: '240' }, options);
    await page.evaluate(installTools);
    assert.deepEqual(/** @type {any} */ (await page.evaluate('cutTexts()')).cut, []);
    await page.close();
  });

  it('is seen to cut off what is too wide', async () => {
    const settings = { only: 'concurrent-viewers/network' };
    const { page } = await openGallery(browser, site.url, settings, { viewport: ZOOMED });
    await page.evaluate(installTools);
    await page.evaluate(() => {
      const words = document
        .querySelector('nano-concurrent-viewers')
        ?.shadowRoot?.querySelector('.status strong');
      if (words instanceof HTMLElement) words.style.whiteSpace = 'nowrap';
    });
    const { cut } = /** @type {any} */ (await page.evaluate('cutTexts()'));
    const line = 'concurrent-viewers/network: Could not reach';
    assert.ok(cut.some((/** @type {string} */ found) => found.startsWith(line)));
    await page.close();
  });
});
