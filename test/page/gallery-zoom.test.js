import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openGallery, startGallery } from './gallery.js';
import { startBrowser } from './harness.js';

/** What is left of 1280 × 1024 px when a page is zoomed to 400 %, as WCAG 1.4.10 has it. */
const ZOOMED = { width: 320, height: 256, deviceScaleFactor: 4 };

/** @type {Awaited<ReturnType<typeof startGallery>>} */
let site;
/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let browser;

before(async () => {
  site = await startGallery();
  browser = await startBrowser();
});

after(async () => {
  await browser.close();
  await site.close();
});

describe('the gallery zoomed to 400 %', () => {
  for (const lang of ['en', 'de']) {
    for (const dir of ['ltr', 'rtl']) {
      describe(`in ${lang}, ${dir}`, () => {
        /** @type {import('puppeteer-core').Page} */
        let page;

        before(async () => {
          const options = { viewport: ZOOMED, isAllOnScreen: true };
          ({ page } = await openGallery(browser, site.url, { lang, dir }, options));
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

/** Runs in the page: gives it `cutTexts()` and `unreachableControls()`. */
function installTools() {
  /** @type {(node: Node) => Node | null} */
  const parentOf = (node) =>
    /** @type {Element} */ (node).assignedSlot ??
    node.parentNode ??
    /** @type {ShadowRoot} */ (node).host ??
    null;

  /** @param {Node} node */
  function* ancestorsOf(node) {
    for (let parent = parentOf(node); parent; parent = parentOf(parent)) {
      if (parent instanceof Element) yield parent;
    }
  }

  /** @param {Element} element */
  const isShown = (element) =>
    element.checkVisibility({ visibilityProperty: true }) && !element.closest('.visually-hidden');

  const widgets = () =>
    [...document.querySelectorAll('figure')].map((figure) => ({
      name: figure.dataset['case'],
      root: /** @type {ShadowRoot} */ (figure.lastElementChild?.shadowRoot),
    }));

  /** What sticks out of the widget, is wider than its place, or outside of what cuts it off. */
  function cutTexts() {
    let seen = 0;
    const cut = widgets().flatMap(({ name, root }) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const hostRight = root.host.getBoundingClientRect().right;
      const cut = [...root.querySelectorAll('*')]
        .filter((element) => isShown(element) && !element.closest('[popover], .plot, table'))
        .filter((element) => element.getBoundingClientRect().right > hostRight + 1)
        .map((element) => `${name}: ${element.localName} (sticks out)`);
      while (walker.nextNode()) {
        const text = walker.currentNode;
        const { parentElement } = text;
        if (!text.textContent?.trim() || !parentElement || !isShown(parentElement)) continue;
        seen++;
        const isInTable = parentElement.closest('table') !== null;
        // The sign of sorting stands beside its head, and is no text that could be lost.
        const isTooWide = parentElement.scrollWidth > parentElement.clientWidth + 1 && !isInTable;
        if (isTooWide && parentElement.clientWidth) {
          cut.push(`${name}: ${text.textContent.trim()} (wider than its place)`);
          continue;
        }
        const range = document.createRange();
        range.selectNodeContents(text);
        const rects = [...range.getClientRects()];
        // What lies in the top layer is cut off by nothing but the page.
        const isOnTop = parentElement.closest('[popover], dialog') !== null;
        const boxes = isOnTop ? [document.documentElement] : [...ancestorsOf(text)];
        for (const box of boxes) {
          const { overflowX, overflowY } = getComputedStyle(box);
          // A table of data keeps its two dimensions, and is scrolled in its own place.
          if (isInTable && overflowX === 'auto') break;
          const isHost = box === root.host || box === document.documentElement;
          const { left, right, top, bottom } = box.getBoundingClientRect();
          const isCut = rects.some(
            (rect) =>
              ((isHost || overflowX !== 'visible') &&
                (rect.left < left - 1 || rect.right > right + 1)) ||
              (['hidden', 'clip'].includes(overflowY) &&
                (rect.top < top - 1 || rect.bottom > bottom + 1)),
          );
          if (isCut) cut.push(`${name}: ${text.textContent.trim()} (cut by ${box.localName})`);
          if (isCut || box === root.host) break;
        }
      }
      return cut;
    });
    return { seen, cut };
  }

  /** The controls that something else lies over wherever the page is scrolled to. */
  function unreachableControls() {
    let found = 0;
    const unreachable = widgets().flatMap(({ name, root }) =>
      [...root.querySelectorAll('button, input, select, a[href], [tabindex="0"]')].flatMap(
        (control) => {
          if (!isShown(control) || control.closest('[inert]')) return [];
          found++;
          control.scrollIntoView({ block: 'center', inline: 'nearest' });
          const { left, top, width, height } = control.getBoundingClientRect();
          const hit = root.elementFromPoint(left + width / 2, top + height / 2);
          const isHit = hit && (control.contains(hit) || hit.closest('label')?.contains(control));
          return isHit ? [] : [`${name}: ${control.outerHTML.slice(0, 80)}`];
        },
      ),
    );
    return { found, unreachable };
  }

  Object.assign(globalThis, { cutTexts, unreachableControls });
}
