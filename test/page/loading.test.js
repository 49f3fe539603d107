/**
 * The scripts and the elements, in whatever order and way a page brings them together. Whatever is
 * on a page twice, the first counts, with one warning.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { allReady, openPage, startBrowser, startSite } from './harness.js';

const DATA = 'data-api-base="/simulator" data-token-url="/simulator/token"';
const ELEMENTS = `<nano-mtd-usage></nano-mtd-usage>
  <nano-concurrent-viewers></nano-concurrent-viewers>
  <nano-byte-usage range="1W"></nano-byte-usage>`;
const CLASSIC = `<script src="/dist/nano-metrics.iife.js" ${DATA}></script>`;
const MODULE = `<script type="module" src="/dist/nano-metrics.js" ${DATA}></script>`;
/** Another version, at another address. */
const OTHER = CLASSIC.replace('/dist/', '/other/');
const OTHER_MODULE = MODULE.replace('nano-metrics.js', 'nano-metrics.js?version=2');
const STRICT = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; " +
    "img-src data:; require-trusted-types-for 'script'; trusted-types nano-metrics",
};

/** @param {string} html */
const late = (html) => html.replace(' src', ' defer src');

/** @type {Record<string, [head: string, body: string]>} */
const ORDERS = {
  'a script in the head': [CLASSIC, ELEMENTS],
  'a script before the elements': ['', CLASSIC + ELEMENTS],
  'a script at the end': ['', ELEMENTS + CLASSIC],
  'a script with defer': [late(CLASSIC), ELEMENTS],
  'a script with async': [CLASSIC.replace(' src', ' async src'), ELEMENTS],
  'a module': [MODULE, ELEMENTS],
  'a module with async': [MODULE.replace(' src', ' async src'), ELEMENTS],
  'a module at the end': ['', ELEMENTS + MODULE],
  'a script that another script adds': ['', `${ELEMENTS}<script src="/adds.js"></script>`],
  'the same module twice': [MODULE + MODULE, ELEMENTS],
};

/** Each with one warning. @type {Record<string, [head: string, body: string]>} */
const TWICE = {
  'the same script twice': [CLASSIC + CLASSIC, ELEMENTS],
  'the same script with each element': ['', ELEMENTS.replaceAll('\n', CLASSIC)],
  'two versions of the script': [CLASSIC + OTHER, ELEMENTS],
  'two versions, deferred': [late(CLASSIC) + late(OTHER), ELEMENTS],
  'two versions of the module': [MODULE + OTHER_MODULE, ELEMENTS],
  'the script and the module': [CLASSIC + MODULE, ELEMENTS],
  'the module and the script': [MODULE, `${ELEMENTS}${late(CLASSIC)}`],
};

