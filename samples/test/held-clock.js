/**
 * A clock that server and pages share and that a test moves on. In pages, timers of a second and
 * more wait for it; shorter ones, with which frameworks and browsers do their work, run as ever.
 */
export class HeldClock {
  #aheadMs;

  /** @param {number} startMs Unix ms */
  constructor(startMs) {
    this.#aheadMs = startMs - Date.now();
  }

  /** @returns {number} Unix ms */
  nowMs = () => Date.now() + this.#aheadMs;

  /**
   * Gives a page this clock. To be called before it loads anything.
   *
   * @param {import('puppeteer-core').Page} page
   */
  async install(page) {
    await page.evaluateOnNewDocument(holdTimers, this.#aheadMs);
  }

  /**
   * Moves on, and runs what is due in the page.
   *
   * @param {import('puppeteer-core').Page} page
   * @param {number} ms
   */
  async advance(page, ms) {
    this.#aheadMs += ms;
    await page.evaluate((step) => /** @type {any} */ (globalThis).heldClock.advance(step), ms);
  }
}

/**
 * Runs in the page.
 *
 * @param {number} startAheadMs
 */
function holdTimers(startAheadMs) {
  const HELD_FROM_MS = 1000;
  const FIRST_ID = 1_000_000_000;
  const page = /** @type {any} */ (globalThis);
  const { setTimeout: setReal, clearTimeout: clearReal } = page;
  const realNow = Date.now;
  /** @type {Map<number, { dueMs: number, run: () => void }>} */
  const held = new Map();
  let aheadMs = startAheadMs;
  let nextId = FIRST_ID;

  Date.now = () => realNow() + aheadMs;

  page.setTimeout = (/** @type {any} */ handler, ms = 0, /** @type {any[]} */ ...args) => {
    if (ms < HELD_FROM_MS) return setReal(handler, ms, ...args);
    const id = nextId++;
    held.set(id, { dueMs: Date.now() + ms, run: () => handler(...args) });
    return id;
  };

  page.clearTimeout = (/** @type {number} */ id) => {
    if (!held.delete(id)) clearReal(id);
  };

  page.heldClock = {
    /** @param {number} ms */
    advance(ms) {
      aheadMs += ms;
      for (const [id, { dueMs, run }] of [...held]) {
        // What is due may have been cleared by what ran before it.
        if (dueMs <= Date.now() && held.delete(id)) run();
      }
    },
  };
}
