import { build } from 'esbuild';
import { openPage, startSite } from './harness.js';

/** Twenty past two on a Sunday afternoon in UTC. */
export const NOW_MS = Date.UTC(2026, 10, 22, 14, 20, 30);

/** @typedef {{ id: string, kind: 'state' | 'words' | 'variant' | 'dialog' }} GalleryCase such as `byte-usage/ready` */

/** A site with the gallery page, which uses the file for script tags that the package ships. */
export async function startGallery() {
  const script = { html: await bundled(), headers: { 'content-type': 'text/javascript' } };
  return startSite({ '/demo/gallery.ts': script });
}

/**
 * All that the gallery can show.
 *
 * @param {import('puppeteer-core').Page} page - with the gallery
 * @returns {Promise<GalleryCase[]>}
 */
export async function casesOf(page) {
  return page.$$eval('select[name=only] [data-kind]', (options) =>
    options.map((option) => ({
      id: option.textContent ?? '',
      kind: /** @type {GalleryCase['kind']} */ (
        /** @type {HTMLElement} */ (option).dataset['kind']
      ),
    })),
  );
}

/**
 * @typedef {object} OpenOptions
 * @property {import('puppeteer-core').Viewport} [viewport]
 * @property {boolean} [isAllOnScreen] - whether also what is far off the screen shows its data
 */

/**
 * Opens the gallery with a clock that stands still, and waits until all is there.
 *
 * @param {import('puppeteer-core').Browser} browser - of somebody who wishes no motion
 * @param {string} url - of the site
 * @param {Record<string, string>} settings
 * @param {OpenOptions} [options]
 */
export async function openGallery(browser, url, settings, options = {}) {
  const opened = await openPage(browser, 'about:blank');
  const { page } = opened;
  await page.setViewport(options.viewport ?? { width: 1432, height: 2600 });
  await page.evaluateOnNewDocument(stopClock, NOW_MS);
  if (options.isAllOnScreen) await page.evaluateOnNewDocument(seeAll);
  await page.goto(`${url}/demo/gallery.html?${new URLSearchParams(settings)}`);
  await page.waitForSelector('html[data-settled]');
  return opened;
}

/**
 * Runs in the page.
 *
 * @param {number} nowMs
 */
export function stopClock(nowMs) {
  const RealDate = Date;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [nowMs] : args, newTarget),
  });
  RealDate.now = () => nowMs;
}

/** Runs in the page: what is far off the screen shows its data too. */
export function seeAll() {
  /** @implements {Partial<IntersectionObserver>} */
  class AllOnScreen {
    /** @param {IntersectionObserverCallback} tell */
    constructor(tell) {
      this.tell = tell;
    }

    /** @param {Element} target */
    observe(target) {
      const entries = /** @type {any} */ ([{ target, isIntersecting: true }]);
      this.tell(entries, /** @type {any} */ (this));
    }

    unobserve() {}

    disconnect() {}
  }
  globalThis.IntersectionObserver = /** @type {any} */ (AllOnScreen);
}

/** The script of the gallery, which imports the built file and not the sources. */
async function bundled() {
  const { outputFiles } = await build({
    entryPoints: ['demo/gallery.ts'],
    bundle: true,
    format: 'esm',
    write: false,
    plugins: [
      {
        name: 'built-file',
        setup({ onResolve }) {
          const path = '/dist/nano-metrics.js';
          onResolve({ filter: /\/src\/define\.js$/ }, () => ({ path, external: true }));
        },
      },
    ],
  });
  return outputFiles[0]?.text ?? '';
}
