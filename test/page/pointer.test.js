import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { engine } from '../support/engines.js';
import {
  csv,
  isShown,
  look,
  minutesShown,
  openPlace,
  painted,
  placeOf,
  PLACES,
  TAG,
} from './chart-places.js';
import { startBrowser, startSite } from './harness.js';

/** Dots per px; WebKit has those of its screen. */
const RATIOS = engine === 'webkit' ? { plain: [1], other: [1] } : { plain: [1, 2, 3], other: [2] };

describe('a chart under the pointer', () => {
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

  /** @param {keyof typeof PLACES} place @param {number} [ratio] */
  const open = (place, ratio) => openPlace(browser, site.url, place, ratio);

  for (const place of /** @type {(keyof typeof PLACES)[]} */ (Object.keys(PLACES))) {
    it(`finds the bucket under the pointer, ${place}, whatever the dots per px`, async () => {
      for (const ratio of place === 'plain' ? RATIOS.plain : RATIOS.other) {
        const { page, problems } = await open(place, ratio);
        for (const hour of [0, 1, 11, 12, 22, 23]) {
          const { x, y } = await placeOf(page, hour / 23);
          await page.mouse.move(x, y);
          await painted(page);
          const { time, box, dots, line } = await look(page);
          const from = new Date(Date.UTC(2026, 0, 10, hour));
          const hours = from.toLocaleTimeString('en', { hour: 'numeric', timeZone: 'UTC' });
          const [clock = ''] = hours.split(/\s/);
          assert.match(time, new RegExp(`^Jan 10, ${clock}:00`), `hour ${hour}: ${time}`);
          assert.ok(Math.abs(line - x) <= 2, `the line is at ${line}, the pointer at ${x}`);
          assert.ok(box.left >= 0 && box.right <= 900, `across: ${JSON.stringify(box)}`);
          assert.ok(box.top >= 0 && box.bottom <= 700, `upright: ${JSON.stringify(box)}`);
          for (const dot of dots) {
            const isApart = dot.right <= box.left || dot.left >= box.right;
            assert.ok(isApart || dot.bottom <= box.top || dot.top >= box.bottom, 'covers a dot');
          }
        }
        assert.deepEqual(problems, []);
        await page.close();
      }
    });

    it(`zooms into the dragged span, ${place}`, async () => {
      const { page, problems } = await open(place);
      const [from, to] = [await placeOf(page, 6 / 23), await placeOf(page, 9 / 23)];
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y + 30, { steps: 5 });
      await page.mouse.up();
      await minutesShown(page, 240);
      assert.match(await csv(page), /^[^\n]*\n2026-01-10T06:00:00Z/);
      const middle = await placeOf(page, 0.5);
      await page.mouse.click(middle.x, middle.y, { count: 2 });
      await page.waitForFunction(
        (tag) =>
          /** @type {any} */ (document.querySelector(tag)).toCSV().split('\r\n').length === 26,
        {},
        TAG,
      );
      assert.deepEqual(problems, []);
      await page.close();
    });
  }

  it('zooms to the same from right to left, also when the pointer leaves the chart', async () => {
    const { page } = await open('plain');
    const [from, to] = [await placeOf(page, 20 / 23), await placeOf(page, 1)];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(Math.min(to.x + 60, 899), to.y, { steps: 5 });
    await page.mouse.up();
    await minutesShown(page, 240);
    assert.match(await csv(page), /^[^\n]*\n2026-01-10T20:00:00Z/);
    await page.close();
  });

  it('does not zoom by a click, nor by a drag that Escape ended', async () => {
    const { page } = await open('plain');
    const [from, to] = [await placeOf(page, 0.3), await placeOf(page, 0.6)];
    await page.mouse.click(from.x, from.y);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 5 });
    assert.equal(await isShown(page, '.selection'), true);
    await page.keyboard.press('Escape');
    assert.equal(await isShown(page, '.selection'), false);
    await page.mouse.up();
    await painted(page);
    assert.equal(await isShown(page, '.reset'), false);
    await page.close();
  });
});
