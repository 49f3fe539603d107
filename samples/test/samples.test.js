import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, afterEach, before, describe, it } from 'node:test';
import { allReady } from '../../test/page/harness.js';
import { chosenOf } from './chosen.js';
import { startStage, until } from './stage.js';

/**
 * The samples, and the Trusted Types policies that their frameworks make, besides Lit's own.
 * Solid sets `innerHTML` to plain text, so its pages cannot require Trusted Types at all.
 *
 * @type {Record<string, { policies: string[] | undefined }>}
 */
const SAMPLES = {
  react: { policies: [] },
  preact: { policies: [] },
  vue: { policies: ['vue'] },
  angular: { policies: [] },
  svelte: { policies: ['svelte-trusted-html'] },
  solid: { policies: undefined },
};

/** The first of two. */
const VIEWERS = 'nano-concurrent-viewers';
const REHEARSAL = 'nano-concurrent-viewers + nano-concurrent-viewers';
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const STREAMS = ['harbor-webcam', 'newsroom', 'radio-studio'];

/** What React does in development alone: StrictMode renders twice and runs effects twice. */
const REACT_TWICE = 'react in development';
const DEVELOPMENT = 'dist/development';

const samples = chosenOf(Object.keys(SAMPLES)).flatMap((name) => {
  const policies = SAMPLES[name]?.policies;
  const sample = { name, path: `/samples/${name}/dist/index.html`, policies };
  if (name !== 'react') return [sample];
  const path = `/samples/react/${DEVELOPMENT}/index.html`;
  return [sample, { name: REACT_TWICE, path, policies }];
});
/** @type {import('./stage.js').Stage} */
let stage;

