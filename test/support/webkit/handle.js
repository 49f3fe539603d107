/**
 * @typedef {(...args: any[]) => unknown} PageFunction
 * @typedef {import('./page.js').WebKitPage} WebKitPage
 * @typedef {import('selenium-webdriver').WebElement} WebElement
 */

/** An element of a page. */
export class Handle {
  #page;

  /** @param {WebKitPage} page @param {WebElement} element */
  constructor(page, element) {
    this.#page = page;
    this.element = element;
  }

  /** @param {PageFunction} run @param {...unknown} args */
  evaluate(run, ...args) {
    return this.#page.evaluate(run, this, ...args);
  }

  async focus() {
    await this.evaluate((/** @type {HTMLElement} */ element) => element.focus());
  }

  /** The middle of it, on screen. */
  async #middle() {
    return this.evaluate((/** @type {HTMLElement} */ element) => {
      element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      const { left, top, width, height } = element.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    });
  }

  async click() {
    const { x, y } = await this.#middle();
    await this.#page.mouse.click(x, y);
  }

  async screenshot() {
    return Buffer.from(await this.element.takeScreenshot(true), 'base64');
  }

  async hover() {
    const { x, y } = await this.#middle();
    await this.#page.mouse.move(x, y);
  }
}
