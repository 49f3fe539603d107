import { WebKitPage } from './page.js';
import { startWebKit } from './start.js';

/**
 * Runs the test runner's files in WebKit, one after the other in one window.
 *
 * @returns {import('@web/test-runner-core').BrowserLauncher}
 */
export function webkitLauncher() {
  /** @type {import('./start.js').WebKit | undefined} */
  let webkit;
  /** @type {WebKitPage | undefined} */
  let page;
  let current = '';
  const launcher = {
    name: 'WebKit',
    // The commands that press keys and move the pointer do it as they would by Puppeteer.
    type: 'puppeteer',
    concurrency: 1,
    async initialize() {
      webkit = await startWebKit();
      page = new WebKitPage(webkit.driver);
      await page.setViewport({ width: 800, height: 600 });
    },
    /**
     * @param {string} id
     * @param {string} url
     */
    async startSession(id, url) {
      current = id;
      await page?.goto(url);
    },
    /** @param {string} id */
    isActive: (id) => id === current,
    getBrowserUrl: () => webkit?.driver.getCurrentUrl(),
    getPage: () => page,
    async stopSession() {
      current = '';
      await page?.goto('about:blank');
      return {};
    },
    async startDebugSession() {
      throw new Error('To debug a test in WebKit, open its page in a browser of your own.');
    },
    async stop() {
      await webkit?.close();
    },
  };
  return launcher;
}
