/**
 * Runs in the page before all other scripts: gives it `snapshot.changes()`, which names whatever is no
 * longer as it was then, and `snapshot.names()` of all that is compared.
 *
 * That is each object that properties and prototypes lead to from `globalThis`, which is nearly all
 * that is built in, the rest of it, and objects that the window has by getters. No other getter is
 * called, as what those give may be new each time.
 */
export function installSnapshot() {
  // A function that is not strict has properties that change while it runs.
  'use strict';
  // Kept, as it may be these that are replaced.
  const { ownKeys, getOwnPropertyDescriptor, getPrototypeOf, isExtensible } = Reflect;
  const { is } = Object;

  /**
   * @typedef {object} Look
   * @property {object | null} prototype
   * @property {boolean} isOpen - to further properties
   * @property {Map<PropertyKey, PropertyDescriptor>} properties
   */

  /** What no property leads to. @returns {[name: string, object: unknown][]} */
  const apart = () => [
    ['document', document],
    ['document.documentElement', document.documentElement],
    ['location', location],
    ['history', history],
    ['navigator', navigator],
    ['customElements', customElements],
    ['screen', screen],
    ['performance', performance],
    ['localStorage', localStorage],
    ['sessionStorage', sessionStorage],
    ['(iterator of a list)', [].values()],
    ['(iterator of a text)', ''[Symbol.iterator]()],
    ['(iterator of matches)', ''.matchAll(/a/g)],
    ['(iterator of a Map)', new Map().values()],
    ['(iterator of a Set)', new Set().values()],
    ['(generator)', function* () {}],
    ['(async function)', async () => {}],
    ['(async generator)', async function* () {}],
  ];

  /** Of events, as `onerror`: only their accessors are properties. */
  const handlers = () => {
    const targets = { '': globalThis, 'document.': document };
    /** @type {Map<string, unknown>} */
    const found = new Map();
    for (const [name, target] of Object.entries(targets)) {
      for (const key in target) {
        if (key.startsWith('on')) found.set(`(handler) ${name}${key}`, Reflect.get(target, key));
      }
    }
    return found;
  };

  /** @param {string} name @param {PropertyKey} key */
  const nameOf = (name, key) => {
    if (typeof key === 'symbol') return `${name}[${String(key)}]`;
    return name ? `${name}.${key}` : String(key);
  };

  /** @param {object} object @returns {Look} */
  const lookAt = (object) => {
    /** @type {Look['properties']} */
    const properties = new Map();
    for (const key of ownKeys(object)) {
      const descriptor = getOwnPropertyDescriptor(object, key);
      if (descriptor) properties.set(key, descriptor);
    }
    return { prototype: getPrototypeOf(object), isOpen: isExtensible(object), properties };
  };

  const lookAtAll = () => {
    /** @type {Map<object, { name: string, look: Look }>} */
    const known = new Map();
    /** The nearest first, so that each object has its shortest name. @type {[string, unknown][]} */
    const next = [['', globalThis]];
    /** @type {[string, unknown][]} */
    const later = [];
    const follow = () => {
      for (const [name, object] of next) {
        const isObject = typeof object === 'object' || typeof object === 'function';
        if (!isObject || object === null || known.has(object)) continue;
        const look = lookAt(object);
        known.set(object, { name, look });
        for (const [key, { value, get, set }] of look.properties) {
          const of = nameOf(name, key);
          next.push([of, value], [`(get) ${of}`, get], [`(set) ${of}`, set]);
        }
        later.push([`(prototype) ${name}`, look.prototype]);
      }
      next.length = 0;
    };
    follow();
    while (later.length > 0) {
      next.push(...later.splice(0));
      follow();
    }
    next.push(...apart());
    follow();
    next.push(...later);
    follow();
    return known;
  };

  /** @param {string} name @param {Look} before @param {Look} now */
  const differences = (name, before, now) => {
    const found = [];
    if (before.prototype !== now.prototype) found.push(`(prototype) ${name}`);
    if (before.isOpen !== now.isOpen) found.push(`(extensible) ${name}`);
    for (const key of new Set([...before.properties.keys(), ...now.properties.keys()])) {
      const [one, other] = [before.properties.get(key), now.properties.get(key)];
      const parts = /** @type {const} */ ([
        ...['value', 'get', 'set', 'writable', 'enumerable', 'configurable'],
      ]);
      const isSame = one && other && parts.every((part) => is(one[part], other[part]));
      if (!isSame) found.push(nameOf(name, key));
    }
    return found;
  };

  const snapshot = {
    names: () => [...all.values()].map(({ name }) => name),
    changes() {
      const found = [];
      for (const [object, { name, look }] of all) {
        found.push(...differences(name, look, lookAt(object)));
      }
      for (const [name, handler] of handlers()) {
        if (handled.get(name) !== handler) found.push(name);
      }
      return found.sort();
    },
  };
  Object.defineProperty(globalThis, 'snapshot', { value: snapshot });
  const all = lookAtAll();
  const handled = handlers();
}