/** @type {Record<string, (sample: import('./stage.js').OpenSample) => Promise<void>>} */
const BEHAVIOURS = {
  'shows all elements under a strict policy, without a word in the console': async ({ page }) => {
    const tags = await page.$$eval('main *', (elements) =>
      elements.map(({ localName }) => localName).filter((tag) => tag.startsWith('nano-')),
    );
    assert.deepEqual(tags, [
      'nano-mtd-usage',
      ...Array(2).fill('nano-concurrent-viewers'),
      ...Array(3).fill('nano-byte-usage'),
    ]);
  },

  'asks each question once, and for a token per client': async ({ page, asked }) => {
    assert.deepEqual(
      asked().sort(),
      [
        ...Array(2).fill('token'),
        ...STREAMS.map((stream) => `v2/usage/bytes ${stream}`),
        'v2/usage/hourly/bytes',
        // The period before is asked for as well.
        ...Array(2).fill('v2/h5live/viewers/concurrent harbor-webcam,newsroom'),
      ].sort(),
    );
    assert.equal(await textOf(page, '#updates'), '1', 'its data is told once');
  },

  'passes text, lists, booleans, numbers and objects as what they are': async ({ page }) => {
    const given = await page.$eval(VIEWERS, (element) => {
      const { range, lang, theme, compare, streams, refresh, refreshInterval } =
        /** @type {any} */ (element);
      // Solid writes literals as attributes, which are text.
      const seconds = Number(refreshInterval);
      return { range, lang, theme, compare, streams, refresh: typeof refresh, seconds };
    });
    assert.deepEqual(given, {
      range: '1D',
      lang: 'en',
      theme: 'auto',
      compare: true,
      streams: ['harbor-webcam', 'newsroom'],
      refresh: 'function',
      seconds: 30,
    });
    assert.equal(
      await page.$eval(REHEARSAL, (element) => typeof (/** @type {any} */ (element).source)),
      'function',
    );
  },

  'follows the state of the page': async ({ page }) => {
    await page.select('#lang', 'de');
    await page.select('#theme', 'dark');
    await page.waitForFunction(() =>
      [...document.querySelectorAll('nano-byte-usage, nano-mtd-usage')].every(
        (element) =>
          element.shadowRoot?.querySelector('[lang=de]') &&
          getComputedStyle(element).colorScheme === 'dark',
      ),
    );
  },

  'switches a boolean off and on': async ({ page }) => {
    const columns = () =>
      page.$eval(VIEWERS, async (element) => {
        await /** @type {any} */ (element).updateComplete;
        return /** @type {any} */ (element).toCSV().split('\r\n')[0].split(',').length;
      });
    const both = await columns();
    await page.click('#compare');
    await page.waitForFunction(
      (selector) => !(/** @type {any} */ (document.querySelector(selector)).compare),
      {},
      VIEWERS,
    );
    await allReady(page);
    const one = await columns();
    assert.ok(one < both, `${one} columns without the period before, ${both} with it`);
    await page.click('#compare');
    await page.waitForFunction(
      (selector) => /** @type {any} */ (document.querySelector(selector)).compare,
      {},
      VIEWERS,
    );
    await allReady(page);
    assert.equal(await columns(), both);
  },

  'refreshes as often as the number says': async ({ page, asked }) => {
    asked();
    await stage.clock.advance(page, 25 * SECOND);
    await page.waitForNetworkIdle({ idleTime: 50 });
    assert.deepEqual(asked(), []);
    await stage.clock.advance(page, 6 * SECOND);
    await until(() => asked.news().length > 0);
    await page.waitForNetworkIdle({ idleTime: 50 });
    const [first = '', ...rest] = asked();
    assert.match(first, /viewers/);
    assert.deepEqual(
      rest.filter((request) => request !== first),
      [],
    );
  },

  'calls methods through a reference': async ({ page, asked }) => {
    const updates = await textOf(page, '#updates');
    asked();
    await page.click('#refresh');
    await page.waitForFunction(
      (old) => document.querySelector('#updates')?.textContent !== old,
      {},
      updates,
    );
    assert.match(asked().join(), /viewers/);
    await page.click('#csv');
    const csv = await page.$eval(VIEWERS, (element) => /** @type {any} */ (element).toCSV());
    await page.waitForFunction(() => document.querySelector('#csv-text')?.textContent);
    assert.equal(await textOf(page, '#csv-text'), csv);
  },

  'hears which range a person chose': async ({ page, asked }) => {
    asked();
    await page.click(`${VIEWERS} >>> label:has([value="1W"])`);
    await page.waitForFunction(() => document.querySelector('#range')?.textContent === '1W');
    await allReady(page);
    const range = await page.$eval(VIEWERS, (element) => /** @type {any} */ (element).range);
    assert.equal(range, '1W');
    assert.match(asked().join(), /viewers/);
  },

  'hears which kind of error there was': async ({ page }) => {
    stage.faults.set([{ route: 'viewers', kind: 'broken-json' }]);
    await page.click('#refresh');
    await page.waitForFunction(() => document.querySelector('#problem')?.textContent === 'schema');
  },

  'draws what an object given as a property answers': async ({ page }) => {
    const csv = await page.$eval(REHEARSAL, (element) => /** @type {any} */ (element).toCSV());
    assert.equal(
      csv,
      [
        'time,viewers',
        '2026-01-01T00:00:00Z,12',
        '2026-01-01T01:00:00Z,34',
        '2026-01-01T02:00:00Z,',
        '2026-01-01T03:00:00Z,56',
        '',
      ].join('\r\n'),
    );
  },

  'asks for nothing any more when the elements are gone, and comes back': async ({
    page,
    asked,
  }) => {
    await page.click('#shown');
    await page.waitForFunction(() => !document.querySelector('.widgets'));
    asked();
    // Nobody is there whose methods could be called.
    await page.click('#refresh');
    for (let i = 0; i < 4; i++) await stage.clock.advance(page, 15 * MINUTE);
    await page.waitForNetworkIdle({ idleTime: 50 });
    assert.deepEqual(asked(), []);
    await page.click('#shown');
    await page.waitForSelector('nano-mtd-usage');
    await allReady(page);
    await stage.clock.advance(page, 15 * MINUTE);
    await until(() => asked.news().some((request) => request.includes('hourly')));
  },

  'keeps elements alive when they change places': async ({ page, asked }) => {
    await page.$$eval('nano-byte-usage', (elements) => {
      for (const [i, element] of elements.entries()) /** @type {any} */ (element).mark = i;
    });
    const state = () =>
      page.$$eval('nano-byte-usage', (elements) =>
        Promise.all(
          elements.map(async (element) => {
            const chart = /** @type {any} */ (element);
            await chart.updateComplete;
            return `${chart.mark} ${chart.heading} is ${chart.status}: ${chart.toCSV()}`;
          }),
        ),
      );
    const before = await state();
    asked();
    await page.click('#reverse');
    await page.waitForFunction(
      (heading) =>
        /** @type {any} */ (document.querySelector('nano-byte-usage')).heading === heading,
      {},
      STREAMS[2],
    );
    await page.waitForNetworkIdle({ idleTime: 50 });
    await allReady(page);
    assert.deepEqual(await state(), before.toReversed());
    assert.deepEqual(asked(), []);
    await stage.clock.advance(page, 6 * MINUTE);
    await until(() => asked.news().filter((request) => request.includes('bytes')).length === 3);
  },

  'loads nothing anew when the page is rendered again with the same': async ({ page, asked }) => {
    const updates = await textOf(page, '#updates');
    asked();
    for (let i = 0; i < 5; i++) await page.click('#click');
    await page.waitForFunction(() => document.querySelector('#click')?.textContent?.includes('5'));
    await page.$$eval('nano-concurrent-viewers', (elements) =>
      Promise.all(elements.map((element) => /** @type {any} */ (element).updateComplete)),
    );
    await page.waitForNetworkIdle({ idleTime: 50 });
    assert.deepEqual(asked(), []);
    assert.equal(await textOf(page, '#updates'), updates);
  },
};

