import { after, before, describe, it } from 'node:test';
import { startBrowser } from '../page/harness.js';
import { assertReady } from './ready.js';
import { snippetOf } from './snippet.js';

describe('the snippet for TYPO3', () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let browser;
  before(async () => {
    browser = await startBrowser();
  });
  after(() => browser.close());

  it('shows all widgets where the HTML element prints it, under a strict policy', async () => {
    const { html, scriptPath } = snippetOf('typo3');
    // The element's frame, and within it what was pasted, as it is.
    const body = `<div id="c1" class="frame frame-default frame-type-html">${html.trim()}</div>`;
    await assertReady(browser, scriptPath, body);
  });
});