/** @param {string} head @param {string} body */
const htmlOf = (head, body) =>
  `<!doctype html><html lang="en"><head><title>A page</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;
/** @param {string} name */
const keyOf = (name) => name.replaceAll(/\W+/g, '-');

/** @type {Awaited<ReturnType<typeof startSite>>} */
let site;
/** Where the files lie on another origin, in a folder. @type {Awaited<ReturnType<typeof startSite>>} */
let cdn;
/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let browser;

before(async () => {
  const javascript = { 'content-type': 'text/javascript' };
  cdn = await startSite({});
  const elsewhere = (/** @type {string} */ tag) => tag.replace('/dist/', `${cdn.url}/dist/`);
  /** @type {Record<string, import('./harness.js').TestPage>} */
  const pages = {
    'cdn-classic': { html: htmlOf(elsewhere(late(CLASSIC)), ELEMENTS) },
    'cdn-module': { html: htmlOf(elsewhere(MODULE), ELEMENTS) },
    latin: {
      headers: { 'content-type': 'text/html; charset=iso-8859-1' },
      html: htmlOf(CLASSIC.replace('/dist/', '/unnamed/'), ELEMENTS),
    },
    // As servers do that name no encoding.
    '/unnamed/nano-metrics.iife.js': {
      headers: javascript,
      html: readFileSync(new URL('../../dist/nano-metrics.iife.js', import.meta.url), 'utf8'),
    },
    bare: { html: htmlOf('', '') },
    loaded: { html: htmlOf(CLASSIC, '') },
    frame: { html: htmlOf(CLASSIC, ELEMENTS) },
    '/adds.js': {
      headers: javascript,
      html: `const script = document.createElement('script');
        script.dataset.apiBase = '/simulator';
        script.dataset.tokenUrl = '/simulator/token';
        script.src = '/dist/nano-metrics.iife.js';
        document.head.append(script);`,
    },
    '/other/nano-metrics.iife.js': {
      headers: javascript,
      html: `/* 2 */ ${readFileSync(new URL('../../dist/nano-metrics.iife.js', import.meta.url), 'utf8')}`,
    },
  };
  for (const [name, [head, body]] of Object.entries({ ...ORDERS, ...TWICE })) {
    // A script that adds another one needs a policy of its own.
    const isStrict = !body.includes('/adds.js');
    pages[keyOf(name)] = { html: htmlOf(head, body), ...(isStrict && { headers: STRICT }) };
  }
  site = await startSite(pages);
  browser = await startBrowser();
});

after(async () => {
  await browser.close();
  await site.close();
  await cdn.close();
});

/** @param {string} name */
async function open(name) {
  const opened = await openPage(browser, 'about:blank');
  await opened.page.setViewport({ width: 1000, height: 3000 });
  await opened.page.evaluateOnNewDocument(() => {
    /** @type {string[]} */
    const violations = [];
    Reflect.set(globalThis, 'violations', violations);
    document.addEventListener('securitypolicyviolation', (event) =>
      violations.push(`${event.violatedDirective} ${event.sample}`),
    );
  });
  await opened.page.goto(`${site.url}/pages/${name}`);
  return opened;
}

describe('the widgets are there with', () => {
  for (const name of [...Object.keys(ORDERS), ...Object.keys(TWICE)]) {
    const isTwice = name in TWICE;
    it(`${name}${isTwice ? ', and one warning' : ''}`, async () => {
      const { page, problems } = await open(keyOf(name));
      await allReady(page);
      const warnings = problems.filter((problem) => problem.includes('nano-metrics: '));
      assert.deepEqual(problems, warnings);
      assert.deepEqual(await page.evaluate(() => Reflect.get(globalThis, 'violations')), []);
      if (!isTwice) assert.deepEqual(warnings, []);
      else if (name !== 'the same script with each element') assert.equal(warnings.length, 1);
      await page.close();
    });
  }

  it('a page in another character encoding', async () => {
    const { page, problems } = await open('latin');
    await allReady(page);
    const [encoding, text = ''] = await page.evaluate(() => {
      const elements = [...document.querySelectorAll('nano-mtd-usage, nano-byte-usage')];
      const texts = elements.map(({ shadowRoot }) => shadowRoot?.textContent ?? '');
      return [document.characterSet, texts.join(' ')];
    });
    assert.equal(encoding, 'windows-1252');
    assert.match(text, /Peak .* · Average/);
    assert.doesNotMatch(text, /[Ââ]/);
    assert.deepEqual(problems, []);
    await page.close();
  });

  it('a script in a folder of another origin', async () => {
    for (const name of ['cdn-classic', 'cdn-module']) {
      const { page, problems, requests } = await open(name);
      await allReady(page);
      assert.deepEqual(problems, []);
      const asked = requests.filter((url) => url.includes('/v2/'));
      assert.ok(asked.length >= 3 && asked.every((url) => url.startsWith(site.url)), 'of the page');
      await page.close();
    }
  });

  it('the first NanoMetrics, whatever comes after it', async () => {
    const { page } = await open('bare');
    const isTheFirst = await page.evaluate(async () => {
      const add = async (/** @type {string} */ src) => {
        const script = document.createElement('script');
        script.src = src;
        const loaded = new Promise((resolve) => script.addEventListener('load', resolve));
        document.head.append(script);
        await loaded;
        return Reflect.get(globalThis, 'NanoMetrics');
      };
      const first = await add('/dist/nano-metrics.iife.js');
      const second = await add('/other/nano-metrics.iife.js');
      return [first === second, customElements.get('nano-byte-usage') === first.NanoByteUsage];
    });
    assert.deepEqual(isTheFirst, [true, true]);
    await page.close();
  });
});

describe('an element works that', () => {
  /**
   * Runs in a page that has the script, or loads it by `load()`.
   *
   * @type {Record<string, (load: () => Promise<unknown>) => unknown>}
   */
  const WAYS = {
    'comes by innerHTML': async (load) => {
      await load();
      document.body.innerHTML = '<nano-byte-usage range="1W"></nano-byte-usage>';
    },
    'came by innerHTML before the script': async (load) => {
      document.body.innerHTML = '<nano-byte-usage range="1W"></nano-byte-usage>';
      await load();
    },
    'comes out of a template': async (load) => {
      const template = document.createElement('template');
      template.innerHTML = '<nano-byte-usage range="1W"></nano-byte-usage>';
      await load();
      document.body.append(template.content.cloneNode(true));
      document.body.append(document.importNode(template.content, true));
    },
    'was made before the script, with properties': async (load) => {
      const element = document.createElement('nano-byte-usage');
      Object.assign(element, { range: '1W', streams: [], refresh: 30, compare: false });
      document.body.append(element);
      await load();
      await customElements.whenDefined('nano-byte-usage');
      if (typeof element.refresh !== 'function') throw new Error('refresh() is gone');
    },
    'is put together by script': async (load) => {
      await load();
      const element = document.createElement('nano-byte-usage');
      element.setAttribute('range', '1W');
      document.body.append(element);
    },
    'is a clone of one that lives': async (load) => {
      document.body.innerHTML = '<nano-byte-usage range="1W"></nano-byte-usage>';
      await load();
      const element = document.querySelector('nano-byte-usage');
      await new Promise((resolve) => element?.addEventListener('nano-data', resolve));
      const clone = /** @type {HTMLElement} */ (element?.cloneNode(true));
      document.body.append(clone);
      await new Promise((resolve) => clone.addEventListener('nano-data', resolve));
    },
    'is moved while it loads and after': async (load) => {
      document.body.innerHTML = '<nano-byte-usage range="1W"></nano-byte-usage><div></div>';
      await load();
      const element = document.querySelector('nano-byte-usage');
      const place = document.querySelector('div');
      if (!element || !place) return;
      place.append(element);
      await new Promise((resolve) => element.addEventListener('nano-data', resolve));
      document.body.append(element);
      place.append(element);
    },
    'is in shadow roots, open and closed': async (load) => {
      await load();
      for (const mode of /** @type {const} */ (['open', 'closed'])) {
        const host = document.createElement('div');
        const root = host.attachShadow({ mode });
        root.innerHTML = '<nano-byte-usage range="1W"></nano-byte-usage>';
        document.body.append(host);
        const element = /** @type {any} */ (root.firstElementChild);
        await new Promise((resolve) => element.addEventListener('nano-data', resolve));
        await element.updateComplete;
        if (!element.shadowRoot.querySelector('canvas')) throw new Error(`nothing in ${mode}`);
      }
      document.body.innerHTML = '<nano-byte-usage range="1W"></nano-byte-usage>';
    },
    'is in a frame of its own script': async () => {
      const frame = document.createElement('iframe');
      frame.width = '900';
      frame.height = '2000';
      frame.src = '/pages/frame';
      document.body.append(frame);
      await new Promise((resolve) => frame.addEventListener('load', resolve));
      const ready = () => frame.contentDocument?.querySelectorAll('[status=ready]').length === 3;
      while (!ready()) await new Promise(requestAnimationFrame);
    },
    'has markup of a shadow root that somebody else rendered': async (load) => {
      document.body.setHTMLUnsafe(
        `<nano-byte-usage range="1W"><template shadowrootmode="open"><p>Old</p></template></nano-byte-usage>`,
      );
      await load();
      const text = () => document.querySelector('nano-byte-usage')?.shadowRoot?.textContent ?? '';
      while (!text().includes('usage')) await new Promise(requestAnimationFrame);
      if (text().includes('Old')) throw new Error('What was rendered before is still there');
    },
  };

  for (const [name, way] of Object.entries(WAYS)) {
    it(name, async () => {
      const { page, problems } = await open('bare');
      await page.evaluate(runWay, way.toString());
      if (!name.includes('frame')) {
        await allReady(page);
        const ranges = await page.$$eval('nano-byte-usage', (elements) =>
          elements.map((element) => /** @type {any} */ (element).range),
        );
        assert.ok(ranges.length > 0 && ranges.every((range) => range === '1W'), ranges.join());
      }
      assert.deepEqual(problems, []);
      await page.close();
    });
  }

  it('is moved into the document of a frame and back, with its styles', async () => {
    const { page, problems } = await open('loaded');
    const looks = await page.evaluate(async () => {
      const frame = document.createElement('iframe');
      frame.width = '900';
      frame.height = '900';
      document.body.innerHTML = '<nano-byte-usage range="1W"></nano-byte-usage>';
      document.body.append(frame);
      const element = /** @type {any} */ (document.querySelector('nano-byte-usage'));
      const look = async () => {
        await new Promise((resolve) => setTimeout(resolve));
        await element.updateComplete;
        const card = element.shadowRoot.querySelector('.card');
        const { display, borderRadius } = getComputedStyle(card);
        const { width } = element.shadowRoot.querySelector('canvas').getBoundingClientRect();
        return [display, borderRadius, element.shadowRoot.adoptedStyleSheets.length, width > 300];
      };
      await new Promise((resolve) => element.addEventListener('nano-data', resolve));
      const here = await look();
      frame.contentDocument?.body.append(element);
      await element.refresh();
      const there = await look();
      document.body.append(element);
      await element.refresh();
      return [here, there, await look()].map(String);
    });
    assert.equal(new Set(looks).size, 1, looks.join(' | '));
    assert.match(looks[0] ?? '', /^flex,16px,\d,true$/);
    assert.deepEqual(problems, []);
    await page.close();
  });
});

/**
 * Runs in the page.
 *
 * @param {string} way
 */
async function runWay(way) {
  const load = () => {
    const script = document.createElement('script');
    script.src = '/dist/nano-metrics.iife.js';
    script.dataset['apiBase'] = '/simulator';
    script.dataset['tokenUrl'] = '/simulator/token';
    const loaded = new Promise((resolve) => script.addEventListener('load', resolve));
    document.head.append(script);
    return loaded;
  };
  await (0, eval)(`(${way})`)(load);
}
