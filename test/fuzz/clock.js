/** Time that passes only when a sequence lets it: nothing waits, and a slow machine changes nothing. */

const real = { Date, setTimeout: globalThis.setTimeout.bind(globalThis) };

/** @typedef {{ dueMs: number, run: () => void, from: Error }} Timer */

/** @type {Map<number, Timer>} */
const timers = new Map();
let lastId = 0;
let nowMs = 0;
/** Unlike the time of day, never set back. */
let passedMs = 0;

/** Takes over clocks and timers of the page; before the library comes. */
export function installClock() {
  globalThis.Date = new Proxy(real.Date, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [nowMs] : args, newTarget),
    apply: () => new real.Date(nowMs).toString(),
  });
  real.Date.now = () => nowMs;
  performance.now = () => passedMs;
  const add = (/** @type {Function} */ run, ms = 0, /** @type {unknown[]} */ args) => {
    timers.set(++lastId, {
      dueMs: passedMs + Math.max(Number(ms) || 0, 0),
      run: () => run(...args),
      from: new Error('set here'),
    });
    return lastId;
  };
  Object.assign(globalThis, {
    setTimeout: (
      /** @type {Function} */ run,
      /** @type {number} */ ms,
      /** @type {unknown[]} */ ...args
    ) => add(run, ms, args),
    setInterval: (
      /** @type {Function} */ run,
      /** @type {number} */ ms,
      /** @type {unknown[]} */ ...args
    ) => {
      const again = () => {
        run(...args);
        timers.set(id, {
          dueMs: passedMs + Math.max(ms, 1),
          run: again,
          from: new Error('repeated'),
        });
      };
      const id = add(again, ms, []);
      return id;
    },
    clearTimeout: (/** @type {number} */ id) => void timers.delete(id),
    clearInterval: (/** @type {number} */ id) => void timers.delete(id),
  });
}

/** @param {number} ms what the clock shows from now on; timers do not follow */
export function setClock(ms) {
  nowMs = ms;
}

/** From where each timer was set that still waits. */
export const waitingTimers = () =>
  [...timers.values()].map(({ from }) => from.stack?.split('\n').slice(3, 5).join(' <') ?? '');

/**
 * Lets `ms` pass, with every timer at its time and all that follows from it.
 *
 * @param {number} ms
 */
export async function pass(ms) {
  const endMs = passedMs + ms;
  for (let next = soonest(endMs); next; next = soonest(endMs)) {
    const [id, { dueMs, run }] = next;
    timers.delete(id);
    advance(Math.max(dueMs, passedMs));
    run();
    // Those of one instant one after the other, as a browser has them.
    await task();
  }
  advance(endMs);
}

/**
 * Lets so much time be over at once, as after a sleep of the machine: what was due meanwhile comes
 * now, and once.
 *
 * @param {number} ms
 */
export async function leap(ms) {
  advance(passedMs + ms);
  await pass(0);
}

/** Resolves in a task of its own. @returns {Promise<void>} */
export function task() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** Resolves with the next picture of the page, when observers have told what they saw. */
export const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** @param {number} toMs */
function advance(toMs) {
  nowMs += toMs - passedMs;
  passedMs = toMs;
}

/** @param {number} endMs @returns {[number, Timer] | undefined} */
function soonest(endMs) {
  /** @type {[number, Timer] | undefined} */
  let found;
  for (const entry of timers) {
    if (entry[1].dueMs <= endMs && (!found || entry[1].dueMs < found[1].dueMs)) found = entry;
  }
  return found;
}
