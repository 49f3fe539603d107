/** Fingers, which only Chromium lets tests have. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { isShown, look, openPlace, painted, placeOf, PLACES } from '../chart-places.js';
import { startBrowser, startSite } from '../harness.js';

describe('a chart under the finger', () => {
  /** @type {Awaited<ReturnType<typeof startSite>>} */
  let site;
  /** @type {import('puppeteer-core').Browser} */
  let browser;

  before(async () => {
    site = await startSite(PLACES);
    browser = await startBrowser();
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  /** @param {keyof typeof PLACES} place */
  const open = (place) => openPlace(browser, site.url, place);

  it('moves the cursor by tap and sideways drag, and keeps it after the finger has gone', async () => {
    const { page } = await open('plain');
    const [tap, drag] = [await placeOf(page, 3 / 23), await placeOf(page, 15 / 23)];
    await page.touchscreen.tap(tap.x, tap.y);
    await painted(page);
    assert.match((await look(page)).time, /3:00 – 4:00 AM/);
    await page.touchscreen.touchStart(tap.x, tap.y);
    for (let i = 1; i <= 6; i++) {
      await page.touchscreen.touchMove(tap.x + ((drag.x - tap.x) * i) / 6, tap.y);
    }
    await page.touchscreen.touchEnd();
    await painted(page);
    assert.match((await look(page)).time, /3:00 – 4:00 PM/);
    assert.equal(await isShown(page, '.reset'), false, 'a finger does not zoom');
    await page.touchscreen.tap(5, 5);
    await painted(page);
    assert.equal(await isShown(page, '.tooltip'), false, 'a tap elsewhere ends it');
    await page.close();
  });

  it('leaves scrolling up and down to the page', async () => {
    const { page } = await open('scrolled');
    const start = await placeOf(page, 0.5);
    const scrollTop = () => page.evaluate(() => Number(document.querySelector('.box')?.scrollTop));
    const before = await scrollTop();
    await page.touchscreen.touchStart(start.x, start.y);
    for (let i = 1; i <= 6; i++) await page.touchscreen.touchMove(start.x, start.y - i * 15);
    await page.touchscreen.touchEnd();
    await painted(page);
    assert.ok((await scrollTop()) > before + 60, `${before} → ${await scrollTop()}`);
    await page.close();
  });

  it('goes along when the page scrolls under a resting cursor', async () => {
    const { page } = await open('scrolled');
    const place = await placeOf(page, 0.5);
    await page.touchscreen.tap(place.x, place.y);
    await painted(page);
    const before = await look(page);
    await page.evaluate(() => document.querySelector('.box')?.scrollBy(0, 40));
    await painted(page);
    const after = await look(page);
    assert.equal(after.time, before.time);
    assert.equal(Math.round(after.box.top - before.box.top), -40);
    await page.close();
  });
});
