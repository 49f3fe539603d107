import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { allReady, openPage, startBrowser, startSite } from '../page/harness.js';

/**
 * @param {string} apiBase
 * @param {string} [token]
 */
function pageWith(apiBase, token) {
  const settings = `apiBase: '${apiBase}'${token ? `, getToken: async () => '${token}'` : ''}`;
  return {
    html: `<!doctype html><html lang="en"><title>Metrics</title><link rel="icon" href="data:," />
<script src="/dist/nano-metrics.iife.js"></script>
<script>NanoMetrics.configure({ ${settings} });</script>
<nano-mtd-usage></nano-mtd-usage>
<nano-concurrent-viewers range="1H"></nano-concurrent-viewers>
<nano-concurrent-viewers range="1W" streams="newsroom"></nano-concurrent-viewers>
<nano-byte-usage range="1D"></nano-byte-usage></html>`,
  };
}

/**
 * Tests that widgets show the same as where they ask the API itself.
 *
 * @param {string} name
 * @param {import('./worlds.js').Launch} launch
 */
export function testWidgets(name, launch) {
  describe(`with ${name} widgets`, () => {
    /** @type {import('puppeteer-core').Browser} */
    let browser;
    before(async () => {
      browser = await startBrowser();
    });
    after(() => browser.close());

    test('show the same, without a word in the console', async (t) => {
      /** @type {Record<string, { html: string }>} */
      const pages = {};
      const site = await startSite(pages);
      t.after(() => site.close());
      const { bases, token, direct, directToken } = await launch(t, site.url);
      pages['direct'] = pageWith(direct, directToken);
      for (const [i, base] of bases.entries()) pages[`page${i}`] = pageWith(base, token);
      for (const i of bases.keys()) {
        await sameMinute(async () => {
          const expected = await shownBy(browser, `${site.url}/pages/direct`);
          const shown = await shownBy(browser, `${site.url}/pages/page${i}`);
          assert.deepEqual(shown, expected);
          assert.equal(expected.length, 4);
          for (const { tag, csv, text } of expected) {
            const rows = csv.trim().split(/\r?\n/).slice(1);
            assert.ok(rows.length >= (tag === 'nano-mtd-usage' ? 2 : 24), `${tag}: ${csv}`);
            assert.ok(
              rows.some((row) => /,\d/.test(row)),
              `${tag}: ${csv}`,
            );
            assert.match(text, /\d/);
          }
        });
      }
    });
  });
}

/** Tries again where a minute began meanwhile, and with it another chart. @param {() => Promise<void>} compare */
async function sameMinute(compare) {
  const minute = () => Math.floor(Date.now() / 60_000);
  const started = minute();
  try {
    await compare();
  } catch (error) {
    if (minute() === started) throw error;
    await compare();
  }
}

/**
 * The data and the words of all widgets on a page.
 *
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} url
 */
async function shownBy(browser, url) {
  const { page, problems } = await openPage(browser, url);
  // All on the screen: a widget that nobody sees asks for nothing.
  await page.setViewport({ width: 900, height: 4_000 });
  await allReady(page);
  const shown = await page.evaluate(() =>
    [
      ...globalThis.document.querySelectorAll(
        'nano-mtd-usage, nano-concurrent-viewers, nano-byte-usage',
      ),
    ].map((element) => ({
      tag: element.localName,
      csv: /** @type {HTMLElement & { toCSV(): string }} */ (element).toCSV(),
      text: (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' '),
    })),
  );
  assert.deepEqual(problems, []);
  await page.close();
  return shown;
}
