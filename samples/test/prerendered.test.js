import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { allReady, openPage, startBrowser } from '../../test/page/harness.js';
import { chosenOf } from './chosen.js';
import { HeldClock } from './held-clock.js';
import { startSampleSite } from './sample-site.js';

/**
 * The samples, where they are built, and the Trusted Types policies that their frameworks make.
 * Next.js loads its own scripts without one, so its pages cannot require Trusted Types at all.
 *
 * @type {Record<'next' | 'nuxt', { files: string, policies?: string[] }>}
 */
const SAMPLES = {
  next: { files: 'next/out/' },
  nuxt: { files: 'nuxt/.output/public/', policies: ['vue'] },
};

const SAMPLES_FOLDER = new URL('../', import.meta.url);
const TAGS = ['nano-mtd-usage', 'nano-concurrent-viewers', 'nano-byte-usage'];
const OWN_DATA_TAGS = ['nano-concurrent-viewers', 'nano-byte-usage'];
const MINUTE = 60_000;

/** In the middle of an hour and of a month, so that no run meets the end of one. */
const START_MS = Date.parse('2026-03-18T10:20Z');

/**
 * The screen holds all of the page, so that all that moves counts. On it, this is a shift of all by
 * 4 px; on a usual one it would be 0.005.
 */
const HEIGHT = 4000;
const NO_SHIFT = 0.001;

/** What the overview asks for: all once, and the period before. */
const OVERVIEW = [
  'token',
  'v2/h5live/viewers/concurrent/timeseries',
  'v2/usage/bytes/timeseries',
  'v2/usage/bytes/timeseries',
  'v2/usage/hourly/bytes/timeseries',
];

const ROUTES = /** @type {const} */ (['bytes', 'hourlyBytes', 'viewers']);

/**
 * @typedef {ReturnType<typeof import('../../demo/simulator/index.js').createSimulator>} Simulator
 * @type {Record<string, Parameters<Simulator['faults']['set']>[0]>}
 */
const STATES = {
  ready: [],
  empty: ROUTES.map((route) => ({ route, kind: 'empty' })),
  error: ROUTES.map((route) => ({ route, kind: 'broken-json' })),
  unauthorized: [{ route: 'token', kind: 'status', status: 403 }],
};

