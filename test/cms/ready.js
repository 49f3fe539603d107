import assert from 'node:assert/strict';
import { allReady, openPage } from '../page/harness.js';
import { startSite } from './site.js';

/** The widgets of every snippet. */
export const WIDGETS = ['nano-mtd-usage', 'nano-concurrent-viewers', 'nano-byte-usage'];

/**
 * Serves what a CMS made of a snippet, and waits until a visitor sees all widgets, side by side and
 * without a word in the console.
 *
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} scriptPath
 * @param {string} body
 */
export async function assertReady(browser, scriptPath, body) {
  const site = await startSite(scriptPath, body);
  try {
    const { page, problems } = await openPage(browser, site.url);
    await page.setViewport({ width: 1000, height: 3000 });
    await allReady(page);
    assert.deepEqual(await page.$$eval('body *', namesOfWidgets), WIDGETS);
    assert.deepEqual(problems, []);
    await page.close();
  } finally {
    await site.close();
  }
}

/** Runs in the page. @param {Element[]} all */
function namesOfWidgets(all) {
  return all.map(({ localName }) => localName).filter((name) => name.startsWith('nano-'));
}
