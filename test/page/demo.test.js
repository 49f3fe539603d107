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
});
