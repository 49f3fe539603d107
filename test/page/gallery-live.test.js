import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openGallery, startGallery } from './gallery.js';
import { installTools } from './gallery-tools.js';
import { startBrowser } from './harness.js';

const VIEWPORT = { width: 1432, height: 2600 };
const SETTINGS = /** @type {const} */ (['theme', 'brand', 'density', 'lang', 'zone', 'width']);

/** How many choices are made one after the other, and from where chance starts. */
const CHOICES = 80;
const SEED = 20261126;

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

describe('the gallery, while it is looked at,', () => {
  it('changes language, direction, zone, theme, density and width of the same widgets', async () => {
    const { page, problems } = await open({ only: 'byte-usage/ready', width: '768' });
    const element = await page.$('nano-byte-usage');
    assert.ok(element);
    const seen = () =>
      element.evaluate((widget) => {
        const root = widget.shadowRoot;
        const article = root?.querySelector('article');
        return {
          isThere: widget.isConnected,
          lang: article?.lang,
          dir: article?.dir,
          zone: root?.querySelector('[part=timezone]')?.textContent,
          ground: article && getComputedStyle(article).backgroundColor,
          width: widget.getBoundingClientRect().width,
          hasAxes: (root?.querySelector('.stage')?.clientHeight ?? 0) > 100,
        };
      });
    const first = await seen();
    assert.deepEqual(first, {
      isThere: true,
      lang: 'en',
      dir: 'ltr',
      zone: 'Timezone: UTC',
      ground: 'rgb(255, 255, 255)',
      width: 768,
      hasAxes: true,
    });
    await choose(page, 'lang', 'ar');
    await choose(page, 'zone', 'Asia/Kathmandu');
    await choose(page, 'theme', 'dark');
    await choose(page, 'width', '360');
    await choose(page, 'density', 'compact');
    const { zone, ...rest } = await seen();
    assert.deepEqual(rest, {
      isThere: true,
      lang: 'ar',
      dir: 'rtl',
      ground: 'rgba(0, 0, 0, 0)',
      width: 360,
      hasAxes: false,
    });
    assert.match(zone ?? '', /^المنطقة الزمنية: .*Asia\/Kathmandu/);
    for (const [name, value] of Object.entries({
      density: '',
      width: '768',
      theme: 'auto',
      zone: '',
      lang: 'en',
    })) {
      await choose(page, name, value);
    }
    assert.deepEqual(await seen(), first, 'and back');
    assert.deepEqual(problems, []);
    await page.close();
  });

  it('has no combination that breaks', async () => {
    const only = ['mtd-usage', 'concurrent-viewers', 'byte-usage'];
    const random = randomFrom(SEED);
    const pick = (/** @type {readonly string[]} */ of) =>
      of[Math.floor(random() * of.length)] ?? '';
    for (const widget of only) {
      const { page, problems } = await open({ only: widget, width: '240' });
      await page.evaluate(installTools);
      const statuses = await statusesOf(page);
      assert.ok(statuses.length > 20);
      const done = [];
      for (let i = 0; i < CHOICES / only.length; i++) {
        const name = pick(SETTINGS);
        const values = await page.$$eval(`[name=${name}] option`, (options) =>
          options
            .map((option) => /** @type {HTMLOptionElement} */ (option).value)
            // Lists make other widgets; here, the same ones go through all.
            .filter((value) => !value.includes(',')),
        );
        const value = pick(values);
        done.push(`${name}=${value}`);
        await choose(page, name, value);
        const { cut } = /** @type {any} */ (await page.evaluate('cutTexts()'));
        assert.deepEqual(cut, [], `${widget} after ${done.join(', ')}`);
        assert.deepEqual(await statusesOf(page), statuses, `${widget} after ${done.join(', ')}`);
      }
      assert.deepEqual(problems, [], done.join(', '));
      await page.close();
    }
  });
});

describe('for fingers', () => {
  for (const fontSize of [12, 16]) {
    it(`every control is large enough beside text of ${fontSize} px`, async () => {
      const { page } = await open({ width: '360' });
      await page.addStyleTag({ content: `figure { font-size: ${fontSize}px }` });
      await page.evaluate(installTools);
      const { found, small } = /** @type {any} */ (await page.evaluate('smallControls()'));
      assert.deepEqual(small, []);
      assert.ok(found > 200, `${found} controls`);
      await page.close();
    });
  }

  it('one that is too small is found', async () => {
    const { page } = await open({ only: 'byte-usage/ready' });
    await page.evaluate(installTools);
    await page.$eval('nano-byte-usage', ({ shadowRoot }) => {
      const button = shadowRoot?.querySelector('.legend button');
      if (button instanceof HTMLElement)
        button.style.minBlockSize = button.style.blockSize = '20px';
    });
    assert.equal(/** @type {any} */ (await page.evaluate('smallControls()')).small.length, 1);
    await page.close();
  });
});

/** @param {Record<string, string>} settings */
function open(settings) {
  const options = { viewport: VIEWPORT, isAllOnScreen: true };
  return openGallery(browser, site.url, settings, options);
}

/**
 * Chooses as a person does, and waits until all has come to rest.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {string} name
 * @param {string} value
 */
async function choose(page, name, value) {
  await page.select(`[name=${name}]`, value);
  await page.waitForSelector('html[data-settled]');
}

/** @param {import('puppeteer-core').Page} page */
function statusesOf(page) {
  return page.$$eval('figure > :last-child', (widgets) =>
    widgets.map((widget) => widget.getAttribute('status')),
  );
}

/**
 * Numbers from 0 to 1, the same for the same seed.
 *
 * @param {number} seed
 */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}
