import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { watchDownloads } from './downloads.js';
import { allReady, openPage, startBrowser, startSite } from '../harness.js';

const ELEMENTS = `<nano-mtd-usage></nano-mtd-usage>
  <nano-concurrent-viewers></nano-concurrent-viewers>
  <nano-byte-usage timezone="Asia/Kathmandu"></nano-byte-usage>`;
const DATA = 'data-api-base="/simulator" data-token-url="/simulator/token"';
const TAGS = ['nano-mtd-usage', 'nano-concurrent-viewers', 'nano-byte-usage'];

const STRICT = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'self'",
    'img-src data: blob:',
    "require-trusted-types-for 'script'",
    'trusted-types nano-metrics',
  ].join('; '),
};
const FORBIDDING = { 'permissions-policy': 'clipboard-write=(), clipboard-read=()' };

/** @param {string} script @param {string} [body] */
const htmlOf = (script, body = ELEMENTS) =>
  `<!doctype html><html lang="en"><head><title>A page</title><link rel="icon" href="data:,">${script}</head><body>${body}</body></html>`;

const SCRIPTS = {
  module: `<script type="module" src="/dist/nano-metrics.js" ${DATA}></script>`,
  classic: `<script src="/dist/nano-metrics.iife.js" defer ${DATA}></script>`,
};

/** @param {string} sandbox */
const framing = (sandbox) => ({
  html: htmlOf('', `<iframe src="/pages/classic" sandbox="${sandbox}" width="700" height="900">`),
});

/** @type {Awaited<ReturnType<typeof startSite>>} */
let site;
/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let browser;
/** @type {Awaited<ReturnType<typeof watchDownloads>>} */
let downloads;

before(async () => {
  site = await startSite({
    module: { html: htmlOf(SCRIPTS.module), headers: STRICT },
    classic: { html: htmlOf(SCRIPTS.classic), headers: STRICT },
    'no-clipboard': { html: htmlOf(SCRIPTS.classic), headers: { ...STRICT, ...FORBIDDING } },
    'known-sandbox': framing('allow-scripts allow-same-origin'),
    'unknown-sandbox': framing('allow-scripts'),
  });
  browser = await startBrowser();
  downloads = await watchDownloads(browser);
});

after(async () => {
  await browser.close();
  await site.close();
  downloads.close();
});

/**
 * Chooses from the menu of a card, by keys.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {import('puppeteer-core').Frame} frame
 * @param {string} tag
 * @param {string} name
 */
async function choose(page, frame, tag, name) {
  await frame.waitForFunction(
    (tag) => {
      const more = document.querySelector(tag)?.shadowRoot?.querySelector('.more');
      if (!(more instanceof HTMLElement) || more.inert) return false;
      more.focus();
      return true;
    },
    {},
    tag,
  );
  await page.keyboard.press('Enter');
  await frame.waitForFunction(
    (tag, name) => {
      const items = document.querySelector(tag)?.shadowRoot?.querySelectorAll('.menu button');
      const item = [...(items ?? [])].find(({ textContent }) => textContent === name);
      if (item instanceof HTMLElement) item.focus();
      return item !== undefined;
    },
    {},
    tag,
    name,
  );
  await page.keyboard.press('Enter');
  const said = await frame.waitForFunction(
    (tag) => document.querySelector(tag)?.shadowRoot?.querySelector('.notice')?.textContent,
    {},
    tag,
  );
  return said.jsonValue();
}

/**
 * @param {import('puppeteer-core').Page} page
 * @param {string} tag
 * @returns {Promise<string>}
 */
function csvOf(page, tag) {
  // @ts-expect-error -- one of the elements, each of which has it
  return page.evaluate((tag) => document.querySelector(tag).toCSV(), tag);
}

