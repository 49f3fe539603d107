/**
 * What a page has of its browser is the same after the widgets were used as before their script came:
 * no global, prototype or built-in object is another one, has more or less, or does something else.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { build } from 'esbuild';
import { allReady, openPage, startBrowser, startSite } from './harness.js';
import { installSnapshot } from './snapshot.js';

/** @typedef {import('puppeteer-core').Page} Page */

const DATA = 'data-api-base="/simulator" data-token-url="/simulator/token"';

/** Each with all that it may leave behind. @type {Record<string, { script: string, own: string[] }>} */
const FORMS = {
  classic: {
    script: `<script src="/dist/nano-metrics.iife.js" defer ${DATA}></script>`,
    own: ['NanoMetrics'],
  },
  module: {
    script: `<script type="module" src="/dist/nano-metrics.js" ${DATA}></script>`,
    own: [],
  },
  // Lit is a package of the page here, and keeps notes of its own.
  npm: {
    script: '<script type="module" src="/pages/npm.js"></script>',
    own: [
      'Symbol.metadata',
      'litElementVersions',
      'litHtmlVersions',
      'litPropertyMetadata',
      'reactiveElementVersions',
    ],
  },
};
const NPM = `import { configure } from 'nano-metrics';
  import 'nano-metrics/define';
  const ask = () => fetch('/simulator/token', { method: 'POST' });
  const getToken = async () => (await (await ask()).json()).token;
  configure({ apiBase: '/simulator', getToken });`;

const BYTES = 'nano-byte-usage';
const TAGS = ['nano-mtd-usage', 'nano-concurrent-viewers', BYTES];
const ELEMENTS =
  '<nano-mtd-usage details></nano-mtd-usage><nano-concurrent-viewers></nano-concurrent-viewers>' +
  `<${BYTES} range="1D" compare sync="one"></${BYTES}>`;

const KEYS = /** @type {const} */ (['ArrowLeft', 'Home', '+']);

/** What a page might do to what is built in, by the name under which it must be told. */
const CHANGES = {
  'Array.prototype.map': wrapped('Array.prototype', 'map'),
  fetch: wrapped('globalThis', 'fetch'),
  'Element.prototype.attachShadow': wrapped('Element.prototype', 'attachShadow'),
  '(prototype) (iterator of a list).next': wrapped('Object.getPrototypeOf([].values())', 'next'),
  'Object.prototype.x': 'Object.prototype.x = 1',
  'Navigator.prototype.userAgent': redefined('Navigator.prototype', 'userAgent', `get: () => 'x'`),
  'Document.prototype.title': redefined('Document.prototype', 'title', 'set() {}'),
  'Intl.NumberFormat.prototype.format': redefined(
    'Intl.NumberFormat.prototype',
    'format',
    'get: () => String',
  ),
  'JSON.stringify': redefined('JSON', 'stringify', 'writable: false'),
  'Math.hypot': 'delete Math.hypot',
  'Symbol.mine': `Symbol.mine = Symbol('mine')`,
  'String.prototype[Symbol(mine)]': `String.prototype[Symbol('mine')] = 1`,
  'setTimeout.mine': 'setTimeout.mine = 1',
  'navigator.language': `Object.defineProperty(navigator, 'language', { value: 'x' })`,
  'localStorage.mine': `localStorage.setItem('mine', '1')`,
  '(prototype) Promise': 'Object.setPrototypeOf(Promise, Object.create(Function.prototype))',
  '(extensible) Reflect': 'Object.preventExtensions(Reflect)',
  '(handler) onerror': 'globalThis.onerror = () => true',
  '(handler) document.onkeydown': 'document.onkeydown = () => undefined',
  mine: 'globalThis.mine = 1',
};

/** At once, as after such changes few drivers can still ask. */
const TELL = 'document.documentElement.dataset.changes = JSON.stringify(snapshot.changes())';

/** @type {Awaited<ReturnType<typeof startSite>>} */
let site;
/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let browser;
/** What the browser and its driver change by themselves. @type {string[]} */
let others;

/** @param {string} script @param {string} [body] */
const pageOf = (script, body = '') => ({
  html: `<!doctype html><html lang="en"><head><title>A page</title><link rel="icon" href="data:,">
    <script>(${String(installSnapshot)})()</script>${script}</head><body>${body}</body></html>`,
});

before(async () => {
  /** @type {Record<string, import('./harness.js').TestPage>} */
  const pages = {
    plain: pageOf(`<script>(${String(installCards)})()</script>`),
    changed: pageOf(`<script>${Object.values(CHANGES).map(block).join('')}${TELL}</script>`),
    'npm.js': { html: await bundled(NPM), headers: { 'content-type': 'text/javascript' } },
  };
  for (const [form, { script }] of Object.entries(FORMS)) pages[form] = pageOf(script, ELEMENTS);
  site = await startSite(pages);
  browser = await startBrowser();
  const page = await open('plain');
  await useCards(page);
  others = await changes(page);
  await page.close();
});