for (const name of chosenOf(/** @type {(keyof typeof SAMPLES)[]} */ (Object.keys(SAMPLES)))) {
  const { files, policies } = SAMPLES[name];
  const folder = new URL(files, SAMPLES_FOLDER);

  describe(`the sample of ${name}`, () => {
    const clock = new HeldClock(START_MS);
    /** @type {Awaited<ReturnType<typeof startBrowser>>} */
    let browser;
    /** @type {Awaited<ReturnType<typeof startSampleSite>>} */
    let site;
    before(async () => {
      browser = await startBrowser();
      site = await startSampleSite({ folder, ...(policies && { policies }), now: clock.nowMs });
    });
    after(async () => {
      await browser.close();
      await site.close();
    });

    /** @param {string} path @param {{ width?: number }} [size] */
    const open = async (path, { width = 1200 } = {}) => {
      site.simulator.faults.clear();
      const opened = await openPage(browser, 'about:blank');
      opened.page.setDefaultTimeout(10_000);
      await opened.page.setViewport({ width, height: HEIGHT });
      await clock.install(opened.page);
      await opened.page.evaluateOnNewDocument(watchPage);
      return {
        ...opened,
        /** @param {import('puppeteer-core').PuppeteerLifeCycleEvent[]} [waitUntil] */
        goto: (waitUntil = ['load']) => opened.page.goto(`${site.url}${path}`, { waitUntil }),
        asked: askedOf(opened.requests),
      };
    };

    it('has the elements in its HTML, with attributes and content', async () => {
      const html = readFileSync(new URL('index.html', folder), 'utf8');
      assert.match(html, /<nano-byte-usage [^>]*\bcompare(=""|>| )/);
      assert.doesNotMatch(html, /\sstyle=|<style/);
      const { page, goto, problems } = await open('/');
      await page.setJavaScriptEnabled(false);
      await goto();
      const elements = await page.$$eval('main .widgets > *', (all) =>
        all.map((element) => ({
          tag: element.localName,
          attributes: Object.fromEntries(
            [...element.attributes].map((attribute) => [attribute.name, attribute.value]),
          ),
          slots: [...element.children].map((child) => child.getAttribute('slot')),
        })),
      );
      assert.deepEqual(elements, [
        { tag: 'nano-mtd-usage', attributes: { details: '' }, slots: [null] },
        {
          tag: 'nano-concurrent-viewers',
          attributes: { streams: 'harbor-webcam,newsroom' },
          slots: ['title', 'unauthorized'],
        },
        {
          tag: 'nano-byte-usage',
          attributes: { range: '1W', timezone: 'Europe/Berlin', lang: 'de', compare: '' },
          slots: [],
        },
      ]);
      // Without JavaScript a browser breaks off what it has begun to load of scripts.
      assert.deepEqual(
        problems.filter((problem) => !problem.endsWith('.js')),
        [],
      );
      await page.close();
    });

    it('shows what the author put there for readers without JavaScript', async () => {
      const { page, goto } = await open('/');
      await page.setJavaScriptEnabled(false);
      await goto();
      const seen = await page.$$eval('main .widgets > * > *', (all) =>
        all.filter((element) => element.checkVisibility()).map(({ textContent }) => textContent),
      );
      assert.equal(seen.length, 1, seen.join());
      assert.match(seen[0] ?? '', /needs JavaScript/);
      await page.close();
    });

    for (const width of [360, 1200]) {
      for (const [state, faults] of Object.entries(STATES)) {
        it(`does not move at ${width} px when the elements come to be ${state}`, async () => {
          const { page, goto } = await open('/', { width });
          site.simulator.faults.set(faults);
          const release = await holdScripts(page);
          await goto([]);
          // The page is seen as it came, before any script of it has run.
          await page.waitForFunction(() => /** @type {any} */ (globalThis).watchedPage.isPainted());
          const before = await heightsOf(page);
          release();
          await page.waitForFunction(
            (status) =>
              [...document.querySelectorAll('main .widgets > *')].every(
                (element) => element.getAttribute('status') === status,
              ),
            {},
            state,
          );
          if (state === 'ready') await allReady(page);
          const after = await heightsOf(page);
          assert.equal(before.length, 3);
          for (const [i, height] of after.entries()) {
            const grown = height - (before[i] ?? 0);
            assert.ok(Math.abs(grown) < 1, `${TAGS[i]} grew by ${grown} px`);
          }
          const shift = await page.evaluate(() =>
            /** @type {any} */ (globalThis).watchedPage.shift(),
          );
          assert.ok(shift < NO_SHIFT, `a layout shift of ${shift}`);
          await page.close();
        });
      }
    }

    it('comes alive under a strict policy, without a word in the console', async () => {
      const { page, goto, problems, asked } = await open('/');
      await goto();
      await allReady(page);
      await page.waitForNetworkIdle({ idleTime: 250 });
      assert.deepEqual(asked(), OVERVIEW);
      assert.deepEqual(
        await definitions(page),
        TAGS.map(() => 'after'),
      );
      assert.equal(
        await page.$eval('nano-byte-usage', (element) => /** @type {any} */ (element).compare),
        true,
      );
      assert.deepEqual(problems.filter(isOurs), []);
      await page.close();
    });

    it('hands over objects and hears events, of elements that come after', async () => {
      const { page, goto, problems, asked } = await open('/own-data');
      await goto();
      await checkOwnData(page);
      await page.waitForNetworkIdle({ idleTime: 250 });
      // One token for the partner's client; nothing for the chart that has its own source.
      assert.deepEqual(asked(), ['token', 'v2/usage/bytes/timeseries']);
      assert.deepEqual(
        await definitions(page),
        TAGS.map(() => 'after'),
      );
      assert.deepEqual(problems.filter(isOurs), []);

      site.simulator.faults.set([{ route: 'bytes', kind: 'broken-json' }]);
      await page.$eval('nano-byte-usage', (element) => /** @type {any} */ (element).refresh());
      await page.waitForFunction(
        () => document.querySelector('#problem')?.textContent === 'schema',
      );
      await page.close();
    });

    it('does so as well with elements that come before the framework', async () => {
      const { page, goto, problems } = await open('/early');
      await goto();
      await checkOwnData(page);
      await allReady(page);
      assert.deepEqual(
        await definitions(page),
        TAGS.map(() => 'before'),
      );
      assert.deepEqual(problems.filter(isOurs), []);
      await page.close();
    });

    it('goes to another page and back without asking for anything twice', async () => {
      const { page, goto, problems, asked } = await open('/');
      await goto();
      await allReady(page);
      await page.waitForNetworkIdle({ idleTime: 250 });
      assert.deepEqual(asked(), OVERVIEW);
      const kept = await page.$$('main .widgets > *');

      await page.click('a[href="/own-data"]');
      await page.waitForSelector('#updates');
      await checkOwnData(page);
      await page.waitForNetworkIdle({ idleTime: 250 });
      assert.deepEqual(asked(), ['token', 'v2/usage/bytes/timeseries']);

      // What has left the page asks for nothing any more; one chart here is due by now.
      await clock.advance(page, 6 * MINUTE);
      await page.waitForNetworkIdle({ idleTime: 250 });
      assert.deepEqual(asked(), ['v2/usage/bytes/timeseries']);
      for (const element of kept) {
        assert.equal(await element.evaluate(({ isConnected }) => isConnected), false);
      }

      await page.click('a[href="/"]');
      await page.waitForSelector('nano-mtd-usage');
      await allReady(page);
      await page.waitForNetworkIdle({ idleTime: 250 });
      // With the token that it has: only what has become old, of which both periods share a tail.
      assert.deepEqual(
        asked().filter((request) => request === 'token'),
        [],
      );
      await page.click('a[href="/own-data"]');
      await page.waitForSelector('#updates');
      await checkOwnData(page);
      await page.click('a[href="/"]');
      await page.waitForSelector('nano-mtd-usage');
      await allReady(page);
      await page.waitForNetworkIdle({ idleTime: 250 });
      assert.deepEqual(asked(), []);
      assert.deepEqual(problems.filter(isOurs), []);
      await page.close();
    });
  });
}

