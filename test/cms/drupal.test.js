import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startBrowser } from '../page/harness.js';
import { WIDGETS, assertReady } from './ready.js';
import { snippetOf } from './snippet.js';

const CKEDITOR = fileURLToPath(
  new URL('node_modules/ckeditor5/dist/browser/ckeditor5.umd.js', import.meta.url),
);
const NORMALIZE = fileURLToPath(new URL('normalize.php', import.meta.url));

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

/**
 * What CKEditor 5 gives back of what was pasted into its source view, saved, and opened and saved a
 * second time; with all HTML allowed, as Drupal has it for formats without a filter of tags.
 *
 * @param {string} html
 * @returns {Promise<[string, string]>} the first time, the second time
 */
async function throughEditor(html) {
  const page = await browser.newPage();
  await page.setContent('<!doctype html><div id="field"></div>');
  await page.addScriptTag({ path: CKEDITOR });
  const results = await page.evaluate(edit, html);
  await page.close();
  return results;
}

/**
 * Runs in the page.
 *
 * @param {string} html
 * @returns {Promise<[string, string]>}
 */
async function edit(html) {
  const CK = Reflect.get(globalThis, 'CKEDITOR');
  const create = (/** @type {string} */ initialData) =>
    CK.ClassicEditor.create(document.querySelector('#field'), {
      licenseKey: 'GPL',
      initialData,
      // The toolbar of Full HTML, as far as it touches what is pasted.
      plugins: [
        CK.Essentials,
        CK.Autoformat,
        CK.BlockQuote,
        CK.Bold,
        CK.CodeBlock,
        CK.GeneralHtmlSupport,
        CK.Heading,
        CK.HorizontalLine,
        CK.HtmlComment,
        CK.Italic,
        CK.Link,
        CK.List,
        CK.Paragraph,
        CK.PasteFromOffice,
        CK.RemoveFormat,
        CK.SourceEditing,
        CK.Table,
      ],
      toolbar: ['sourceEditing'],
      htmlSupport: { allow: [{ name: /.*/, attributes: true, classes: true, styles: true }] },
    });

  const first = await create('<p>Before</p>');
  const source = first.plugins.get('SourceEditing');
  source.isSourceEditingMode = true;
  const area = /** @type {HTMLTextAreaElement} */ (
    document.querySelector('.ck-source-editing-area textarea')
  );
  area.value = html;
  area.dispatchEvent(new Event('input'));
  source.isSourceEditingMode = false;
  const saved = first.getData();
  await first.destroy();

  const second = await create(saved);
  // Somebody adds a word.
  second.model.change((/** @type {any} */ writer) => {
    const paragraph = writer.createElement('paragraph');
    writer.insertText('After', paragraph);
    writer.append(paragraph, second.model.document.getRoot());
  });
  const savedAgain = second.getData();
  await second.destroy();
  return [saved, savedAgain];
}

/** What Drupal's filter of faulty HTML makes of it. @param {string} html */
const corrected = (html) => execFileSync('php', [NORMALIZE], { input: html, encoding: 'utf8' });

describe('the snippet for Drupal', () => {
  const { html, scriptPath } = snippetOf('drupal');

  it('is kept by CKEditor 5 in Full HTML, also when the page is edited again', async () => {
    const [saved, savedAgain] = await throughEditor(html);
    assert.match(saved, /<script src="[^"]*" defer="" data-api-base="\/nano-metrics"><\/script>/);
    for (const tag of WIDGETS) assert.match(saved, new RegExp(`<${tag}[^>]*></${tag}>`));
    assert.equal(savedAgain, `${saved}<p>After</p>`);
  });

  it('is kept by the filter of faulty HTML, also with a tag cut off before it', () => {
    const kept = corrected(`<p>Cut <em>off</p>${html}`);
    assert.match(kept, /<script src="[^"]*" defer[^>]* data-api-base="\/nano-metrics"><\/script>/);
    for (const tag of WIDGETS) assert.match(kept, new RegExp(`<${tag}[^>]*></${tag}>`));
  });

  it('shows all widgets to visitors after both, under a strict policy', async () => {
    const [, saved] = await throughEditor(html);
    await assertReady(browser, scriptPath, corrected(saved));
  });

  it('must not close elements by "/>": then one gets inside of the other', async () => {
    const [saved] = await throughEditor('<nano-mtd-usage /><nano-byte-usage range="1W" />');
    assert.match(
      saved,
      /<nano-mtd-usage><nano-byte-usage range="1W"><\/nano-byte-usage><\/nano-mtd/,
    );
  });
});
