import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { engine } from '../support/engines.js';
import { allReady, openPage, startBrowser, startSite } from './harness.js';

/** @type {{ files: Record<string, string> }} */
const { files } = JSON.parse(
  readFileSync(new URL('../../dist/integrity.json', import.meta.url), 'utf8'),
);
const DATA = 'data-api-base="/simulator" data-token-url="/simulator/token"';
/** A hash of something else. */
const WRONG = files['nano-metrics.js']?.replace(/-.{8}/, '-AAAAAAAA') ?? '';
const CHUNK = Object.keys(files).find((file) => file.includes('chart-view')) ?? '';

/** @param {string} head */
const page = (head) => ({
  html: `<!doctype html><html lang="en"><head><title>A page</title><link rel="icon" href="data:,">${head}</head><body><nano-byte-usage></nano-byte-usage></body></html>`,
});

/** @param {string | undefined} hash */
const classicTag = (hash) =>
  `<script src="/dist/nano-metrics.iife.js" integrity="${hash}" crossorigin="anonymous" defer ${DATA}></script>`;

/**
 * @param {string | undefined} hash - of the entry
 * @param {Record<string, string>} [others] - hashes that replace the true ones
 */
const moduleTag = (hash, others = {}) => {
  const hashes = Object.entries({ ...files, ...others });
  const integrity = Object.fromEntries(hashes.map(([file, own]) => [`/dist/${file}`, own]));
  return `<script type="importmap">${JSON.stringify({ integrity })}</script>
    <script type="module" src="/dist/nano-metrics.js" integrity="${hash}" crossorigin="anonymous" ${DATA}></script>`;
};

const PAGES = {
  classic: page(classicTag(files['nano-metrics.iife.js'])),
  'classic-changed': page(classicTag(WRONG)),
  module: page(moduleTag(files['nano-metrics.js'])),
  'module-changed': page(moduleTag(WRONG)),
  'chunk-changed': page(moduleTag(files['nano-metrics.js'], { [CHUNK]: WRONG })),
};

describe('integrity attributes from dist/integrity.json', () => {
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

  for (const name of ['classic', 'module']) {
    it(`let the ${name} script and all it loads run`, async () => {
      const { page, problems } = await openPage(browser, `${site.url}/pages/${name}`);
      await allReady(page);
      assert.deepEqual(problems, []);
      await page.close();
    });

    it(`keep a ${name} script that was changed from running`, async () => {
      const { page, problems } = await openPage(browser, `${site.url}/pages/${name}-changed`);
      assert.ok(
        problems.some((problem) => /integrity/i.test(problem)),
        problems.join('\n'),
      );
      assert.equal(await page.evaluate(() => customElements.get('nano-byte-usage')), undefined);
      await page.close();
    });
  }

  it('keep a chunk that was changed from running, by the import map', async () => {
    const { page, problems } = await openPage(browser, `${site.url}/pages/chunk-changed`);
    await page.waitForSelector('nano-byte-usage[status=error]', { timeout: 10_000 });
    // WebKit tells of it in its own console alone.
    const isTold = problems.some((problem) => /integrity/i.test(problem));
    assert.equal(isTold, engine !== 'webkit', problems.join('\n'));
    await page.close();
  });
});
