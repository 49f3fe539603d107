/**
 * Runs in a page before its scripts: keeps account of what they observe and wait for, without
 * holding on to any of it. Self-contained, as it is sent as text.
 */
export function installLedger() {
  const gone = new FinalizationRegistry(() => ledger.removed--);
  const ledger = {
    observed: 0,
    timers: 0,
    /** Elements that were removed, and are still in memory. */
    removed: 0,
    /** @param {Element} element */
    remove(element) {
      element.remove();
      ledger.removed++;
      gone.register(element, undefined);
    },
  };
  Reflect.set(globalThis, 'ledger', ledger);

  for (const name of /** @type {const} */ ([
    'ResizeObserver',
    'IntersectionObserver',
    'MutationObserver',
  ])) {
    /** @type {WeakMap<object, { targets: WeakSet<object>, size: number }>} */
    const known = new WeakMap();
    const Own = /** @type {any} */ (globalThis)[name];
    const { observe, unobserve, disconnect } = Own.prototype;
    const of = (/** @type {object} */ observer) => {
      const its = known.get(observer) ?? { targets: new WeakSet(), size: 0 };
      known.set(observer, its);
      return its;
    };
    Own.prototype.observe = function (/** @type {Element} */ target, /** @type {unknown} */ how) {
      const its = of(this);
      if (!its.targets.has(target)) {
        its.targets.add(target);
        its.size++;
        ledger.observed++;
      }
      return observe.call(this, target, how);
    };
    if (unobserve) {
      Own.prototype.unobserve = function (/** @type {Element} */ target) {
        const its = of(this);
        if (its.targets.delete(target)) {
          its.size--;
          ledger.observed--;
        }
        return unobserve.call(this, target);
      };
    }
    Own.prototype.disconnect = function () {
      ledger.observed -= of(this).size;
      known.delete(this);
      return disconnect.call(this);
    };
  }

  /** @type {Set<unknown>} */
  const waiting = new Set();
  const page = /** @type {any} */ (globalThis);
  for (const [set, clear, isLasting] of /** @type {const} */ ([
    ['setTimeout', 'clearTimeout', false],
    ['setInterval', 'clearInterval', true],
    ['requestAnimationFrame', 'cancelAnimationFrame', false],
    ['requestIdleCallback', 'cancelIdleCallback', false],
  ])) {
    const [realSet, realClear] = [page[set].bind(page), page[clear].bind(page)];
    page[set] = (/** @type {Function} */ run, /** @type {unknown[]} */ ...rest) => {
      const key = { id: 0 };
      const id = realSet(
        (/** @type {unknown[]} */ ...args) => {
          if (!isLasting) forget(`${set} ${key.id}`);
          run(...args);
        },
        ...rest,
      );
      key.id = id;
      waiting.add(`${set} ${id}`);
      ledger.timers = waiting.size;
      return id;
    };
    page[clear] = (/** @type {unknown} */ id) => {
      // Timers and intervals share their numbers, and either function ends both.
      for (const name of set.startsWith('set') ? ['setTimeout', 'setInterval'] : [set]) {
        forget(`${name} ${id}`);
      }
      realClear(id);
    };
  }

  /** @param {string} key */
  function forget(key) {
    waiting.delete(key);
    ledger.timers = waiting.size;
  }
  return ledger;
}

/** @typedef {ReturnType<typeof installLedger>} Ledger */
