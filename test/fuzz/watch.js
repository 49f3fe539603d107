/** What a page's owner must not see, and what must not stay behind. */
import { told } from './act.js';

/** @typedef {import('./oracles.js').Problem} Problem */

/** @type {Problem[]} what was told of since it was asked for last */
let noted = [];

/** The warnings that are documented: of values, names and places that no widget takes. */
const DOCUMENTED =
  /^<nano-(?:byte-usage|concurrent-viewers|mtd-usage)> (?:ignores .*\. Allowed: .*|ignores the attribute .*|cannot be seen inside of .*)\.$/s;

/** @type {Set<object>} observers that have something to observe */
const observing = new Set();
/** @type {Map<string, number>} listeners of what outlives an element, by target and type */
const listening = new Map();

/** Begins to keep account; before the library comes. */
export function watch() {
  addEventListener('error', (event) => {
    note('told', `window error: ${told(event.error ?? event.message)}`);
  });
  addEventListener('unhandledrejection', (event) => {
    note('told', `unhandled rejection: ${told(event.reason)}`);
  });
  console.error = (...args) => note('console', `console.error: ${args.map(told).join(' ')}`);
  console.warn = (...args) => {
    const [message] = args;
    if (args.length === 1 && typeof message === 'string' && DOCUMENTED.test(message)) return;
    note('console', `console.warn: ${args.map(told).join(' ')}`);
  };
  watchObservers();
  watchListeners();
}

/** @param {Problem['oracle']} oracle @param {string} words */
function note(oracle, words) {
  noted.push({ oracle, words });
}

/** What was noted since the last call. */
export function takeNoted() {
  const taken = noted;
  noted = [];
  return taken;
}

/** Each observer with something to observe, and each listener of the page, in words. */
export function waiting() {
  return [
    ...[...observing].map((observer) => `a ${observer.constructor.name}`),
    ...[...listening].flatMap(([where, count]) => Array(count).fill(`a listener of ${where}`)),
  ];
}

function watchObservers() {
  for (const name of ['IntersectionObserver', 'ResizeObserver', 'MutationObserver']) {
    const Native = Reflect.get(globalThis, name);
    const Watched = class extends Native {
      #targets = new Set();
      observe(/** @type {Node} */ target, /** @type {any} */ options) {
        super.observe(target, options);
        this.#targets.add(target);
        observing.add(this);
      }
      unobserve(/** @type {Node} */ target) {
        super.unobserve(target);
        this.#targets.delete(target);
        if (this.#targets.size === 0) observing.delete(this);
      }
      disconnect() {
        super.disconnect();
        this.#targets.clear();
        observing.delete(this);
      }
    };
    Object.defineProperty(Watched, 'name', { value: name });
    Reflect.set(globalThis, name, Watched);
  }
}

/** Counts what listens to window, documents and media; those of an element go with it. */
function watchListeners() {
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  const isLasting = (/** @type {EventTarget} */ target) =>
    [Window, Document, MediaQueryList, VisualViewport].some((kind) => target instanceof kind);
  /** @type {WeakMap<EventTarget, Map<string, Set<unknown>>>} */
  const known = new WeakMap();
  const of = (/** @type {EventTarget} */ target, /** @type {string} */ type) => {
    const types = known.get(target) ?? new Map();
    known.set(target, types);
    if (!types.has(type)) types.set(type, new Set());
    return types.get(type);
  };
  const forget = (
    /** @type {EventTarget} */ target,
    /** @type {string} */ type,
    /** @type {any} */ listener,
  ) => {
    if (of(target, type).delete(listener)) count(target, type, -1);
  };
  const count = (/** @type {EventTarget} */ target, /** @type {string} */ type, by = 1) => {
    const where = `${target.constructor.name}: ${type}`;
    listening.set(where, (listening.get(where) ?? 0) + by);
  };
  /** @type {typeof add} */
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const target = this ?? globalThis;
    add.call(target, type, listener, options);
    const { once, signal } = typeof options === 'object' ? options : {};
    if (!listener || signal?.aborted || !isLasting(target)) return;
    if (of(target, type).has(listener)) return;
    of(target, type).add(listener);
    count(target, type);
    const end = () => forget(target, type, listener);
    if (once) add.call(target, type, end, { once: true });
    if (signal) add.call(signal, 'abort', end, { once: true });
  };
  /** @type {typeof remove} */
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    const target = this ?? globalThis;
    remove.call(target, type, listener, options);
    if (isLasting(target)) forget(target, type, listener);
  };
}

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
