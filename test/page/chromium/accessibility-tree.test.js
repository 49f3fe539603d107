import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accessibilityTree } from './accessibility-tree.js';
import { TREES } from './accessibility-trees.js';
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

describe('to a screen reader', () => {
  for (const { id, title, tree } of TREES) {
    it(title, async () => {
      const { page } = await openGallery(browser, site.url, { only: id, bare: '' });
      assert.equal(await accessibilityTree(page), tree.trim());
      await page.close();
    });
  }

  it('a chart that is tabbed to says its last complete bucket, and each that a key leads to', async () => {
    const { page } = await openGallery(browser, site.url, { only: 'byte-usage/ready', bare: '' });
    const said = async (/** @type {string} */ start) => {
      const text = await page.waitForFunction(
        (start) => {
          const root = document.querySelector('nano-byte-usage')?.shadowRoot;
          const text = root?.querySelector('.chart [role=status]')?.textContent ?? '';
          return text.startsWith(start) && text.replace(/\s+/g, ' ');
        },
        {},
        start,
      );
      return text.jsonValue();
    };
    // From the range over the menu into the chart.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    assert.equal(
      await said('Nov 22, 1:00'),
      'Nov 22, 1:00 – 2:00 PM (UTC). Playout in TB: 1.289 TB (1,288,575,000,000 bytes); Ingest in TB: 0.09 TB (89,858,599,684 bytes)',
    );
    await page.keyboard.press('ArrowRight');
    assert.equal(
      await said('Nov 22, 2:00'),
      'Nov 22, 2:00 – 2:20 PM (UTC), so far. Playout in TB: 1.302 TB (1,302,075,000,000 bytes); Ingest in TB: 0.08 TB (79,525,333,419 bytes)',
    );
    const lines = (await accessibilityTree(page)).split('\n');
    const chart = lines.findIndex((line) => line.includes('roledescription: chart'));
    assert.match(lines[chart] ?? '', /\[roledescription: chart, focused, /);
    assert.deepEqual(lines.slice(chart + 1, chart + 9), [
      '    group',
      '      text "Nov 22, 2:00 – 2:20 PM (UTC), so far"',
      '      DescriptionList',
      '        term "Playout in TB"',
      '        definition',
      '          text "1.302 TB (1,302,075,000,000 bytes)"',
      '        term "Ingest in TB"',
      '        definition',
    ]);
    await page.close();
  });

  it('a menu that is open has its items, and the table a caption, heads and rows', async () => {
    const { page } = await openGallery(browser, site.url, { only: 'byte-usage/ready', bare: '' });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const linesFrom = async (/** @type {string} */ start, /** @type {number} */ count) => {
      const lines = (await accessibilityTree(page)).split('\n').map((line) => line.trim());
      const at = lines.findIndex((line) => line.startsWith(start));
      return lines.slice(at, at + count);
    };
    await page.waitForSelector('nano-byte-usage >>> [role=menu]');
    assert.deepEqual(await linesFrom('menu ', 6), [
      'menu "More"',
      'menuitemcheckbox "Show table" [focused]',
      'menuitem "Download CSV"',
      'menuitem "Download PNG"',
      'menuitem "Copy table"',
      'menuitem "Zoom in"',
    ]);
    await page.keyboard.press('Enter');
    await page.waitForSelector('nano-byte-usage >>> table');
    const caption = 'Ingest and playout usage, Nov 21, 2:00 PM – Nov 22, 2:20 PM (UTC)';
    assert.deepEqual(await linesFrom('region ', 18), [
      `region "${caption}"`,
      `table "${caption}"`,
      'caption',
      `text "${caption}"`,
      'rowgroup',
      'row',
      'columnheader "Time"',
      'button "Time"',
      'columnheader "Playout in TB"',
      'button "Playout in TB"',
      'columnheader "Ingest in TB"',
      'button "Ingest in TB"',
      'row',
      'rowheader "Nov 21, 2:00 – 3:00 PM"',
      'cell "1.463"',
      'text "1.463"',
      'cell "0.083"',
      'text "0.083"',
    ]);
    await page.close();
  });
});
