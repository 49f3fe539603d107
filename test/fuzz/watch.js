/** What a page's owner must not see, and what must not stay behind. */
import { told } from './act.js';

/** @type {string[]} what was told of since it was asked for last */
let noted = [];

/** @type {Set<unknown>} */
const timers = new Set();

/** Begins to keep account; before the library comes. */
export function watch() {
  addEventListener('error', (event) => noted.push(`window error: ${told(event.error)}`));
  addEventListener('unhandledrejection', (event) => {
    noted.push(`unhandled rejection: ${told(event.reason)}`);
  });
  console.error = () => noted.push('console.error');
  // Told by the thousands, as is documented.
  console.warn = (/** @type {unknown} */ message) => {
    if (typeof message !== 'string') noted.push('a warning that is no text');
  };
  // No sequence reaches the network: what it would say is another test's.
  globalThis.fetch = async () => {
    throw new TypeError('Failed to fetch');
  };
  const { setTimeout: set, clearTimeout: clear } = globalThis;
  /** @type {any} */ (globalThis).setTimeout = (
    /** @type {Function} */ run,
    /** @type {number} */ ms,
    /** @type {unknown[]} */ ...args
  ) => {
    const id = set(() => {
      timers.delete(id);
      run(...args);
    }, ms);
    timers.add(id);
    return id;
  };
  /** @type {any} */ (globalThis).clearTimeout = (/** @type {number} */ id) => {
    timers.delete(id);
    clear(id);
  };
}

/** What was noted since the last call. */
export function takeNoted() {
  const taken = noted;
  noted = [];
  return taken;
}

/** How many timers are waiting. */
export const waitingTimers = () => timers.size;

const KEPT = {
  globalThis,
  Object: Object.prototype,
  Array: Array.prototype,
  Function: Function.prototype,
  Promise: Promise.prototype,
  Element: Element.prototype,
  HTMLElement: HTMLElement.prototype,
};

/** Names that no library has to touch. */
export function globalNames() {
  return new Set(
    Object.entries(KEPT).flatMap(([of, object]) =>
      Object.getOwnPropertyNames(object).map((name) => `${of}.${name}`),
    ),
  );
}
