import { setTimeout as sleep } from 'node:timers/promises';
import { Handle } from './handle.js';
import { Keyboard, Mouse } from './input.js';
import { placeOf } from './start.js';

const POLL_MS = 30;
/** As long as a script may take: without a graphics card, large pages are painted slowly. */
const TIMEOUT_MS = 120_000;

/** @typedef {import('./handle.js').PageFunction} PageFunction */

/**
 * A page in WebKit, driven by WebDriver, with the methods of Puppeteer's `Page` that tests use: what
 * Puppeteer cannot drive is driven by the same tests. There is one window, and so one page at a time.
 */
export class WebKitPage {
  #driver;
  #watch;

  /**
   * @param {import('selenium-webdriver').WebDriver} driver
   * @param {import('./watch.js').Watch} [watch] - what is noticed of the page on its server
   */
  constructor(driver, watch) {
    this.#driver = driver;
    this.#watch = watch;
    this.keyboard = new Keyboard(driver);
    this.mouse = new Mouse(driver);
  }

  /** @param {string} url */
  async goto(url) {
    await this.#driver.get(url);
    await this.#gather();
  }

  url() {
    return this.#driver.getCurrentUrl();
  }

  async goBack() {
    await this.#driver.navigate().back();
  }

  async goForward() {
    await this.#driver.navigate().forward();
  }

  async bringToFront() {}

  async close() {
    await this.#gather();
    this.#watch?.end();
    await this.#driver.get('about:blank');
  }

  /** @param {{ width: number, height: number }} size - in CSS px */
  async setViewport({ width, height }) {
    await this.#driver.manage().window().setRect(placeOf({ width, height }));
    // The window has its size before the page has it.
    await this.waitForFunction(
      (/** @type {number} */ w, /** @type {number} */ h) =>
        window.innerWidth === w && window.innerHeight === h,
      { timeout: 5000 },
      width,
      height,
    );
  }

  /** What is on the screen, as PNG. */
  async screenshot() {
    return Buffer.from(await this.#driver.takeScreenshot(), 'base64');
  }

  /**
   * Runs a function before all scripts of the pages that follow.
   *
   * @param {PageFunction} run
   * @param {...unknown} args
   */
  async evaluateOnNewDocument(run, ...args) {
    this.#watch?.scripts.push(`(${String(run)})(${args.map((arg) => JSON.stringify(arg)).join()})`);
  }

  /** @param {string} name @param {(found: any) => void} listener */
  on(name, listener) {
    this.#watch?.on(name, listener);
  }

  async setRequestInterception() {}

  /** @param {{ content: string }} options */
  async addStyleTag({ content }) {
    await this.evaluate((/** @type {string} */ css) => {
      const style = document.createElement('style');
      style.append(css);
      document.head.append(style);
    }, content);
  }

  /**
   * @param {PageFunction | string} run - in the page; what it returns comes back as JSON
   * @param {...unknown} args
   * @returns {Promise<any>}
   */
  async evaluate(run, ...args) {
    if (typeof run === 'string') return this.#run('(0, eval)(args[0])', [run]);
    return this.#run(`(${String(run)})(...args)`, args);
  }

  /** @param {string} first - argument, as code @param {PageFunction} run @param {unknown[]} args */
  #call(first, run, args) {
    return this.#run(`(${String(run)})(${first}, ...args)`, args);
  }

