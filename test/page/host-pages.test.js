/**
 * Pages that do all that pages of customers do: strict policies, frames, libraries and styles of
 * their own. On each, the widgets must look as on a plain page, without a word in the console.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { build } from 'esbuild';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { stopClock } from './gallery.js';
import { allReady, openPage, startBrowser, startSite } from './harness.js';

/** Twenty past two on a Sunday afternoon in UTC. */
const NOW_MS = Date.UTC(2026, 10, 22, 14, 20, 30);

const FORMS = {
  classic: '<script src="/dist/nano-metrics.iife.js" defer',
  module: '<script type="module" src="/dist/nano-metrics.js"',
};
const DATA = 'data-api-base="/simulator" data-token-url="/simulator/token"';
const ELEMENTS = `<nano-mtd-usage details></nano-mtd-usage>
  <nano-concurrent-viewers></nano-concurrent-viewers>
  <nano-byte-usage range="1W" compare></nano-byte-usage>`;

/**
 * As a site sends it that allows nothing but itself.
 *
 * @param {string} policies
 * @param {string} [self] - how it names itself
 */
const strict = (policies, self = "'self'") => ({
  'content-security-policy': [
    "default-src 'none'",
    `script-src ${self}`,
    `style-src ${self}`,
    `connect-src ${self}`,
    `img-src ${self} data: blob:`,
    `frame-src ${self}`,
    "require-trusted-types-for 'script'",
    `trusted-types ${policies}`,
  ].join('; '),
});
const ISOLATED = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

/**
 * @typedef {object} Host
 * @property {string} [head] - what stands before the script of the widgets
 * @property {string} [body] - what stands after the widgets
 * @property {Record<string, string>} [headers]
 */

/** @type {Record<string, Host>} */
const HOSTS = {
  'with a strict policy and Trusted Types': { headers: strict('nano-metrics') },
  'that is isolated from other origins': { headers: { ...strict('nano-metrics'), ...ISOLATED } },
  'with Lit 2, Lit 3, uPlot and zod of its own': {
    // Two copies of Lit make two policies of one name.
    headers: strict("nano-metrics lit-html 'allow-duplicates'"),
    body: '<script src="/own-lit.js"></script>',
  },
  'whose libraries replace built-in functions': {
    headers: strict('nano-metrics'),
    head: '<script src="/test/page/hosts/old-libraries.js"></script>',
  },
  'that resets all with !important': {
    headers: strict('nano-metrics'),
    head: '<link rel="stylesheet" href="/test/page/hosts/resets.css">',
  },
  'with Bootstrap': {
    head: '<link rel="stylesheet" href="/node_modules/bootstrap/dist/css/bootstrap.min.css">',
  },
  "with Tailwind's preflight": {
    head: '<link rel="stylesheet" href="/node_modules/tailwindcss/preflight.css">',
  },
};

/** @param {string} script @param {Host} host */
const htmlOf = (script, { head = '', body = '' }) =>
  `<!doctype html><html lang="en"><head><title>A page</title><link rel="icon" href="data:,">
  ${head}<link rel="stylesheet" href="/test/page/hosts/frame.css">
  ${script} ${DATA}></script></head><body><div id="widgets">${ELEMENTS}</div>${body}</body></html>`;

/** @type {Awaited<ReturnType<typeof startSite>>} */
let site;
/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let browser;
/** @type {PNG[]} */
let plain;

before(async () => {
  /** @type {Record<string, import('./harness.js').TestPage>} */
  const pages = { plain: { html: htmlOf(FORMS.classic, {}) } };
  for (const [form, script] of Object.entries(FORMS)) {
    for (const [name, host] of Object.entries(HOSTS)) {
      pages[keyOf(form, name)] = {
        html: htmlOf(script, host),
        ...(host.headers && { headers: host.headers }),
      };
    }
    // A frame without an origin: whatever it asks for comes from elsewhere.
    const sandbox = '<iframe sandbox="allow-scripts" width="1530" height="1600" src=';
    pages[`frame-${form}`] = { html: `<!doctype html>${sandbox}"inner-${form}"></iframe>` };
  }
  pages['/own-lit.js'] = {
    html: await bundled('test/page/hosts/own-lit.js'),
    headers: { 'content-type': 'text/javascript' },
  };
  site = await startSite(pages, { simulator: { now: () => NOW_MS } });
  for (const [form, script] of Object.entries(FORMS)) {
    // Where a page has no origin, WebKit takes nothing for the page's own.
    const headers = strict('nano-metrics', site.url);
    pages[`inner-${form}`] = { html: htmlOf(script, {}), headers };
  }
  browser = await startBrowser({ hasReducedMotion: true });
  const { page, problems } = await open('plain');
  await allReady(page);
  plain = await pictures(page);
  assert.deepEqual(problems, []);
  await page.close();
});

