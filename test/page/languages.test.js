import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { openPage, startBrowser, startSite } from './harness.js';

const DATA = 'data-api-base="/simulator" data-token-url="/simulator/token"';
const CLASSIC = `<script src="/dist/nano-metrics.iife.js" defer ${DATA}></script>`;
const MODULE = `<script type="module" src="/dist/nano-metrics.js" ${DATA}></script>`;
const FRENCH = '<script src="/dist/nano-metrics.fr.iife.js" defer></script>';

/** What a site under a strict policy sends. */
const STRICT = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; " +
    "require-trusted-types-for 'script'; trusted-types nano-metrics",
};

/** @param {string} lang @param {string} head @param {string} [body] */
const pageOf = (lang, head, body = '<nano-byte-usage></nano-byte-usage>') => ({
  html: `<!doctype html><html lang="${lang}"><head><title>A page</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`,
  headers: STRICT,
});

/** Two languages, and a third in the middle of one of them. */
const MIXED = `<section lang="fr"><nano-byte-usage></nano-byte-usage></section>
  <section lang="de"><nano-byte-usage></nano-byte-usage><p lang="en"><nano-byte-usage></nano-byte-usage></p></section>`;

const PAGES = {
  'classic-after': pageOf('fr', CLASSIC + FRENCH),
  'classic-before': pageOf('fr', FRENCH + CLASSIC),
  'classic-late': pageOf('fr', CLASSIC),
  'classic-german': pageOf('de-AT', CLASSIC),
  'classic-twice': pageOf('fr', CLASSIC + FRENCH + FRENCH),
  'script-alone': pageOf('fr', FRENCH),
  'module-hebrew': pageOf('he', MODULE),
  'module-and-script': pageOf('fr', MODULE + FRENCH),
  'module-lost': pageOf('ja', MODULE),
  mixed: pageOf('en', CLASSIC + FRENCH, MIXED),
};

/** @type {Awaited<ReturnType<typeof startSite>>} */
let site;
/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let browser;

before(async () => {
  site = await startSite(PAGES);
  browser = await startBrowser();
});

after(async () => {
  await browser.close();
  await site.close();
});

describe('a page', () => {
  for (const name of ['classic-after', 'classic-before', 'classic-twice', 'module-and-script']) {
    it(`has French words by a script tag of their own: ${name}`, async () => {
      const { page, problems } = await openPage(browser, `${site.url}/pages/${name}`);
      await spoken(page, 'fr', 'Volume d’ingestion et de diffusion');
      assert.deepEqual(problems, []);
      await page.close();
    });
  }

  it('has German words inside the classic script', async () => {
    const { page, problems } = await openPage(browser, `${site.url}/pages/classic-german`);
    await spoken(page, 'de', 'Ingest- und Playout-Volumen');
    assert.deepEqual(problems, []);
    await page.close();
  });

  it('has its own words at once, also where they come late', async () => {
    const { page, problems } = await openPage(browser, `${site.url}/pages/classic-late`);
    await spoken(page, 'en', 'Ingest and playout usage');
    await page.evaluate(() => {
      const { NanoMetrics } = /** @type {any} */ (globalThis);
      NanoMetrics.registerMessages('fr', { byteUsage: 'Nos volumes' });
    });
    await spoken(page, 'fr', 'Nos volumes');
    assert.deepEqual(problems, []);
    await page.close();
  });

  it('speaks its languages side by side', async () => {
    const { page, problems } = await openPage(browser, `${site.url}/pages/mixed`);
    await page.waitForFunction(() => {
      const langs = [...document.querySelectorAll('nano-byte-usage')].map(
        (widget) => widget.shadowRoot?.querySelector('article')?.lang,
      );
      return langs.join() === 'fr,de,en';
    });
    assert.deepEqual(problems, []);
    await page.close();
  });

  it('loads words from beside the module, and no others', async () => {
    const { page, problems } = await openPage(browser, `${site.url}/pages/module-hebrew`);
    await spoken(page, 'he', 'נפח קליטה ושידור');
    const files = await page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => name.split('/').at(-1) ?? ''),
    );
    const words = files.filter((file) => /^nano-metrics\.[a-z]{2}-/.test(file));
    assert.equal(words.length, 1, words.join());
    assert.match(words[0] ?? '', /^nano-metrics\.he-/);
    assert.deepEqual(problems, []);
    await page.close();
  });

  it('stays with English where words cannot be loaded, and is none the worse', async () => {
    const { page } = await openPage(browser, 'about:blank');
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      if (/nano-metrics\.ja-/.test(request.url())) void request.abort();
      else void request.continue();
    });
    await page.goto(`${site.url}/pages/module-lost`);
    await spoken(page, 'en', 'Ingest and playout usage');
    await page.waitForFunction(
      () => document.querySelector('nano-byte-usage')?.getAttribute('status') === 'ready',
    );
    await page.close();
  });

  it('is not bothered by the words of widgets that it does not have', async () => {
    const { page, problems } = await openPage(browser, `${site.url}/pages/script-alone`);
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
    assert.deepEqual(problems, []);
    await page.close();
  });
});

describe('the scripts of languages', () => {
  it('are there for all languages that are not inside', () => {
    const files = readdirSync(new URL('../../dist/', import.meta.url));
    const languages = files.flatMap(
      (file) => /^nano-metrics\.(\w+)\.iife\.js$/.exec(file)?.[1] ?? [],
    );
    assert.deepEqual(languages.sort(), [
      'ar',
      'es',
      'fr',
      'he',
      'it',
      'ja',
      'ko',
      'nl',
      'pl',
      'pt',
      'tr',
      'zh',
    ]);
  });
});

/**
 * Waits until the widget speaks a language.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {string} lang
 * @param {string} title
 */
async function spoken(page, lang, title) {
  await page
    .waitForFunction(
      (lang, title) => {
        const root = document.querySelector('nano-byte-usage')?.shadowRoot;
        const isThere = root?.querySelector('article')?.lang === lang;
        return isThere && root?.querySelector('h2')?.textContent?.trim() === title;
      },
      { timeout: 10_000 },
      lang,
      title,
    )
    .catch(() => assert.fail(`no "${title}"`));
}