for (const kind of Object.keys(SCRIPTS)) {
  describe(`what is taken away under a strict policy, ${kind}`, () => {
    for (const tag of TAGS) {
      it(`is a file with the bytes of toCSV() of ${tag}`, async () => {
        const { page, problems } = await openPage(browser, `${site.url}/pages/${kind}`);
        await allReady(page);
        assert.equal(await choose(page, page.mainFrame(), tag, 'Download CSV'), 'Download started');
        const { name, bytes } = await downloads.next();
        const csv = await csvOf(page, tag);
        assert.match(
          name,
          new RegExp(`^${tag.slice(5)}_\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\dZ_[\\dTZ-]+\\.csv$`),
        );
        assert.ok(bytes.equals(Buffer.from(csv)));
        assert.ok(csv.length > 100);
        assert.deepEqual(problems, []);
        await page.close();
      });
    }

    it('is a PNG of twice the size, whatever the screen', async () => {
      for (const deviceScaleFactor of [1, 2]) {
        const { page, problems } = await openPage(browser, `${site.url}/pages/${kind}`);
        await page.setViewport({ width: 800, height: 600, deviceScaleFactor });
        await allReady(page);
        await choose(page, page.mainFrame(), 'nano-byte-usage', 'Download PNG');
        const { name, bytes } = await downloads.next();
        assert.match(name, /^byte-usage_.*\.png$/);
        assert.equal(bytes.toString('latin1', 1, 4), 'PNG');
        const cardPx = await page.evaluate(
          () =>
            document.querySelector('nano-byte-usage')?.shadowRoot?.querySelector('.card')
              ?.clientWidth,
        );
        assert.equal(bytes.readUInt32BE(16), 2 * Number(cardPx));
        assert.deepEqual(problems, []);
        await page.close();
      }
    });
  });
}

describe('what is copied from the built files', () => {
  before(() =>
    browser
      .defaultBrowserContext()
      .overridePermissions(site.url, ['clipboard-read', 'clipboard-sanitized-write']),
  );

  for (const [what, name] of [
    ['', 'classic'],
    [' where a policy forbids the clipboard', 'no-clipboard'],
  ]) {
    it(`can be pasted${what}`, async () => {
      const { page, problems } = await openPage(browser, `${site.url}/pages/${name}`);
      await allReady(page);
      const tag = 'nano-byte-usage';
      assert.equal(await choose(page, page.mainFrame(), tag, 'Copy table'), 'Copied');
      await page.evaluate(() => {
        const area = document.createElement('textarea');
        document.body.append(area);
        area.focus();
      });
      await page.keyboard.press('v', { commands: ['Paste'] });
      const pasted = await page.evaluate(() => document.querySelector('textarea')?.value);
      const csv = await csvOf(page, tag);
      assert.equal(pasted, csv.replaceAll(',', '\t').replaceAll('\r', ''));
      assert.ok(csv.length > 100);
      // The browser itself speaks of what a policy forbids.
      const ours = problems.filter((problem) => !problem.includes('Permissions policy violation'));
      assert.deepEqual(ours, []);
      await page.close();
    });
  }
});

describe('a frame that allows no downloads', () => {
  for (const [name, words] of Object.entries({
    'known-sandbox': 'Could not download',
    'unknown-sandbox': 'If nothing was saved, downloads are not allowed here',
  })) {
    it(`says so, and nothing is thrown into the page, ${name}`, async () => {
      const { page } = await openPage(browser, `${site.url}/pages/${name}`);
      /** @type {string[]} */
      const thrown = [];
      page.on('pageerror', (error) => thrown.push(String(error)));
      const frame = await page.waitForFrame(`${site.url}/pages/classic`);
      assert.equal(await choose(page, frame, 'nano-mtd-usage', 'Download CSV'), words);
      assert.deepEqual(thrown, []);
      await page.close();
      // Whatever that frame had saved would come before this.
      const { page: other } = await openPage(browser, `${site.url}/pages/classic`);
      await allReady(other);
      await choose(other, other.mainFrame(), 'nano-byte-usage', 'Download CSV');
      assert.match((await downloads.next()).name, /^byte-usage_/);
      await other.close();
    });
  }
});
