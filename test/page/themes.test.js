import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { changed, colorsOf, contrastOf, pictureOf } from './colors.js';
import { openGallery, startGallery } from './gallery.js';
import { engine } from '../support/engines.js';
import { startBrowser } from './harness.js';

/** What WCAG asks of text, and of lines and other signs. */
const TEXT = 4.5;
const LINES = 3;
/** What it asks of text for those who need more (AAA). */
const ENHANCED = 7;

/** `[front, ground, least contrast]`: private names of the widgets' colours, or the page's own. */
const PAIRS = /** @type {const} */ ([
  ['--_text', '--_card', TEXT],
  ['--_muted', '--_card', TEXT],
  ['--_accent', '--_card', TEXT],
  ['--_up', '--_card', TEXT],
  ['--_down', '--_card', TEXT],
  ['--_on-accent', '--_accent', TEXT],
  ['--_viewers', '--_card', LINES],
  ['--_playout', '--_card', LINES],
  ['--_ingest', '--_card', LINES],
  // The title of month to date stands on the page itself.
  ['--_accent', '--ground', TEXT],
  ['--_muted', '--ground', TEXT],
  ['--ink', '--ground', TEXT],
]);

/** Lines that are told apart by colour: the distance of their red, green and blue, of 441. */
const LEAST_DISTANCE = 100;

/** @type {Awaited<ReturnType<typeof startGallery>>} */
let site;
/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let browser;
/** @type {string[]} */
let brands;

before(async () => {
  site = await startGallery();
  browser = await startBrowser({ hasReducedMotion: true });
  const { page } = await openGallery(browser, site.url, { only: 'byte-usage/ready' });
  brands = await page.$$eval('[name=brand] option', (options) =>
    options.map((option) => /** @type {HTMLOptionElement} */ (option).value),
  );
  await page.close();
});

after(async () => {
  await browser.close();
  await site.close();
});

describe('the sample themes', () => {
  it('are eight, besides none', () => {
    assert.equal(brands.filter(Boolean).length, 8);
    assert.ok(brands.includes(''));
  });

  for (const theme of ['light', 'dark']) {
    it(`have all the contrast that is needed, ${theme}`, async () => {
      /** @type {string[]} */
      const faults = [];
      const seen = new Set();
      for (const brand of brands) {
        const settings = { brand, theme, only: 'byte-usage/ready' };
        const { page } = await openGallery(browser, site.url, settings);
        const colors = await page.evaluate(colorsOf, [
          ...new Set(PAIRS.flatMap(([a, b]) => [a, b])),
        ]);
        await page.close();
        const isEnhanced = brand === 'high-contrast';
        for (const [front, ground, least] of PAIRS) {
          const wanted = isEnhanced && least === TEXT ? ENHANCED : least;
          const ratio = contrastOf(colors[front] ?? [], colors[ground] ?? []);
          const line = `${brand || 'default'}, ${theme}: ${front} on ${ground}`;
          if (ratio < wanted) faults.push(`${line} ${ratio.toFixed(2)}, not ${wanted}`);
        }
        const distance = Math.hypot(
          ...[0, 1, 2].map(
            (i) => (colors['--_playout']?.[i] ?? 0) - (colors['--_ingest']?.[i] ?? 0),
          ),
        );
        if (distance < LEAST_DISTANCE) faults.push(`${brand}, ${theme}: the two lines are alike`);
        seen.add(JSON.stringify(colors));
      }
      assert.deepEqual(faults, []);
      assert.equal(seen.size, brands.length, 'each has colours of its own');
    });
  }

  it('are found to have too little where they do', async () => {
    const { page } = await openGallery(browser, site.url, { only: 'byte-usage/ready' });
    await page.addStyleTag({ content: 'nano-byte-usage { --nano-text: #999; --nano-card: #fff }' });
    const colors = await page.evaluate(colorsOf, ['--_text', '--_muted', '--_card']);
    assert.ok(contrastOf(colors['--_text'] ?? [], colors['--_card'] ?? []) < TEXT);
    assert.deepEqual(colors['--_muted'], [179, 179, 179], 'what derives follows');
    await page.close();
  });
});

describe('the colours of a picture', () => {
  const widget = "document.querySelector('nano-byte-usage')";
  const changes = /** @type {const} */ ([
    ['the theme of the widget', `${widget}.setAttribute('theme', 'dark')`],
    ['a class of the page', "document.body.classList.add('own')"],
    ['a token', `${widget}.style.setProperty('--nano-muted', 'rgb(1, 2, 3)')`],
    ['a token that it derives from', `${widget}.style.setProperty('--nano-text', 'rgb(90, 0, 0)')`],
    ['the colour scheme of the page', "document.documentElement.style.colorScheme = 'dark'"],
    ['a brand', "document.querySelector('.ground').dataset.brand = 'terminal'"],
  ]);
  for (const [what, change] of changes) {
    it(`follow ${what}`, async () => {
      const { page } = await openGallery(browser, site.url, { only: 'byte-usage/ready' });
      await page.addStyleTag({ content: '.own nano-byte-usage { --nano-muted: rgb(9, 8, 7) }' });
      const before = await pictureOf(page);
      assert.equal(await pictureOf(page), before, 'it rests');
      await page.evaluate(change);
      await changed(page, before);
      await page.close();
    });
  }

  it('are dark for those who prefer that, and where a theme is asked for alike', async (t) => {
    const preferring = await startBrowser({ hasReducedMotion: true, isDark: true });
    t.after(() => preferring.close());
    const pictureIn = async (/** @type {typeof browser} */ own, /** @type {{}} */ settings) => {
      const only = 'byte-usage/ready';
      const { page } = await openGallery(own, site.url, { only, ...settings });
      const picture = await pictureOf(page);
      await page.close();
      return picture;
    };
    const light = await pictureIn(browser, {});
    const dark = await pictureIn(preferring, {});
    assert.notEqual(dark, light);
    assert.equal(await pictureIn(browser, { theme: 'light' }), light);
    assert.equal(await pictureIn(preferring, { theme: 'light' }), light);
    assert.equal(await pictureIn(preferring, { theme: 'dark' }), dark);
  });

  it('are stronger for those who prefer more contrast', async (t) => {
    const strict = await startBrowser({ hasReducedMotion: true, hasMoreContrast: true });
    t.after(() => strict.close());
    const { page } = await openGallery(strict, site.url, { only: 'byte-usage/ready' });
    const prefersMore = await page.evaluate(() => matchMedia('(prefers-contrast: more)').matches);
    assert.ok(prefersMore);
    const colors = await page.evaluate(colorsOf, ['--_text', '--_muted']);
    assert.deepEqual(colors['--_muted'], colors['--_text']);
  });

  it('are those that a reader forces', async (t) => {
    const forcing = await startBrowser({ hasReducedMotion: true, hasForcedColors: true });
    t.after(() => forcing.close());
    const pictures = [];
    for (const own of [browser, forcing]) {
      const { page } = await openGallery(own, site.url, { only: 'byte-usage/ready' });
      pictures.push(await pictureOf(page));
      await page.close();
    }
    // WebKit forces none.
    assert.equal(pictures[0] === pictures[1], engine === 'webkit');
  });
});
