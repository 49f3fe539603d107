import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { engine } from '../support/engines.js';
import { allReady, openPage, startBrowser, startSite } from './harness.js';

const ELEMENTS = `<nano-mtd-usage></nano-mtd-usage>
  <nano-concurrent-viewers></nano-concurrent-viewers>
  <nano-byte-usage range="1W"></nano-byte-usage>`;
const DATA = 'data-api-base="/simulator" data-token-url="/simulator/token"';
const NPM_MODULES = JSON.stringify({
  imports: {
    lit: '/node_modules/lit/index.js',
    'lit-html': '/node_modules/lit-html/lit-html.js',
    'lit-html/is-server.js': '/node_modules/lit-html/is-server.js',
    'lit-element/lit-element.js': '/node_modules/lit-element/lit-element.js',
    '@lit/reactive-element': '/node_modules/@lit/reactive-element/reactive-element.js',
  },
});

/** What a site under a strict policy sends. */
const STRICT = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data: blob:",
    "require-trusted-types-for 'script'",
    'trusted-types nano-metrics',
  ].join('; '),
};

/** @param {string} head @param {string} [body] */
const htmlOf = (head, body = ELEMENTS) =>
  `<!doctype html><html lang="en"><head><title>A page</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;

const MODULE_TAG = `<script type="module" src="/dist/nano-metrics.js" ${DATA}></script>`;
const CLASSIC_TAG = `<script src="/dist/nano-metrics.iife.js" defer ${DATA}></script>`;

/** @type {Record<string, import('./harness.js').TestPage>} */
const PAGES = {
  module: { html: htmlOf(MODULE_TAG) },
  'module-with-query': { html: htmlOf(MODULE_TAG.replace('.js"', '.js?ver=1.2"')) },
  'module-strict': { html: htmlOf(MODULE_TAG), headers: STRICT },
  classic: { html: htmlOf(CLASSIC_TAG) },
  'classic-at-the-end': { html: htmlOf('', ELEMENTS + CLASSIC_TAG.replace(' defer', '')) },
  'classic-strict': { html: htmlOf(CLASSIC_TAG), headers: STRICT },
  'npm-modules': {
    html: htmlOf(
      `<script type="importmap">${NPM_MODULES}</script>
       <script type="module">
         import { configure } from '/dist/index.js';
         configure({
           apiBase: '/simulator',
           getToken: async () =>
             (await (await fetch('/simulator/token', { method: 'POST' })).json()).token,
         });
         await import('/dist/define.js');
       </script>`,
    ),
  },
};

/** @type {Awaited<ReturnType<typeof startSite>>} */
let site;
/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let browser;

before(async () => {
  site = await startSite({
    ...PAGES,
    'month-alone': { html: htmlOf(MODULE_TAG, '<nano-mtd-usage></nano-mtd-usage>') },
    'month-with-details': {
      html: htmlOf(MODULE_TAG, '<nano-mtd-usage details></nano-mtd-usage>'),
      headers: STRICT,
    },
    'month-in-german': {
      html: htmlOf(CLASSIC_TAG, '<nano-mtd-usage lang="de"></nano-mtd-usage>'),
    },
    'no-base': { html: htmlOf(CLASSIC_TAG.replace('/simulator"', '/nowhere"')) },
  });
  browser = await startBrowser();
});

after(async () => {
  await browser.close();
  await site.close();
});

describe('the built files', () => {
  for (const name of Object.keys(PAGES)) {
    it(`show all widgets in a page of the kind "${name}" without a word in the console`, async () => {
      const { page, problems, requests } = await openPage(browser, `${site.url}/pages/${name}`);
      await allReady(page);
      assert.deepEqual(problems, []);
      const scripts = requests.filter((url) => /dist\/nano-metrics(\.iife)?\.js/.test(url));
      assert.equal(scripts.length, name === 'npm-modules' ? 0 : 1, 'the entry is loaded once');
      await page.close();
    });
  }

  it('load no chart code for month to date alone', async () => {
    const { page, problems, requests } = await openPage(browser, `${site.url}/pages/month-alone`);
    await allReady(page);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      requests.filter((url) => /chart|details/.test(url)),
      [],
    );
    await page.close();
  });

  it('show the details of a month under a strict policy, without the chart', async () => {
    const { page, problems, requests } = await openPage(
      browser,
      `${site.url}/pages/month-with-details`,
    );
    await allReady(page);
    const texts = await page.$eval('nano-mtd-usage', async (element) => {
      await /** @type {any} */ (element).updateComplete;
      const root = element.shadowRoot;
      root?.querySelector('button[aria-haspopup="dialog"]')?.dispatchEvent(new MouseEvent('click'));
      const isOpen = root?.querySelector('dialog')?.open;
      return { isOpen, bars: root?.querySelectorAll('.pairs rect').length };
    });
    assert.deepEqual(texts, { isOpen: true, bars: 6 });
    assert.deepEqual(problems, []);
    assert.deepEqual(
      requests.filter((url) => url.includes('chart-view')),
      [],
    );
    await page.close();
  });

  it('keep the cards of a month where the file of its details is missing, and say so', async () => {
    const page = await browser.newPage();
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      const isMissing = request.url().includes('month-details');
      void (isMissing ? request.respond({ status: 404 }) : request.continue());
    });
    await page.goto(`${site.url}/pages/month-with-details`);
    await allReady(page);
    const text = await page.$eval('nano-mtd-usage', async (element) => {
      await /** @type {any} */ (element).updateComplete;
      return element.shadowRoot?.querySelector('.details')?.textContent;
    });
    assert.match(text ?? '', /Part of this widget is missing/);
    await page.close();
  });

  it('ask three questions for three widgets, with one token', async () => {
    site.simulator.requests.clear();
    const { page } = await openPage(browser, `${site.url}/pages/classic`);
    await allReady(page);
    const asked = site.simulator.requests.list();
    assert.equal(asked.filter(({ path }) => path.startsWith('/v2/')).length, 3);
    assert.equal(asked.filter(({ path }) => path === '/token').length, 1);
    assert.ok(
      asked.filter(({ path }) => path.startsWith('/v2/')).every(({ hasToken }) => hasToken),
    );
    await page.close();
  });

  it('refuse an answer of wrong types, and keep what they show', async () => {
    const { page } = await openPage(browser, `${site.url}/pages/classic`);
    await allReady(page);
    site.simulator.faults.set([{ route: 'viewers', kind: 'wrong-types', times: 1 }]);
    const error = await page.$eval('nano-concurrent-viewers', async (element) => {
      const told = new Promise((resolve) =>
        element.addEventListener('nano-error', (event) =>
          resolve(/** @type {CustomEvent} */ (event).detail),
        ),
      );
      await /** @type {any} */ (element).refresh();
      return { ...(await told), stale: element.hasAttribute('stale') };
    });
    assert.equal(error.kind, 'schema');
    assert.equal(error.stale, true);
    await page.close();
  });

  it('speak German in the classic script too', async () => {
    const { page } = await openPage(browser, `${site.url}/pages/month-in-german`);
    await allReady(page);
    const text = await page.$eval('nano-mtd-usage', (element) => element.shadowRoot?.textContent);
    assert.match(text ?? '', /Gesamtvolumen/);
    await page.close();
  });

  it('say which address failed where nothing is there', async () => {
    const { page } = await openPage(browser, `${site.url}/pages/no-base`);
    await page.waitForSelector('nano-byte-usage[status=error]');
    const text = await page.$eval('nano-byte-usage', (element) => element.shadowRoot?.textContent);
    assert.match(text ?? '', /127\.0\.0\.1:\d+\/nowhere/);
    assert.match(text ?? '', /api-base/);
    await page.close();
  });

  it('set NanoMetrics to the named exports in the classic script, and add no other global', async () => {
    const { page } = await openPage(browser, `${site.url}/pages/classic`);
    const names = await page.evaluate(() => Object.keys(Reflect.get(globalThis, 'NanoMetrics')));
    for (const name of ['configure', 'createClient', 'signIn', 'signOut', 'NanoMtdUsage']) {
      assert.ok(names.includes(name), name);
    }
    const globals = await page.evaluate(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const fresh = new Set(Object.getOwnPropertyNames(frame.contentWindow));
      return Object.getOwnPropertyNames(globalThis).filter((name) => !fresh.has(name));
    });
    const known = /^(NanoMetrics|\d+|.*puppeteer.*)$/;
    assert.deepEqual(
      globals.filter((name) => !known.test(name)),
      [],
    );
    await page.close();
  });

  /** Values of a week by the hour, as made in the page. */
  const SHAPES = ['waves', 'lone point', 'zeros', 'spike', 'few viewers'];

  it('draw anew for a screen with other pixels', async () => {
    const { page, problems } = await openPage(browser, `${site.url}/pages/classic`);
    await allReady(page);
    // WebKit has the pixels of its screen, and draws for these.
    for (const deviceScaleFactor of engine === 'webkit' ? [1] : [2, 1.5]) {
      await page.setViewport({ width: 800, height: 600, deviceScaleFactor });
      // Without a window, Chromium looks at media queries when it has to show something.
      await page.screenshot();
      await page.waitForFunction(
        (ratio) => {
          const canvas = document
            .querySelector('nano-byte-usage')
            ?.shadowRoot?.querySelector('canvas');
          return canvas?.width === Math.round(canvas ? canvas.clientWidth * ratio : NaN);
        },
        { timeout: 5000 },
        deviceScaleFactor,
      );
    }
    assert.deepEqual(problems, []);
    await page.close();
  });

  it('draw the same pictures as the modules', async () => {
    /** @type {string[][]} */
    const pictures = [];
    for (const name of ['classic', 'npm-modules']) {
      const { page, problems } = await openPage(browser, `${site.url}/pages/${name}`);
      await allReady(page);
      pictures.push(await page.evaluate(drawShapes, SHAPES));
      assert.deepEqual(problems, []);
      await page.close();
    }
    const [classic = [], modules = []] = pictures;
    assert.equal(new Set(classic).size, 2 * SHAPES.length, 'each picture is another one');
    for (const [index, picture] of modules.entries()) {
      // Compared by hand, as the words of a failed assertion would be 40 kB of picture.
      assert.ok(picture === classic[index], `picture ${index} differs`);
    }
  });

  it('hold no header name of a permanent key', () => {
    const dist = new URL('../../dist/', import.meta.url);
    const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.js') && !file.startsWith('proxy'),
    );
    assert.ok(files.length > 10);
    for (const file of files) {
      assert.doesNotMatch(readFileSync(new URL(file, dist), 'utf8'), /bintu/i, file);
    }
  });
});

/**
 * Runs in the page: draws each shape in both charts.
 *
 * @param {string[]} shapes
 * @returns {Promise<string[]>} the canvases as data URLs
 */
async function drawShapes(shapes) {
  const span = { from: '2026-03-01T00:00Z', to: '2026-03-08T00:00Z', timezone: 'Asia/Kolkata' };
  /** @param {string} shape @param {number} i */
  const valueOf = (shape, i) => {
    if (shape === 'waves') return i % 40 > 34 ? null : 1e9 * (2 + Math.sin(i / 9));
    if (shape === 'lone point') return 42;
    if (shape === 'zeros') return 0;
    if (shape === 'spike') return i === 70 ? 123_456_789_012_345 : 1e6 * i;
    return i % 3;
  };
  const pictures = [];
  for (const tag of ['nano-byte-usage', 'nano-concurrent-viewers']) {
    for (const shape of shapes) {
      const element = document.querySelector(tag);
      if (!element) throw new Error(`no ${tag}`);
      const source = async (/** @type {{ fromMs: number }} */ { fromMs }) => {
        const values = Array.from({ length: shape === 'lone point' ? 1 : 168 }, (_, i) =>
          valueOf(shape, i),
        );
        return {
          xSeconds: values.map((_, i) => fromMs / 1000 + i * 3600),
          lines: { playout: values, ingest: values.map((v) => v && v / 3), viewers: values },
        };
      };
      const drawn = new Promise((resolve) =>
        element.addEventListener('nano-data', resolve, { once: true }),
      );
      Object.assign(element, { source, ...span });
      await drawn;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      pictures.push(element.shadowRoot?.querySelector('canvas')?.toDataURL() ?? '');
    }
  }
  return pictures;
}
