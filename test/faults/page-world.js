/**
 * Runs in a page before any of its scripts: gives it a clock of its own, and keeps account of the
 * timers, listeners and errors that its scripts make. Self-contained, as it is sent as text.
 *
 * @param {{ startMs: number, realStartMs: number, speed: number, skewMs: number }} settings of the
 *   clock; `skewMs` is how wrong the page has it
 */
export function installWorld({ startMs, realStartMs, speed, skewMs: firstSkewMs }) {
  const real = {
    Date,
    now: performance.now.bind(performance),
    setTimeout: setTimeout.bind(globalThis),
    clearTimeout: clearTimeout.bind(globalThis),
    setInterval: setInterval.bind(globalThis),
    add: EventTarget.prototype.addEventListener,
    remove: EventTarget.prototype.removeEventListener,
    timeout: AbortSignal.timeout.bind(AbortSignal),
  };
  const { timeOrigin } = performance;
  let skewMs = firstSkewMs;
  let sleptMs = 0;
  const trueNowMs = () => startMs + (timeOrigin + real.now() - realStartMs) * speed + sleptMs;
  const nowMs = () => Math.floor(trueNowMs() + skewMs);

  globalThis.Date = new Proxy(real.Date, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [nowMs()] : args, newTarget),
    apply: () => new real.Date(nowMs()).toString(),
  });
  real.Date.now = nowMs;
  performance.now = () => real.now() * speed;
  AbortSignal.timeout = (ms) => real.timeout(Math.ceil(ms / speed));

  /** @type {Map<unknown, string>} what waits, and from where it was set */
  const timers = new Map();
  const from = () => `${new Error().stack?.split('\n').slice(3, 7).join(' <')}`;

  /** @type {any} */ (globalThis).setTimeout = (
    /** @type {Function} */ run,
    /** @type {number} */ ms = 0,
    /** @type {unknown[]} */ ...args
  ) => {
    const id = real.setTimeout(() => {
      timers.delete(id);
      run(...args);
    }, ms / speed);
    timers.set(id, `${ms} ms${from()}`);
    return id;
  };
  /** @type {any} */ (globalThis).setInterval = (
    /** @type {Function} */ run,
    /** @type {number} */ ms = 0,
    /** @type {unknown[]} */ ...args
  ) => {
    const id = real.setInterval(() => run(...args), ms / speed);
    timers.set(id, `every ${ms} ms${from()}`);
    return id;
  };
  globalThis.clearTimeout = globalThis.clearInterval = (id) => {
    timers.delete(id);
    real.clearTimeout(id);
  };

  /**
   * @typedef {object} Listening
   * @property {EventTarget} target
   * @property {string} type
   * @property {EventListenerOrEventListenerObject} listener
   * @property {boolean} isCapturing
   * @property {EventListener} called
   * @property {string} from
   */
  /** @type {Listening[]} on whatever outlives the elements of a page */
  let listening = [];
  const isLasting = (/** @type {EventTarget} */ target) => {
    if (target === document.documentElement || target === document.body) return true;
    return ![Element, ShadowRoot, AbortSignal].some((kind) => target instanceof kind);
  };
  const capturing = (/** @type {unknown} */ options) =>
    typeof options === 'object' && options !== null
      ? Boolean(/** @type {EventListenerOptions} */ (options).capture)
      : Boolean(options);
  const find = (
    /** @type {EventTarget} */ target,
    /** @type {string} */ type,
    /** @type {unknown} */ listener,
    /** @type {unknown} */ options,
  ) =>
    listening.find(
      (one) =>
        one.target === target &&
        one.type === type &&
        one.listener === listener &&
        one.isCapturing === capturing(options),
    );
  const forget = (/** @type {Listening} */ gone) => {
    listening = listening.filter((one) => one !== gone);
  };

  /** @type {typeof real.add} */
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const target = this ?? globalThis;
    const signal = typeof options === 'object' ? options.signal : undefined;
    if (!listener || signal?.aborted || !isLasting(target)) {
      real.add.call(target, type, listener, options);
      return;
    }
    if (find(target, type, listener, options)) return;
    const isOnce = typeof options === 'object' && options.once;
    /** @type {Listening} */
    const one = {
      target,
      type,
      listener,
      isCapturing: capturing(options),
      called(event) {
        if (isOnce) forget(one);
        if (typeof listener === 'function') listener.call(target, event);
        else listener.handleEvent(event);
      },
      from: from(),
    };
    listening.push(one);
    if (signal) real.add.call(signal, 'abort', () => forget(one));
    real.add.call(target, type, one.called, options);
  };
  /** @type {typeof real.remove} */
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    const target = this ?? globalThis;
    const one = find(target, type, listener, options);
    if (one) forget(one);
    real.remove.call(target, type, one?.called ?? listener, options);
  };

  /** @type {string[]} */
  const failures = [];
  real.add.call(window, 'error', (event) => {
    failures.push(`window.onerror: ${/** @type {ErrorEvent} */ (event).message}`);
  });
  real.add.call(window, 'unhandledrejection', (event) => {
    const { reason } = /** @type {PromiseRejectionEvent} */ (event);
    failures.push(`unhandled rejection: ${reason instanceof Error ? reason.stack : reason}`);
  });

  let isHidden = false;
  Object.defineProperties(Document.prototype, {
    hidden: { configurable: true, get: () => isHidden },
    visibilityState: { configurable: true, get: () => (isHidden ? 'hidden' : 'visible') },
  });

  const world = {
    failures,
    /** The right time, which only the server knows. */
    trueNowMs,
    /** What the clock of the page shows. */
    nowMs,
    listen: real.add,
    /** @param {number} ms by the page's clock */
    wait: (ms) => new Promise((resolve) => real.setTimeout(resolve, ms / speed)),
    openTimers: () => [...timers.values()],
    openListeners: () => listening.map((one) => `${one.type} on ${String(one.target)}${one.from}`),
    /** @param {number} ms */
    setSkew(ms) {
      skewMs = ms;
    },
    /** @param {number} ms for which the machine slept, so that no timer ran */
    sleep(ms) {
      sleptMs += ms;
    },
    /** @param {boolean} value @returns {boolean} whether it took effect */
    setHidden(value) {
      isHidden = value;
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      return document.hidden === value;
    },
  };
  /** @type {any} */ (globalThis).faultWorld = world;
  return world;
}

/** @typedef {ReturnType<typeof installWorld>} World */
