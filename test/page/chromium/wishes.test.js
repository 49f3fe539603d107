/** What a person wishes of their system can change while a page is open; only Chromium lets us. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { changed, colorsOf, pictureOf } from '../colors.js';
import { openGallery, startGallery } from '../gallery.js';
import { startBrowser } from '../harness.js';

/** @type {Awaited<ReturnType<typeof startGallery>>} */
let site;
/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let browser;

before(async () => {
  site = await startGallery();
  browser = await startBrowser({ hasReducedMotion: true });
});

after(async () => {
  await browser.close();
  await site.close();
});

describe('the colours of a picture, while it is looked at,', () => {
  it('follow the colours that a reader forces', async () => {
    const { page } = await openGallery(browser, site.url, { only: 'byte-usage/ready' });
    const before = await pictureOf(page);
    const protocol = await page.createCDPSession();
    const features = [{ name: 'forced-colors', value: 'active' }];
    await protocol.send('Emulation.setEmulatedMedia', { features });
    await changed(page, before);
    await page.close();
  });

  it('follow the colour scheme that is preferred', async () => {
    const { page } = await openGallery(browser, site.url, { only: 'byte-usage/ready' });
    const protocol = await page.createCDPSession();
    const prefer = (/** @type {string} */ value) =>
      protocol.send('Emulation.setEmulatedMedia', {
        features: [{ name: 'prefers-color-scheme', value }],
      });
    await prefer('light');
    await page.evaluate(() => new Promise(requestAnimationFrame));
    const light = await pictureOf(page);
    await prefer('dark');
    await changed(page, light);
    const dark = await pictureOf(page);
    await prefer('light');
    await changed(page, dark);
    assert.equal(await pictureOf(page), light);
    await page.close();
  });

  it('are stronger for those who prefer more contrast', async () => {
    const { page } = await openGallery(browser, site.url, { only: 'byte-usage/ready' });
    const before = await pictureOf(page);
    const protocol = await page.createCDPSession();
    const features = [{ name: 'prefers-contrast', value: 'more' }];
    await protocol.send('Emulation.setEmulatedMedia', { features });
    await changed(page, before);
    const colors = await page.evaluate(colorsOf, ['--_text', '--_muted']);
    assert.deepEqual(colors['--_muted'], colors['--_text']);
    await page.close();
  });
});