// Without a test, what is started before them all would never be ended.
if (samples.length > 0) {
  before(start);
  afterEach(() => stage.faults.clear());
  after(() => stage.close());
}

async function start() {
  if (samples.some(({ name }) => name === REACT_TWICE)) buildForDevelopment();
  stage = await startStage(samples);
}

for (const { name, path } of samples) {
  describe(`the sample of ${name}`, () => {
    for (const [behaviour, check] of Object.entries(BEHAVIOURS)) {
      it(behaviour, async () => {
        const sample = await stage.open(path);
        await allReady(sample.page);
        await sample.page.waitForNetworkIdle({ idleTime: 50 });
        await check(sample);
        assert.deepEqual(sample.problems.filter(isUnexpected), []);
        await sample.page.close();
      });
    }

    it('shows what is in a slot', async () => {
      stage.faults.set([{ route: 'hourlyBytes', kind: 'expired-token' }]);
      const { page, problems } = await stage.open(path);
      await page.waitForSelector('nano-mtd-usage[status=unauthorized]');
      const shown = await page.$eval('nano-mtd-usage a', (link) => ({
        slot: link.assignedSlot?.name,
        isSeen: link.checkVisibility() && link.getBoundingClientRect().height > 0,
      }));
      assert.deepEqual(shown, { slot: 'unauthorized', isSeen: true });
      // The browser itself tells of each refusal.
      assert.deepEqual(
        problems.filter((problem) => isUnexpected(problem) && !/\b401\b/.test(problem)),
        [],
      );
      await page.close();
    });
  });
}

/** Lit says so whenever it is built for development. @param {string} problem */
function isUnexpected(problem) {
  return !problem.includes('Lit is in dev mode');
}

function buildForDevelopment() {
  const options = ['--mode', 'development', '--outDir', DEVELOPMENT, '--logLevel', 'error'];
  execFileSync('npx', ['--no-install', 'vite', 'build', ...options], {
    cwd: new URL('../react/', import.meta.url),
    env: { ...process.env, NODE_ENV: 'development' },
    shell: process.platform === 'win32',
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/**
 * @param {import('puppeteer-core').Page} page
 * @param {string} selector
 */
function textOf(page, selector) {
  return page.$eval(selector, ({ textContent }) => textContent);
}
