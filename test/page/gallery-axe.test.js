import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import axe from 'axe-core';
import { openGallery, startGallery } from './gallery.js';
import { engine } from '../support/engines.js';
import { startBrowser } from './harness.js';

/** Wide enough for many in a row. */
const WIDTH = 3200;
/**
 * So high that all of them are on the screen, by the width of one; and no higher, as WebKit paints all
 * of it anew with each frame.
 */
const HEIGHTS = /** @type {const} */ ({ 240: 8600, 360: 10_200, 768: 19_800 });

/**
 * Where axe cannot tell: a box lies over what stands under it, and is meant to. Seen by eye, text
 * that shows is readable. (Of text in a picture and of signs
 * such as that of the menu axe cannot tell either; they are measured below.)
 */
const UNDECIDED = [
  'mtd-usage/exact: color-contrast',
  'mtd-usage/menu: color-contrast',
  'byte-usage/menu: color-contrast',
  // Rows that are scrolled out of sight.
  'byte-usage/table: color-contrast',
];

/** What WCAG 1.4.3 asks of text. */
const LEAST_CONTRAST = 4.5;

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

describe('axe, with the rules of WCAG 2.2 A and AA', () => {
  for (const theme of ['light', 'dark']) {
    for (const width of /** @type {const} */ ([240, 768])) {
      it(`has nothing against any widget in any state, ${theme}, ${width} px`, async () => {
        const { page, problems } = await open({ theme, width });
        await assertClean(page);
        assert.deepEqual(problems, []);
        await page.close();
      });
    }
  }

  it('has nothing against any widget in any state with forced colours', async (t) => {
    const wishes = { hasReducedMotion: true, hasForcedColors: true };
    const forcing = await startBrowser(wishes);
    t.after(() => forcing.close());
    const { page } = await open({ width: 360 }, forcing);
    const isForced = await page.evaluate(() => matchMedia('(forced-colors: active)').matches);
    // WebKit forces none.
    assert.equal(isForced, engine !== 'webkit');
    await assertClean(page);
  });

  for (const theme of ['light', 'dark']) {
    it(`has nothing against an open dialog, ${theme}`, async () => {
      const { page } = await open({ theme, width: 768, only: 'mtd-usage/overview' });
      const isOpen = await page.$eval('nano-mtd-usage', ({ shadowRoot }) =>
        shadowRoot?.querySelector('dialog')?.matches(':modal'),
      );
      assert.equal(isOpen, true);
      const { violations } = await audit(page);
      assert.deepEqual(violations, []);
      await page.close();
    });
  }

  for (const theme of ['light', 'dark']) {
    it(`cannot tell of text in pictures and of signs, which have their contrast, ${theme}`, async () => {
      const { page } = await open({ theme, width: 768, only: 'mtd-usage/details' });
      const contrasts = await page.evaluate(contrastsInPictures);
      assert.ok(contrasts.length > 10, `${contrasts.length} texts`);
      assert.deepEqual(
        contrasts.filter((contrast) => contrast < LEAST_CONTRAST),
        [],
      );
      await page.close();
    });
  }

  it('finds a fault when there is one', async () => {
    const { page } = await open({ width: 360, only: 'byte-usage/ready' });
    await page.addStyleTag({ content: 'nano-byte-usage { --nano-muted: #ccc; }' });
    const { violations } = await audit(page);
    assert.ok(violations.includes('byte-usage/ready: color-contrast'), violations.join());
    await page.close();
  });

  it('finds a fault of a picture too', async () => {
    const { page } = await open({ width: 360, only: 'byte-usage/ready' });
    await page.$eval('nano-byte-usage', ({ shadowRoot }) => {
      const picture = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      picture.setAttribute('role', 'img');
      shadowRoot?.querySelector('article')?.append(picture);
    });
    const { violations } = await audit(page);
    assert.deepEqual(violations, ['byte-usage/ready: svg-img-alt']);
    await page.close();
  });
});

/**
 * @param {{ width: keyof HEIGHTS } & Record<string, string | number>} settings
 * @param {import('puppeteer-core').Browser} [own]
 */
function open({ width, ...settings }, own = browser) {
  const viewport = { width: WIDTH, height: HEIGHTS[width] };
  return openGallery(own, site.url, { width: `${width}`, ...settings }, { viewport });
}

/** @param {import('puppeteer-core').Page} page */
async function assertClean(page) {
  const { violations, undecided, rules } = await audit(page);
  assert.deepEqual(violations, []);
  assert.deepEqual(
    undecided.filter((line) => !UNDECIDED.includes(line)),
    [],
  );
  for (const rule of ['color-contrast', 'target-size', 'aria-allowed-attr', 'label']) {
    assert.ok(rules.includes(rule), `${rule} has looked at something`);
  }
}

/**
 * What axe finds on a page, as lines of case and rule.
 *
 * @param {import('puppeteer-core').Page} page
 */
async function audit(page) {
  const [needed, height] = await page.evaluate(() => [
    document.body.getBoundingClientRect().height,
    innerHeight,
  ]);
  assert.ok(Number(needed) < Number(height), `${needed} px in ${height}`);
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe } = /** @type {any} */ (globalThis);
    const { violations, incomplete, passes } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      rules: { 'target-size': { enabled: true } },
      elementRef: true,
    });
    /** @typedef {{ target: any[], any: any[], element: Element }} Found */
    // Text in a picture, and signs; those that axe finds wrong all the same count.
    const isMeasuredBelow = (/** @type {Found} */ { target, any, element }) => {
      const key = any[0]?.data?.messageKey;
      if (key === 'imgNode' || (key === 'bgOverlap' && element instanceof SVGElement)) return true;
      return /\.more|aria-haspopup="menu"/.test(target.flat()[1] ?? '');
    };
    const linesOf = (
      /** @type {import('axe-core').Result[]} */ found,
      /** @type {(found: Found) => boolean} */ isLeft = () => true,
    ) =>
      found.flatMap(({ id, nodes }) =>
        /** @type {Found[]} */ (nodes).filter(isLeft).map(({ target }) => {
          const [place] = target.flat();
          const figure = place && document.querySelector(place)?.closest('figure');
          return `${figure ? figure.dataset['case'] : place}: ${id}`;
        }),
      );
    return {
      violations: linesOf(violations),
      undecided: linesOf(incomplete, (found) => !isMeasuredBelow(found)),
      rules: passes.map((/** @type {import('axe-core').Result} */ { id }) => id),
    };
  });
}

/** Runs in the page: the contrast of each text in an SVG, and of each sign, to what it is on. */
function contrastsInPictures() {
  const luminanceOf = (/** @type {string} */ color) => {
    // In shares of 1 where colours were mixed: color(srgb 0.1 0.2 0.3).
    const most = color.startsWith('color(') ? 1 : 255;
    const [r = 0, g = 0, b = 0] = (color.match(/[\d.]+/g) ?? []).map((channel) => {
      const part = Number(channel) / most;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  return [...document.querySelectorAll('figure > :last-child')].flatMap(({ shadowRoot }) =>
    [...(shadowRoot?.querySelectorAll('svg text, .more') ?? [])].map((text) => {
      const ground = text.closest('.card') ?? document.body;
      const { fill, color } = getComputedStyle(text);
      const [dark = 0, light = 0] = [
        luminanceOf(text instanceof SVGElement ? fill : color),
        luminanceOf(getComputedStyle(ground).backgroundColor),
      ].sort((a, b) => a - b);
      return (light + 0.05) / (dark + 0.05);
    }),
  );
}
