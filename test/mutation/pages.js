/** A browser for mutated code: it opens a page per test file, as the test runner does. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import { createSimulator } from '../../demo/simulator/index.js';
import { BROWSER_ARGS, BROWSER_ENV, findBrowser } from '../support/browser.js';
import { seedWithData } from '../support/seed.js';
import { prepare, runTests } from './in-page.js';

/** @typedef {import('./in-page.js').Task} Task */
/** @typedef {import('./in-page.js').Result} Result */

const MOCHA = createRequire(import.meta.url).resolve('mocha/mocha.js');

/**
 * How long no page is silent that is not in an endless loop, in ms. A property that fails is shrunk in
 * one go, and the machine may be busy.
 */
const SILENCE = 60_000;

const HTML = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <style>
      body { font-family: 'Liberation Serif', 'Times New Roman', serif; }
    </style>
    <script src="/mocha.js"></script>
  </head>
  <body></body>
</html>`;

export class Pages {
  /** @type {import('puppeteer-core').Browser | undefined} */
  #browser;
  /** @type {import('node:http').Server | undefined} */
  #server;
  #origin = '';

  /** @param {string} folder - with the bundles */
  async open(folder) {
    const seed = seedWithData();
    const simulator = createSimulator({ prefix: '/simulator', rateLimit: false, seed });
    this.#server = createServer(async (request, response) => {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname;
      if (path.startsWith('/simulator')) {
        await simulator.handle(request, response);
      } else if (path === '/') {
        response.setHeader('Content-Type', 'text/html').end(HTML);
      } else {
        const file = path === '/mocha.js' ? MOCHA : folder + path;
        const text = await readFile(file).catch(() => undefined);
        response.statusCode = text ? 200 : 404;
        response.setHeader('Content-Type', 'text/javascript; charset=utf-8').end(text);
      }
    }).listen(0, 'localhost');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (typeof address !== 'object' || !address) throw new Error('No port');
    this.#origin = `http://localhost:${address.port}`;
  }

  /**
   * @param {Task} task
   * @returns {Promise<Result | undefined>} nothing where the page hangs: it is in an endless loop. Tests
   *   that only wait end by Mocha's own limit
   * @throws where the page crashed or went elsewhere
   */
  async run(task) {
    this.#browser ??= await puppeteer.launch({
      headless: 'shell',
      executablePath: await findBrowser(),
      args: BROWSER_ARGS,
      env: BROWSER_ENV,
      // It ends with this process, even where that is killed.
      pipe: true,
      protocolTimeout: 0,
    });
    const end = new AbortController();
    try {
      const page = await this.#browser.newPage();
      const result = await Promise.race([
        this.#runIn(page, task),
        silence(page, end.signal),
        crash(page),
      ]);
      // A page in an endless loop cannot even be closed.
      await (result ? page.close() : this.#kill());
      return result;
    } catch (error) {
      await this.#kill();
      throw error;
    } finally {
      end.abort();
    }
  }

  /**
   * @param {import('puppeteer-core').Page} page
   * @param {Task} task
   * @returns {Promise<Result>}
   */
  async #runIn(page, task) {
    await page.exposeFunction('command', (/** @type {string} */ name, /** @type {any} */ payload) =>
      obey(page, name, payload),
    );
    await page.evaluateOnNewDocument(prepare, task);
    await page.goto(`${this.#origin}/`);
    return page.evaluate(runTests, task);
  }

  async #kill() {
    const browser = this.#browser;
    this.#browser = undefined;
    browser?.process()?.kill('SIGKILL');
    await browser?.close().catch(() => {});
  }

  async close() {
    await this.#kill();
    this.#server?.closeAllConnections();
    this.#server?.close();
  }
}

/**
 * Resolves when a page has not answered for a long time.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {AbortSignal} signal - when it does not matter any more
 * @returns {Promise<undefined>}
 */
async function silence(page, signal) {
  let answered = true;
  while (answered && !signal.aborted) {
    await sleep(1000);
    // One that is on its way to a document answers with an error.
    const answer = page.evaluate(() => true).catch(() => true);
    answered = await Promise.race([answer, sleep(SILENCE, false, { ref: false })]);
  }
}

/**
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<never>}
 */
function crash(page) {
  return new Promise((_resolve, reject) => page.once('error', reject));
}

/**
 * @param {import('puppeteer-core').Page} page
 * @param {string} name
 * @param {any} payload
 */
async function obey(page, name, payload) {
  if (name === 'setViewport') return page.setViewport(payload);
  if (name === 'sendKeys') {
    const [[action, key] = []] = Object.entries(payload);
    if (action === 'type') return page.keyboard.type(key);
    if (action === 'press') return page.keyboard.press(key);
    if (action === 'down') return page.keyboard.down(key);
    if (action === 'up') return page.keyboard.up(key);
  }
  if (name === 'sendMouse') {
    const { type, position, button = 'left' } = payload;
    if (type === 'move') return page.mouse.move(position[0], position[1]);
    if (type === 'click') return page.mouse.click(position[0], position[1], { button });
    if (type === 'down') return page.mouse.down({ button });
    if (type === 'up') return page.mouse.up({ button });
  }
  throw new Error(`Unknown command ${name} ${JSON.stringify(payload)}`);
}
