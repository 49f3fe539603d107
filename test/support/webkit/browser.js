import { startWebKit } from './start.js';
import { Watch } from './watch.js';
import { WebKitPage } from './page.js';

/**
 * WebKit with the methods of Puppeteer's `Browser` that tests use.
 *
 * @param {Parameters<typeof startWebKit>[0]} [options]
 */
export async function launchWebKit(options) {
  const webkit = await startWebKit(options);
  await webkit.driver.manage().setTimeouts({ script: 120_000 });
  return {
    version: () => Promise.resolve(`WebKitGTK/${webkit.version}`),
    async newPage() {
      const page = new WebKitPage(webkit.driver, new Watch());
      await page.setViewport({ width: 800, height: 600 });
      return page;
    },
    close: () => webkit.close(),
  };
}
