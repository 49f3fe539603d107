import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { WIDGETS } from '../../test/cms/ready.js';
import { snippetOf } from '../../test/cms/snippet.js';
import { allReady, startBrowser } from '../../test/page/harness.js';
import { publish, signIn, site, visit, visitorsHtml } from './world.js';

const { html, scriptPath } = snippetOf('wordpress');
const BLOCK = `<!-- wp:html -->\n${html}<!-- /wp:html -->`;

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let browser;
before(async () => {
  browser = await startBrowser();
  // As docs/cms/wordpress.md tells.
  copyFileSync(
    fileURLToPath(new URL('../../dist/nano-metrics.iife.js', import.meta.url)),
    join(site.content, scriptPath.replace('/wp-content/', '')),
  );
});
after(() => browser.close());

/** @param {string} link */
async function seesAllThree(link) {
  const { page, problems } = await visit(browser, link);
  await allReady(page);
  const names = await page.$$eval('main *, .entry-content *', (all) =>
    all.map(({ localName }) => localName).filter((name) => name.startsWith('nano-')),
  );
  assert.deepEqual(names, WIDGETS);
  assert.deepEqual(problems, []);
  await page.close();
}

describe('the snippet for WordPress', () => {
  it('shows all widgets in a Custom HTML block of an administrator', async () => {
    const { link, stored } = await publish('administrator', BLOCK);
    assert.equal(stored, BLOCK);
    await seesAllThree(link);
  });

  it('shows all widgets in a post without blocks, among paragraphs and line breaks', async () => {
    const { link } = await publish('administrator', `Some "text"\n\n${html}\nand more`);
    assert.match(await visitorsHtml(link), /<\/nano-mtd-usage><br \/>/, 'WordPress adds them');
    await seesAllThree(link);
  });

  it('is taken away from an Author, script and elements, as the page says', async () => {
    const { stored } = await publish('author', BLOCK);
    assert.doesNotMatch(stored, /script|nano-/);
  });

  it('loses its elements in the Visual tab of the classic editor, where the shortcode stays', async () => {
    const shortcode = '[nano_metrics widget="byte-usage" range="1W"]';
    const { id } = await publish('administrator', `${html}\n${shortcode}`);
    const page = await (await signIn(browser, 'administrator')).newPage();
    await page.goto(`${site.url}/wp-admin/post.php?post=${id}&action=edit&classic`);
    await page.waitForFunction(() => Reflect.get(globalThis, 'switchEditors'));
    await page.click('#content-tmce');
    await page.waitForFunction(() =>
      Reflect.get(globalThis, 'tinymce').get('content')?.getContent().includes('[nano_metrics'),
    );
    await page.click('#content-html');
    const text = await page.$eval('#content', (area) => /** @type {any} */ (area).value);
    assert.doesNotMatch(text, /<nano-/);
    assert.ok(text.includes(shortcode));
    await page.close();
  });
});
