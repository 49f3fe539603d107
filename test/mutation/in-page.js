/// <reference types="mocha" />
/* global mocha */
/**
 * Runs the tests of one file with Mocha, in a page that pages.js opened. Plain functions: their
 * source is sent to the page.
 *
 * @typedef {{ title: string, state: string, ms: number, message: string }} Outcome
 * @typedef {{ file: string, activeMutant?: string, hitLimit?: number, only?: string[], shuffle?: number, patience?: number, bail: boolean }} Task
 *   patience: how many times as long as it says a test may take
 * @typedef {Record<string, number>} Hits - how often each mutant was reached
 * @typedef {{ loaded: Hits, hooks: Hits, perTest: Record<string, Hits> }} Coverage - before the tests,
 *   in hooks of whole suites, in each test with its own hooks
 * @typedef {{ outcomes: Outcome[], coverage: Coverage, hitCount: number | undefined, error: string }} Result
 */

/**
 * Before any module is loaded, as some mutants change what modules do while they load.
 *
 * @param {Task} task
 */
export function prepare({ activeMutant, hitLimit }) {
  Reflect.set(globalThis, '__stryker__', {
    activeMutant,
    hitLimit,
    hitCount: hitLimit === undefined ? undefined : 0,
  });
}

/**
 * @param {Task} task
 * @returns {Promise<Result>}
 */
export async function runTests({ file, only, shuffle, patience = 1, bail }) {
  const state = Reflect.get(globalThis, '__stryker__');
  /** @type {Outcome[]} */
  const outcomes = [];
  const HOOKS = 'hooks';
  const end = (error = '') => {
    const { static: loaded = {}, perTest: { [HOOKS]: hooks = {}, ...perTest } = {} } =
      state.mutantCoverage ?? {};
    return { outcomes, coverage: { loaded, hooks, perTest }, hitCount: state.hitCount, error };
  };
  const silent = /** @type {any} */ (class {});
  mocha.setup({ ui: 'bdd', timeout: 5000, bail, reporter: silent });
  const { prototype } = Reflect.get(globalThis, 'Mocha').Runnable;
  const { timeout } = prototype;
  prototype.timeout = function (/** @type {number[]} */ ...ms) {
    return timeout.apply(
      this,
      ms.map((limit) => limit * patience),
    );
  };
  try {
    await import(file);
  } catch (error) {
    return end(String(error));
  }
  /** @type {any} */
  const root = Reflect.get(mocha, 'suite');
  if (shuffle !== undefined) mix(root, shuffle);
  if (only) keep(root, new Set(only));
  root.beforeEach(
    /** @this {Mocha.Context} */ function () {
      // Coverage belongs to a test from its first hook on.
      state.currentTestId = `${file}: ${this.currentTest?.fullTitle()}`;
    },
  );
  root._beforeEach.unshift(root._beforeEach.pop());
  state.currentTestId = HOOKS;
  await new Promise((resolve) => {
    const runner = mocha.run(resolve);
    runner.on('hook', ({ title }) => {
      if (title.includes(' all" hook')) state.currentTestId = HOOKS;
    });
    /** @type {(test: Mocha.Runnable, state: string, message?: string) => void} */
    const note = (test, state, message = '') => {
      outcomes.push({ title: test.fullTitle(), state, ms: test.duration ?? 0, message });
    };
    runner.on('pass', (test) => note(test, 'passed'));
    runner.on('pending', (test) => note(test, 'skipped'));
    // A hook that failed counts as well, under its own name.
    runner.on('fail', (test, error) => note(test, 'failed', String(error?.message ?? error)));
  });
  return end();

  /** @type {(suite: Mocha.Suite, titles: Set<string>) => void} */
  function keep(suite, titles) {
    suite.tests = suite.tests.filter((test) => titles.has(test.fullTitle()));
    for (const child of suite.suites) keep(child, titles);
  }

  /** @type {(suite: Mocha.Suite, seed: number) => number} */
  function mix(suite, seed) {
    let state = seed;
    for (const list of /** @type {unknown[][]} */ ([suite.tests, suite.suites])) {
      for (let last = list.length - 1; last > 0; last--) {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        const other = Math.floor((state / 2 ** 32) * (last + 1));
        [list[last], list[other]] = [list[other], list[last]];
      }
    }
    for (const child of suite.suites) state = mix(child, state);
    return state;
  }
}
