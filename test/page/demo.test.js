import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createServer } from 'vite';
import { allReady, openPage, startBrowser } from './harness.js';

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let browser;
/** @type {import('vite').ViteDevServer} */
let server;
let url = '';

before(async () => {
  server = await createServer({ logLevel: 'error', server: { port: 0, host: '127.0.0.1' } });
  await server.listen();
  const address = server.httpServer?.address();
  assert.ok(address && typeof address === 'object');
  url = `http://127.0.0.1:${address.port}`;
  browser = await startBrowser();
});

after(async () => {
  await browser.close();
  await server.close();
});

describe('the demo', () => {
  for (const path of ['/', '/demo/index.html', '/demo/embed.html']) {
    it(`shows all widgets at ${path}`, async () => {
      const { page, problems } = await openPage(browser, url + path);
      // All of it on one screen, since what is far off it asks for nothing.
      await page.setViewport({ width: 1280, height: 3000 });
      await allReady(page);
      assert.deepEqual(
        problems.filter((problem) => !problem.includes('Lit is in dev mode')),
        [],
      );
      await page.close();
    });
  }

  it('shows the chosen widget at /demo/builder.html, and its code', async () => {
    const { page, problems } = await openPage(
      browser,
      `${url}/demo/builder.html?widget=mtd-usage&unit=GB`,
    );
    await page.setViewport({ width: 1280, height: 1000 });
    await allReady(page);
    const code = await page.$eval('#blocks pre', ({ textContent }) => textContent ?? '');
    assert.match(code, /integrity="sha384-[^]*<nano-mtd-usage unit="GB">/);
    assert.deepEqual(
      problems.filter((problem) => !problem.includes('Lit is in dev mode')),
      [],
    );
    await page.close();
  });

  it('shows each widget in each state at /demo/gallery.html, as its controls say', async () => {
    const { page, problems } = await openPage(
      browser,
      `${url}/demo/gallery.html?theme=dark&width=240&only=mtd-usage`,
    );
    const shown = () =>
      page.$$eval('figure', (figures) => figures.map((figure) => figure.dataset['case'] ?? ''));
    await page.setViewport({ width: 1280, height: 8000 });
    await page.waitForSelector('html[data-settled]');
    const names = await shown();
    assert.ok(names.includes('mtd-usage/ready') && names.includes('mtd-usage/plan'), names.join());
    const widget = await page.$eval('nano-mtd-usage', (element) => ({
      width: element.getBoundingClientRect().width,
      scheme: getComputedStyle(element).colorScheme,
    }));
    assert.deepEqual(widget, { width: 240, scheme: 'dark' });
    await page.select('[name=only]', 'byte-usage/ready');
    await page.select('[name=width]', '768');
    await page.select('[name=lang]', 'de');
    await page.waitForSelector('html[data-settled]');
    assert.deepEqual(await shown(), ['byte-usage/ready']);
    assert.equal(
      await page.evaluate(() => location.search),
      '?theme=dark&width=768&only=byte-usage%2Fready&lang=de',
    );
    const summary = await page.$eval('nano-byte-usage', (element) =>
      element.shadowRoot?.querySelector('.retry, #summary')?.textContent?.trim(),
    );
    assert.match(summary ?? '', /zwischen/);
    assert.deepEqual(
      problems.filter((problem) => !problem.includes('Lit is in dev mode')),
      [],
    );
    await page.close();
  });
});
