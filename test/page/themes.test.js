import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openGallery, startGallery } from './gallery.js';
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
  browser = await startBrowser();
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

  it('follow the colours that a reader forces', async () => {
    const { page } = await openGallery(browser, site.url, { only: 'byte-usage/ready' });
    const before = await pictureOf(page);
    const protocol = await page.createCDPSession();
    const features = [{ name: 'forced-colors', value: 'active' }];
    await protocol.send('Emulation.setEmulatedMedia', { features });
    await changed(page, before);
    await page.close();
  });

  it('are stronger for those who prefer more contrast', async () => {
    const { page } = await openGallery(browser, site.url, { only: 'byte-usage/ready' });
    const before = await pictureOf(page);
    const protocol = await page.createCDPSession();
    const features = [{ name: 'prefers-contrast', value: 'more' }];
    await protocol.send('Emulation.setEmulatedMedia', { features });
    await changed(page, before);
    const colors = await page.evaluate(colorsOf, ['--_text', '--_muted']);
    assert.deepEqual(colors['--_muted'], colors['--_text']);
    await page.close();
  });
});

/** @param {import('puppeteer-core').Page} page */
function pictureOf(page) {
  return page.$eval('nano-byte-usage', ({ shadowRoot }) =>
    shadowRoot?.querySelector('canvas')?.toDataURL(),
  );
}

/** @param {import('puppeteer-core').Page} page @param {string | undefined} before */
async function changed(page, before) {
  const isOther = (/** @type {string | undefined} */ before) => {
    const root = document.querySelector('nano-byte-usage')?.shadowRoot;
    return root?.querySelector('canvas')?.toDataURL() !== before;
  };
  await page.waitForFunction(isOther, { timeout: 5000 }, before);
}

/**
 * Runs in the page: what colours the widget really has, as red, green and blue.
 *
 * @param {readonly string[]} names
 * @returns {Record<string, number[]>}
 */
function colorsOf(names) {
  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const root = document.querySelector('nano-byte-usage')?.shadowRoot?.querySelector('.root');
  const probe = document.createElement('i');
  root?.append(probe);
  const pairs = names.map((name) => {
    probe.style.color = `var(${name})`;
    if (!pen) return [name, []];
    pen.fillStyle = getComputedStyle(probe).color;
    pen.fillRect(0, 0, 1, 1);
    return [name, [...pen.getImageData(0, 0, 1, 1).data.slice(0, 3)]];
  });
  probe.remove();
  return Object.fromEntries(pairs);
}

/** @param {readonly number[]} one @param {readonly number[]} other */
function contrastOf(one, other) {
  const luminanceOf = (/** @type {readonly number[]} */ color) => {
    const [r = 0, g = 0, b = 0] = color.map((channel) => {
      const part = channel / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