/**
 * Waits for what the page "own data" shows once all of it works.
 *
 * @param {import('puppeteer-core').Page} page
 */
async function checkOwnData(page) {
  await page.waitForFunction(() => document.querySelector('#updates')?.textContent === '1');
  await page.waitForFunction(
    (tags) =>
      tags.every((tag) =>
        [...document.querySelectorAll(tag)].every((element) => element.matches('[status=ready]')),
      ),
    {},
    OWN_DATA_TAGS,
  );
  const csv = await page.$eval('p ~ nano-concurrent-viewers', async (element) => {
    await /** @type {any} */ (element).updateComplete;
    return /** @type {any} */ (element).toCSV();
  });
  assert.match(csv, /2026-01-01T01:00[^,]*,34\r\n/);
  assert.equal(await page.$eval('#problem', ({ textContent }) => textContent), 'none');
}

/**
 * Whether something that a browser told of is not of Next.js alone, which asks for the heads of the
 * pages behind its links and does not wait for the answers.
 *
 * @param {string} problem
 */
function isOurs(problem) {
  return !/^request: [^?]*\/(own-data|late)?$/.test(problem);
}

/** @param {import('puppeteer-core').Page} page @returns {Promise<number[]>} in px */
function heightsOf(page) {
  return page.$$eval('main .widgets > *', (elements) =>
    elements.map((element) => element.getBoundingClientRect().height),
  );
}

/** @param {import('puppeteer-core').Page} page @returns {Promise<string[]>} for each tag */
function definitions(page) {
  return page.evaluate(() => /** @type {any} */ (globalThis).watchedPage.definitions);
}

/**
 * Keeps all scripts of a page waiting.
 *
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<() => void>} lets them go on
 */
async function holdScripts(page) {
  /** @type {import('puppeteer-core').HTTPRequest[]} */
  const held = [];
  let isHolding = true;
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (isHolding && request.resourceType() === 'script') held.push(request);
    else void request.continue();
  });
  return () => {
    isHolding = false;
    for (const request of held) void request.continue();
  };
}

/**
 * What the API was asked since the last call, sorted.
 *
 * @param {string[]} requests
 */
function askedOf(requests) {
  let seen = 0;
  return () => {
    const news = requests
      .slice(seen)
      .map((url) => new URL(url).pathname)
      .filter((path) => path.startsWith('/simulator/'))
      .map((path) => path.replace('/simulator/', ''));
    seen = requests.length;
    return news.sort();
  };
}

/** Runs in the page, before all else. */
function watchPage() {
  /** @type {string[]} */
  const definitions = [];
  const define = customElements.define.bind(customElements);
  customElements.define = (...args) => {
    const main = document.querySelector('main');
    const isReact = Object.keys(main ?? {}).some((key) => key.startsWith('__reactFiber'));
    const isVue = '__vue_app__' in (document.querySelector('#__nuxt') ?? {});
    definitions.push(isReact || isVue ? 'after' : 'before');
    define(...args);
  };
  /** @type {Map<string, PerformanceObserver>} */
  const observers = new Map();
  /** @type {Record<string, any[]>} */
  const entries = { paint: [], 'layout-shift': [] };
  for (const [type, list] of Object.entries(entries)) {
    const observer = new PerformanceObserver((news) => list.push(...news.getEntries()));
    observer.observe({ type, buffered: true });
    observers.set(type, observer);
  }
  /** @param {string} type */
  const all = (type) => {
    const list = entries[type] ?? [];
    list.push(...(observers.get(type)?.takeRecords() ?? []));
    return list;
  };
  /** @type {any} */ (globalThis).watchedPage = {
    definitions,
    isPainted: () => all('paint').some(({ name }) => name === 'first-contentful-paint'),
    shift: () => all('layout-shift').reduce((sum, { value }) => sum + value, 0),
  };
}
