import { Key, Origin } from 'selenium-webdriver';

/** The keys of Puppeteer's `Keyboard`, by WebDriver. */
export class Keyboard {
  #driver;

  /** @param {import('selenium-webdriver').WebDriver} driver */
  constructor(driver) {
    this.#driver = driver;
  }

  /** @param {string} key - by its name in the DOM */
  async down(key) {
    await this.#driver.actions({ async: true }).keyDown(keyOf(key)).perform();
  }

  /** @param {string} key */
  async up(key) {
    await this.#driver.actions({ async: true }).keyUp(keyOf(key)).perform();
  }

  /** @param {string} key */
  async press(key) {
    const name = keyOf(key);
    await this.#driver.actions({ async: true }).keyDown(name).keyUp(name).perform();
  }

  /** @param {string} text */
  async type(text) {
    for (const letter of text) await this.press(letter);
  }
}

/** The pointer of Puppeteer's `Mouse`, by WebDriver. */
export class Mouse {
  #driver;

  /** @param {import('selenium-webdriver').WebDriver} driver */
  constructor(driver) {
    this.#driver = driver;
  }

  /**
   * @param {number} x - CSS px in the viewport
   * @param {number} y
   */
  async move(x, y) {
    const place = { x: Math.round(x), y: Math.round(y), duration: 0, origin: Origin.VIEWPORT };
    await this.#driver.actions({ async: true }).move(place).perform();
  }

  async down() {
    await this.#driver.actions({ async: true }).press().perform();
  }

  async up() {
    await this.#driver.actions({ async: true }).release().perform();
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {{ count?: number }} [options] - how often
   */
  async click(x, y, { count = 1 } = {}) {
    await this.move(x, y);
    let clicks = this.#driver.actions({ async: true });
    for (let i = 0; i < count; i++) clicks = clicks.press().release();
    await clicks.perform();
  }

  /** Lets go of everything, and away from everything. */
  async reset() {
    await this.#driver.actions({ async: true }).clear();
    await this.move(0, 0);
  }
}

/**
 * The code of WebDriver for a key.
 *
 * @param {string} key - `ArrowLeft`, say, or a letter
 * @returns {string}
 */
function keyOf(key) {
  if ([...key].length === 1) return key;
  const name = key.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
  const code = Object.entries(Key).find(([known]) => known === name)?.[1];
  if (typeof code !== 'string') throw new Error(`WebDriver has no key ${key}`);
  return code;
}