after(async () => {
  await browser.close();
  await site.close();
});

describe('what a page has of its browser', () => {
  it('is compared to the last function and flag', async () => {
    const page = await open('plain');
    /** @type {string[]} */
    const names = await page.evaluate(() => Reflect.get(globalThis, 'snapshot').names());
    assert.ok(names.length > 8000, `${names.length}`);
    assert.equal(new Set(names).size, names.length);
    for (const name of [
      ...['', 'fetch', 'Array.prototype.map', 'Object.prototype', 'Intl.NumberFormat.prototype'],
      ...['Element.prototype.attachShadow', '(get) Navigator.prototype.userAgent', 'Math', 'CSS'],
      ...['Reflect.ownKeys', 'JSON.parse', 'Window.prototype', 'EventTarget.prototype', 'document'],
      ...['navigator', 'location', 'history', 'customElements', 'CustomElementRegistry.prototype'],
    ]) {
      assert.ok(names.includes(name), name);
    }
    await page.close();
  });

  it('is changed by a browser and its driver in few places', () => {
    assert.ok(others.length <= 5, others.join('\n'));
  });

  for (const [form, { own }] of Object.entries(FORMS)) {
    it(`is as it was after all widgets were used, by the ${form} script`, async () => {
      const page = await open(form);
      await useWidgets(page);
      const known = [...others, ...own];
      assert.deepEqual(
        (await changes(page)).filter((name) => !known.includes(name)),
        [],
      );
      await page.close();
    });
  }

  it('is told by name where it was changed', async () => {
    const page = await open('changed');
    /** @type {string[]} */
    const found = JSON.parse(await page.$eval('html', (html) => html.dataset['changes'] ?? ''));
    assert.deepEqual(
      found.filter((name) => !others.includes(name)),
      Object.keys(CHANGES).sort(),
    );
    await page.close();
  });
});

/** @param {string} code */
function block(code) {
  return `{ ${code}; }`;
}

/**
 * Code that puts a function in the place of another that does the same.
 *
 * @param {string} object
 * @param {string} name
 */
function wrapped(object, name) {
  return `const of = ${object}, { ${name}: real } = of;
    of.${name} = function (...args) { return Reflect.apply(real, this, args); }`;
}

/**
 * Code that changes a part of a property.
 *
 * @param {string} object
 * @param {string} name
 * @param {string} part
 */
function redefined(object, name, part) {
  return `const of = ${object}, old = Reflect.getOwnPropertyDescriptor(of, '${name}');
    Object.defineProperty(of, '${name}', { ...old, ${part} })`;
}

/** @param {string} name @returns {Promise<Page>} with all of it on the screen */
async function open(name) {
  const { page } = await openPage(browser, 'about:blank');
  await page.setViewport({ width: 1200, height: 2600 });
  await page.goto(`${site.url}/pages/${name}`);
  return page;
}

/** @param {Page} page @returns {Promise<string[]>} */
function changes(page) {
  return page.evaluate(() => Reflect.get(globalThis, 'snapshot').changes());
}

/** Does with all widgets what a person and a page do. @param {Page} page */
async function useWidgets(page) {
  await allReady(page);
  // By pointer and keys.
  await page.waitForSelector(`${BYTES} >>> .tooltip`);
  await point(page, BYTES, '.plot');
  await page.waitForSelector(`${BYTES} >>> .tooltip:not([hidden])`);
  await page.evaluate((tag) => {
    const chart = document.querySelector(tag)?.shadowRoot?.querySelector('.chart');
    if (chart instanceof HTMLElement) chart.focus();
  }, BYTES);
  for (const key of KEYS) await page.keyboard.press(key);
  await page.waitForSelector(`${BYTES} >>> .reset`);
  await page.keyboard.press('Escape');
  for (const tag of TAGS) {
    await click(page, tag, '.more:not([inert])');
    await page.waitForSelector(`${tag} >>> [role=menu]`);
    const isMonth = tag === TAGS[0];
    if (isMonth) await click(page, tag, '.more');
    else await click(page, tag, '[role=menuitemcheckbox]');
    await page.waitForSelector(`${tag} >>> ${isMonth ? '.more[aria-expanded=false]' : 'tbody td'}`);
  }
  await click(page, 'nano-mtd-usage', '[aria-haspopup=dialog]');
  await page.waitForSelector('nano-mtd-usage >>> dialog[open]');
  await click(page, 'nano-mtd-usage', 'dialog button');
  await click(page, BYTES, 'input[value="1W"]');
  await page.waitForFunction(
    (tag) => /** @type {any} */ (document.querySelector(tag)).toCSV().split('\r\n').length > 150,
    {},
    BYTES,
  );
  // By the page.
  await page.evaluate(async (tag) => {
    const element = /** @type {any} */ (document.querySelector(tag));
    await element.toPNG();
    await element.refresh();
    document.documentElement.lang = 'de';
  }, BYTES);
  for (const tag of TAGS) await page.waitForSelector(`${tag} >>> article[lang=de]`);
  await page.evaluate((tag) => {
    document.querySelector(tag)?.setAttribute('api-base', 'javascript:0');
  }, BYTES);
  await page.waitForSelector(`${BYTES}[status=error]`);
  await page.evaluate(() => document.body.replaceChildren());
  await rest(page);
}

