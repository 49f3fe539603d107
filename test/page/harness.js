import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import puppeteer from 'puppeteer-core';
import { createSimulator } from '../../demo/simulator/index.js';
import { BROWSER_ARGS, BROWSER_ENV, findBrowser } from '../support/browser.js';
import { engine } from '../support/engines.js';
import { findFirefox } from '../support/firefox.js';
import { launchWebKit } from '../support/webkit/browser.js';
import { watchRequest, withFirstScript } from '../support/webkit/watch.js';

const ROOT = new URL('../../', import.meta.url);

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** @typedef {{ html: string, headers?: Record<string, string> }} TestPage */

/**
 * @typedef {object} SiteOptions
 * @property {import('../../demo/simulator/handler.js').SimulatorOptions} [simulator]
 * @property {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => boolean | void} [onRequest]
 *   sees each request before it is answered, and may answer it: `true`
 */

/**
 * A site with the files of the checkout, the simulator under `/simulator`, and pages made up by
 * tests under `/pages/NAME`.
 *
 * @param {Record<string, TestPage>} pages
 * @param {SiteOptions} [options]
 */
export async function startSite(pages, { simulator: options, onRequest } = {}) {
  const simulator = createSimulator({ prefix: '/simulator', rateLimit: false, ...options });
  const server = createServer((request, response) => {
    if (onRequest?.(request, response)) return;
    if (engine === 'webkit' && watchRequest(request, response)) return;
    void simulator.handle(request, response, () => {
      const { pathname } = new URL(request.url ?? '/', 'http://site');
      // Browsers ask for one by themselves, some of them at some times.
      if (pathname === '/favicon.ico') {
        response.writeHead(204).end();
        return;
      }
      const page = pages[pathname.replace('/pages/', '')];
      if (page) {
        const headers = { 'content-type': TYPES['.html'], ...page.headers };
        response.writeHead(200, headers);
        response.end(watched(page.html, headers['content-type']));
        return;
      }
      serveFile(pathname, response);
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    simulator,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * @param {string} pathname
 * @param {import('node:http').ServerResponse} response
 */
function serveFile(pathname, response) {
  const file = new URL(`.${pathname}`, ROOT);
  if (!file.href.startsWith(ROOT.href) || !existsSync(file) || !statSync(file).isFile()) {
    response.writeHead(404).end();
    return;
  }
  const type = TYPES[extname(file.pathname)] ?? 'application/octet-stream';
  response.writeHead(200, {
    'content-type': type,
    // As those who serve scripts to other sites do.
    'access-control-allow-origin': '*',
  });
  if (type === TYPES['.html']) response.end(watched(readFileSync(file, 'utf8'), type));
  else createReadStream(file).pipe(response);
}

/**
 * A page as the engine at work needs it.
 *
 * @param {string} html
 * @param {string | undefined} type
 */
function watched(html, type) {
  return engine === 'webkit' && type?.startsWith('text/html') ? withFirstScript(html) : html;
}

/**
 * What the person who looks has asked of their system.
 *
 * @typedef {object} Wishes
 * @property {boolean} [isDark]
 * @property {boolean} [hasReducedMotion]
 * @property {boolean} [hasForcedColors]
 * @property {boolean} [hasMoreContrast]
 */

/**
 * As contrast themes have them: text for what is selected has contrast to its ground, and neither
 * need have it to the page. (What Firefox has of its own here, white on #39f, is 2.96:1.)
 */
const FORCED_COLORS = { 'ui.highlight': '#ffe680', 'ui.highlighttext': '#000000' };

/**
 * A browser of the engine in which tests are run.
 *
 * @param {Wishes} [wishes]
 * @returns {Promise<import('puppeteer-core').Browser>}
 */
export async function startBrowser(wishes = {}) {
  if (engine === 'webkit') return /** @type {any} */ (launchWebKit(wishes));
  if (engine === 'firefox') {
    return puppeteer.launch({
      browser: 'firefox',
      executablePath: findFirefox(),
      headless: true,
      env: BROWSER_ENV,
      extraPrefsFirefox: {
        // Bars to scroll by take no room, as in the other engines.
        'ui.useOverlayScrollbars': 1,
        'ui.systemUsesDarkTheme': wishes.isDark ? 1 : 0,
        'ui.prefersReducedMotion': wishes.hasReducedMotion ? 1 : 0,
        // 2 is always, 1 never.
        'browser.display.document_color_use': wishes.hasForcedColors ? 2 : 1,
        ...(wishes.hasForcedColors && FORCED_COLORS),
        ...(wishes.hasMoreContrast && { 'ui.useAccessibilityTheme': 1 }),
      },
    });
  }
  const browser = await puppeteer.launch({
    executablePath: await findBrowser(),
    headless: 'shell',
    args: BROWSER_ARGS,
    env: BROWSER_ENV,
  });
  emulated.set(browser, [
    ...(wishes.isDark ? [{ name: 'prefers-color-scheme', value: 'dark' }] : []),
    ...(wishes.hasReducedMotion ? [{ name: 'prefers-reduced-motion', value: 'reduce' }] : []),
    ...(wishes.hasForcedColors ? [{ name: 'forced-colors', value: 'active' }] : []),
    ...(wishes.hasMoreContrast ? [{ name: 'prefers-contrast', value: 'more' }] : []),
  ]);
  return browser;
}

/** Chromium has no settings for what its person wishes; each page is told. */
const emulated = new WeakMap();

/**
 * Opens a page and collects whatever a page's owner would not want to see: errors and warnings in
 * the console, errors of scripts, failed requests, violations of the policy.
 *
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} url
 */
export async function openPage(browser, url) {
  const page = await browser.newPage();
  const features = emulated.get(browser);
  if (features?.length > 0) {
    const protocol = await page.createCDPSession();
    await protocol.send('Emulation.setEmulatedMedia', { features });
  }
  /** @type {string[]} */
  const problems = [];
  /** @type {string[]} */
  const requests = [];
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => {
    problems.push(`script: ${error instanceof Error ? error.message : String(error)}`);
  });
  page.on('requestfailed', (request) => problems.push(`request: ${request.url()}`));
  page.on('request', (request) => requests.push(request.url()));
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
  await page.goto(url);
  return { page, problems, requests };
}

/**
 * Waits until each element of a page has the status `ready` and has drawn.
 *
 * @param {import('puppeteer-core').Page} page
 */
export async function allReady(page) {
  await page.waitForFunction(
    () => {
      const elements = [...document.querySelectorAll('*')].filter(({ localName }) =>
        localName.startsWith('nano-'),
      );
      return (
        elements.length > 0 &&
        elements.every(
          (element) =>
            element.getAttribute('status') === 'ready' &&
            (element.localName === 'nano-mtd-usage'
              ? element.shadowRoot?.querySelector('[part=figure]')
              : element.shadowRoot?.querySelector('canvas')),
        )
      );
    },
    { timeout: 10_000 },
  );
}