  /** @param {string} code - of an expression @param {unknown[]} args */
  async #run(code, args) {
    const plain = args.map((arg) => (arg instanceof Handle ? arg.element : arg));
    const json = await this.#driver.executeAsyncScript(
      `const done = arguments[arguments.length - 1];
      const args = [...arguments].slice(0, -1);
      const told = () => globalThis[Symbol.for('told')]?.splice(0) ?? [];
      const jsonOf = ${String(jsonOf)};
      (async () => ({ value: await ${code} }))()
        .catch((error) => ({ error: String(error?.message ?? error) }))
        .then((result) => done(jsonOf({ ...result, told: told() })));`,
      ...plain,
    );
    const { value, error, told } = JSON.parse(String(json));
    this.#watch?.tell(told);
    if (error !== undefined) throw new Error(error);
    return value;
  }

  /** @param {string} selector @param {PageFunction} run @param {...unknown} args */
  async $eval(selector, run, ...args) {
    return this.#call(`document.querySelector(${JSON.stringify(selector)})`, run, args);
  }

  /** @param {string} selector @param {PageFunction} run @param {...unknown} args */
  async $$eval(selector, run, ...args) {
    return this.#call(`[...document.querySelectorAll(${JSON.stringify(selector)})]`, run, args);
  }

  /** @param {string} selector @returns {Promise<Handle | null>} */
  async $(selector) {
    return (await this.#find(selector, 1))[0] ?? null;
  }

  /** @param {string} selector - ` >>> ` leads into a shadow root */
  async $$(selector) {
    return this.#find(selector, Infinity);
  }

  /**
   * The driver cannot hand out a list of elements where a page has replaced what lists can do, but
   * single ones.
   *
   * @param {string} selector
   * @param {number} most
   */
  async #find(selector, most) {
    const [outer = '', inner] = selector.split(' >>> ');
    const count = await this.evaluate(
      (/** @type {string} */ outer, /** @type {string | undefined} */ inner) => {
        const found = [...document.querySelectorAll(outer)].flatMap((element) =>
          inner ? [...(element.shadowRoot?.querySelectorAll(inner) ?? [])] : [element],
        );
        Object.defineProperty(globalThis, Symbol.for('found'), {
          value: found,
          configurable: true,
        });
        return found.length;
      },
      outer,
      ...(inner ? [inner] : []),
    );
    const handles = [];
    for (let i = 0; i < Math.min(count, most); i++) {
      const code = "return globalThis[Symbol.for('found')][arguments[0]]";
      handles.push(new Handle(this, await this.#driver.executeScript(code, i)));
    }
    return handles;
  }

  /** @param {string} selector */
  async click(selector) {
    await this.#found(selector, (handle) => handle.click());
  }

  /** @param {string} selector @param {string} text */
  async type(selector, text) {
    await this.#found(selector, (handle) => handle.focus());
    await this.keyboard.press('End');
    await this.keyboard.type(text);
  }

  /** @param {string} selector @param {string} value */
  async select(selector, value) {
    await this.$eval(
      selector,
      (/** @type {HTMLSelectElement} */ list, /** @type {string} */ value) => {
        list.value = value;
        list.dispatchEvent(new Event('input', { bubbles: true }));
        list.dispatchEvent(new Event('change', { bubbles: true }));
      },
      value,
    );
  }

  /**
   * @param {PageFunction | string} run - in the page
   * @param {{ timeout?: number }} [options] - ms
   * @param {...unknown} args
   */
  async waitForFunction(run, { timeout = TIMEOUT_MS } = {}, ...args) {
    for (const endMs = Date.now() + timeout; ; await sleep(POLL_MS)) {
      const value = await this.evaluate(run, ...args);
      if (value) return { jsonValue: () => Promise.resolve(value) };
      if (Date.now() > endMs) throw new Error(`Waited ${timeout} ms for ${String(run)}`);
    }
  }

  /** @param {string} selector @param {{ timeout?: number }} [options] */
  async waitForSelector(selector, options) {
    await this.waitForFunction(
      (/** @type {string} */ outer, /** @type {string | undefined} */ inner) => {
        const found = document.querySelector(outer);
        return (inner ? found?.shadowRoot?.querySelector(inner) : found) != null;
      },
      options,
      ...selector.split(' >>> '),
    );
    return this.$(selector);
  }

  /**
   * The first frame of the page, once it is there.
   *
   * @param {(frame: { url: () => string }) => boolean} isWanted
   */
  async waitForFrame(isWanted) {
    const frame = await this.waitForSelector('iframe');
    const src = String(await frame?.evaluate((/** @type {HTMLIFrameElement} */ { src }) => src));
    if (!isWanted({ url: () => src })) throw new Error(`The frame is at ${src}`);
    const inside = async (/** @type {() => Promise<unknown>} */ act) => {
      await this.#driver.switchTo().frame(0);
      try {
        return await act();
      } finally {
        await this.#driver.switchTo().defaultContent();
      }
    };
    return {
      url: () => src,
      evaluate: (/** @type {PageFunction} */ run, /** @type {unknown[]} */ ...args) =>
        inside(() => this.evaluate(run, ...args)),
      waitForFunction: (
        /** @type {PageFunction} */ run,
        /** @type {{ timeout?: number }} */ options,
        /** @type {unknown[]} */ ...args
      ) => inside(() => this.waitForFunction(run, options, ...args)),
    };
  }

  /** Waits until nothing was asked of the server for a while. @param {{ idleTime: number }} options */
  async waitForNetworkIdle({ idleTime }) {
    await sleep(idleTime);
    while (Date.now() - (this.#watch?.lastMs ?? 0) < idleTime) await sleep(POLL_MS);
  }

  /** What the page has told until now. */
  async #gather() {
    await this.evaluate(() => {}).catch(() => {});
  }

  /** @param {string} selector @param {(handle: Handle) => Promise<void>} act */
  async #found(selector, act) {
    const handle = await this.$(selector);
    if (!handle) throw new Error(`No ${selector}`);
    await act(handle);
  }
}

/**
 * Runs in the page: JSON as the language has it, where libraries have given lists and texts a way of
 * their own.
 *
 * @param {unknown} value
 */
function jsonOf(value) {
  const prototypes = [Array.prototype, String.prototype, Number.prototype, Object.prototype];
  const own = prototypes.map((prototype) => Object.getOwnPropertyDescriptor(prototype, 'toJSON'));
  for (const prototype of prototypes) Reflect.deleteProperty(prototype, 'toJSON');
  try {
    return JSON.stringify(value);
  } finally {
    prototypes.forEach((prototype, i) => {
      if (own[i]) Object.defineProperty(prototype, 'toJSON', own[i]);
    });
  }
}