/** Does the like with elements that have nothing of the library. @param {Page} page */
async function useCards(page) {
  await page.waitForSelector('plain-card[status=ready]');
  await point(page, 'plain-card', 'canvas');
  await page.waitForSelector('plain-card >>> [popover]:not([hidden])');
  await page.evaluate(() => {
    const canvas = document.querySelector('plain-card')?.shadowRoot?.querySelector('canvas');
    canvas?.focus();
  });
  for (const key of [...KEYS, /** @type {const} */ ('Escape')]) await page.keyboard.press(key);
  await click(page, 'plain-card', 'button');
  await page.waitForSelector('plain-card >>> dialog[open]');
  await click(page, 'plain-card', 'dialog button');
  await page.evaluate(() => document.body.replaceChildren());
  await rest(page);
}

/** Runs in the page: an element that uses of the browser what a widget may. */
function installCards() {
  'use strict';
  class PlainCard extends HTMLElement {
    async connectedCallback() {
      const root = this.attachShadow({ mode: 'open' });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(':host { display: block } canvas { border: 1px solid }');
      root.adoptedStyleSheets = [sheet];
      const template = document.createElement('template');
      template.innerHTML =
        '<canvas tabindex="0"></canvas><p popover="manual" hidden></p><button>Open</button>' +
        '<dialog><button>Close</button></dialog><svg><text>1</text></svg>';
      root.append(document.importNode(template.content, true));
      const [canvas, tip, dialog] = ['canvas', 'p', 'dialog'].map((name) =>
        root.querySelector(name),
      );
      const [open, close] = root.querySelectorAll('button');
      for (const Observer of [ResizeObserver, MutationObserver, IntersectionObserver]) {
        const observer = new Observer(() => observer.disconnect());
        observer.observe(this, { attributes: true });
      }
      const pen = /** @type {HTMLCanvasElement} */ (canvas).getContext('2d');
      pen?.fillText(getComputedStyle(this).color, 0, pen.measureText('1').width);
      canvas?.addEventListener('pointermove', () => {
        tip?.toggleAttribute('hidden', false);
        /** @type {HTMLElement} */ (tip).showPopover();
      });
      open?.addEventListener('click', () => /** @type {HTMLDialogElement} */ (dialog).showModal());
      close?.addEventListener('click', () => /** @type {HTMLDialogElement} */ (dialog).close());
      await new Promise((resolve) => {
        /** @type {HTMLCanvasElement} */ (canvas).toBlob(resolve);
      });
      const answer = await fetch('/simulator/token', {
        method: 'POST',
        signal: AbortSignal.timeout(5000),
      });
      const { token } = await answer.json();
      const zone = new Intl.DateTimeFormat('de', { timeZone: 'Asia/Kathmandu', timeStyle: 'full' });
      const texts = [
        /^(\w+)\.(.+)/.exec(token)?.[1],
        zone.formatRange(0, Date.now()),
        new Intl.NumberFormat('fr', { style: 'unit', unit: 'gigabyte' }).format(1e3),
        new Intl.PluralRules('de').select(2),
        new Intl.Locale('ar-EG').baseName,
      ];
      /** @type {Element} */ (tip).textContent = texts.join().replace(/(\d)/g, '<$1>');
      setTimeout(() => this.setAttribute('status', 'ready'));
    }
  }
  customElements.define('plain-card', PlainCard);
  addEventListener('DOMContentLoaded', () => document.body.append(new PlainCard()));
}

/** Moves the pointer over a part of an element. @param {Page} page @param {string} tag @param {string} part */
async function point(page, tag, part) {
  const { x, y } = await page.evaluate(
    (tag, part) => {
      const box = document.querySelector(tag)?.shadowRoot?.querySelector(part);
      const { left, top, width, height } = /** @type {Element} */ (box).getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    },
    tag,
    part,
  );
  await page.mouse.move(x - 5, y);
  await page.mouse.move(x, y);
}

/** @param {Page} page @param {string} tag @param {string} part - waited for */
async function click(page, tag, part) {
  await page.waitForFunction(
    (tag, part) => {
      const found = document.querySelector(tag)?.shadowRoot?.querySelector(part);
      if (found instanceof HTMLElement) found.click();
      return found instanceof HTMLElement;
    },
    {},
    tag,
    part,
  );
}

/** Lets end what was begun. @param {Page} page */
async function rest(page) {
  await page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}

/** @param {string} code - of a module @returns {Promise<string>} with the packages it imports */
async function bundled(code) {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: '.' },
    bundle: true,
    write: false,
    format: 'esm',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return outputFiles[0]?.text ?? '';
}