after(async () => {
  await browser.close();
  await site.close();
});

describe('a page', () => {
  for (const form of Object.keys(FORMS)) {
    for (const name of Object.keys(HOSTS)) {
      it(`${name} shows the same pictures, by the ${form} script`, async () => {
        const { page, problems } = await open(keyOf(form, name));
        await allReady(page);
        const drawn = await pictures(page);
        for (const [index, picture] of drawn.entries()) {
          assert.equal(differingPixels(picture, plain[index]), 0, `widget ${index}`);
        }
        assert.deepEqual(problems, []);
        assert.deepEqual(await page.evaluate(() => Reflect.get(globalThis, 'violations')), []);
        await page.close();
      });
    }

    it(`in a frame without an origin shows all widgets, by the ${form} script`, async () => {
      const { page, problems } = await open(`frame-${form}`);
      const inner = await page.waitForFrame((frame) => frame.url().includes('inner'));
      await inner.waitForFunction(() => document.querySelectorAll('[status=ready]').length === 3);
      assert.deepEqual(problems, []);
      await page.close();
    });
  }

  it('keeps what it has of its own beside the widgets', async () => {
    const { page } = await open(keyOf('classic', 'with Lit 2, Lit 3, uPlot and zod of its own'));
    await allReady(page);
    const own = await page.evaluate(() => ({
      cards: ['host-card', 'host-card-2'].map((tag) =>
        document.querySelector(tag)?.shadowRoot?.textContent?.trim(),
      ),
      charts: document.querySelectorAll('.uplot').length,
      // The marks of the page's copies alone; ours leave none.
      lits: Reflect.get(globalThis, 'litElementVersions').length,
      reads: Reflect.get(globalThis, 'hostReads')({ a: 1 }),
    }));
    assert.deepEqual(own, { cards: ['Lit 3', 'Lit 2'], charts: 1, lits: 2, reads: 1 });
    await page.close();
  });
});

/** @param {string} form @param {string} name */
function keyOf(form, name) {
  return `${form}-${name.replaceAll(/\W+/g, '-')}`;
}

/** @param {string} name */
async function open(name) {
  const opened = await openPage(browser, 'about:blank');
  const { page } = opened;
  await page.setViewport({ width: 1530, height: 1600 });
  await page.evaluateOnNewDocument(stopClock, NOW_MS);
  await page.evaluateOnNewDocument(() => {
    /** @type {string[]} */
    const violations = [];
    Reflect.set(globalThis, 'violations', violations);
    document.addEventListener('securitypolicyviolation', (event) =>
      violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    );
  });
  await page.goto(`${site.url}/pages/${name}`);
  return opened;
}

/**
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<PNG[]>} of each widget
 */
async function pictures(page) {
  await page.evaluate(async () => {
    for (const element of document.querySelectorAll('#widgets > *')) {
      await /** @type {any} */ (element).updateComplete;
    }
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
  // The host may be laid out in any way, and what it shows is what counts.
  const shots = [];
  for (const card of await page.$$('#widgets > * >>> article')) {
    shots.push(PNG.sync.read(Buffer.from(await card.screenshot())));
  }
  assert.equal(shots.length, 3);
  return shots;
}

/** @param {PNG} picture @param {PNG | undefined} reference */
function differingPixels(picture, reference) {
  assert.ok(reference);
  const { width, height } = reference;
  assert.deepEqual([picture.width, picture.height], [width, height]);
  return pixelmatch(picture.data, reference.data, undefined, width, height, { threshold: 0.02 });
}

/** @param {string} entry @returns {Promise<string>} */
async function bundled(entry) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    alias: { 'lit-2': './node_modules/lit-2/index.js' },
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return outputFiles[0]?.text ?? '';
}
