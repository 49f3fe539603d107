/** StrykerJS's way to the tests that need a page: a test runner of our own, and a sample. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { CheckStatus } from '@stryker-mutator/api/check';
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { chooseTests } from './choose.js';
import { Pages } from './pages.js';

/** @typedef {import('@stryker-mutator/api/test-runner').TestResult} TestResult */
/** @typedef {import('./in-page.js').Task} Task */
/** @typedef {import('./in-page.js').Coverage} Coverage */
/** @typedef {import('./in-page.js').Result} Result */

/**
 * How many times as long as usual a test may take, at first and with a mutant: the code counts what it
 * does, and another run is at work beside it.
 */
const PATIENCE = { first: 4, mutant: 2 };
/** Failures that a busy machine could bring about as well. */
const MAY_BE_CHANCE = /^Timeout of \d+ms exceeded|^ResizeObserver loop/;

class PageTestRunner {
  #folder = resolve('.cache/browser-tests');
  // What is known of the tests. All runners have it of the one that ran all.
  #notes = resolve('.cache/browser-tests.json');
  /** @type {import('./choose.js').Known | undefined} */
  #known;
  #pages = new Pages();

  capabilities() {
    // Each run loads all modules anew.
    return { reloadEnvironment: true };
  }

  async init() {
    await this.#pages.open(this.#folder);
  }

  /** @returns {Promise<import('@stryker-mutator/api/test-runner').DryRunResult>} */
  async dryRun() {
    const files = readdirSync(this.#folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.js'))
      .map((file) => `/${file.replaceAll(sep, '/')}`);
    /** @type {TestResult[]} */
    const tests = [];
    /** @type {Map<string, Coverage>} */
    const coverages = new Map();
    /** @type {Record<string, number>} */
    const loadMs = {};
    /** @type {string[]} */
    const hanging = [];
    // As many at a time as runners are at work later, each in a browser of its own.
    const second = new Pages();
    await second.open(this.#folder);
    /** @param {Pages} pages */
    const work = async (pages) => {
      for (let file = files.shift(); file; file = files.shift()) {
        const start = performance.now();
        const result = await pages.run({ file, bail: false, patience: PATIENCE.first });
        if (!result) {
          hanging.push(file);
          continue;
        }
        const ms = performance.now() - start;
        const own = testsOf(file, result);
        loadMs[file] = own.reduce((rest, { timeSpentMs }) => rest - timeSpentMs, ms);
        tests.push(...own);
        coverages.set(file, result.coverage);
      }
    };
    await Promise.all([work(this.#pages), work(second)]);
    await second.close();
    if (hanging.length > 0) return { status: DryRunStatus.Timeout, reason: hanging.join() };
    const mutantCoverage = sum(coverages, tests);
    const facts = tests.map(({ id, timeSpentMs: ms }) => {
      return [id, { ms, reached: Object.keys(mutantCoverage.perTest[id] ?? {}).map(Number) }];
    });
    writeFileSync(this.#notes, JSON.stringify({ loadMs, tests: Object.fromEntries(facts) }));
    return { status: DryRunStatus.Complete, tests, mutantCoverage };
  }

  /** @param {import('@stryker-mutator/api/test-runner').MutantRunOptions} options */
  async mutantRun({ activeMutant, testFilter = [], hitLimit }) {
    this.#known ??= JSON.parse(readFileSync(this.#notes, 'utf8'));
    if (!this.#known) throw new Error('Nothing is known of the tests');
    /** @type {TestResult[]} */
    const tests = [];
    for (const { file, only } of chooseTests(Number(activeMutant.id), testFilter, this.#known)) {
      /** @type {Task} */
      const task = {
        file,
        only,
        bail: true,
        patience: PATIENCE.mutant,
        activeMutant: activeMutant.id,
        ...(hitLimit !== undefined && { hitLimit }),
      };
      const result = await this.#runTwiceInDoubt(task);
      if (!result) {
        return toMutantRunResult({ status: DryRunStatus.Timeout, reason: `${file} hangs` });
      }
      const limit = determineHitLimitReached(result.hitCount, hitLimit);
      if (limit) return toMutantRunResult(limit);
      tests.push(...testsOf(file, result));
      if (tests.some(({ status }) => status === TestStatus.Failed)) break;
    }
    return toMutantRunResult({ status: DryRunStatus.Complete, tests });
  }

  /** @param {Task} task */
  async #runTwiceInDoubt(task) {
    const result = await this.#pages.run(task);
    const failed = result?.outcomes.find(({ state }) => state === 'failed');
    const isDoubtful = failed && MAY_BE_CHANCE.test(failed.message);
    return isDoubtful ? this.#pages.run(task) : result;
  }

  async dispose() {
    await this.#pages.close();
  }
}

/**
 * @param {string} file
 * @param {Result} result
 * @returns {TestResult[]}
 */
function testsOf(file, { outcomes, error }) {
  const all = error
    ? [{ title: 'load', state: 'failed', ms: 0, message: error }, ...outcomes]
    : outcomes;
  return all.map(({ title, state, ms, message }) => {
    const id = `${file}: ${title}`;
    const test = { id, name: id, timeSpentMs: ms };
    if (state === 'failed') {
      return { ...test, status: TestStatus.Failed, failureMessage: message };
    }
    return { ...test, status: state === 'passed' ? TestStatus.Success : TestStatus.Skipped };
  });
}

/**
 * What a file reaches while it loads belongs to all its tests and to no other file's: Stryker's own
 * sort of static coverage would make it run all tests of all files. So does what only hooks of whole
 * suites reach: they make the first elements, which load the rest of the modules.
 *
 * @param {Map<string, Coverage>} coverages - by file
 * @param {readonly TestResult[]} tests
 * @returns {import('@stryker-mutator/api/core').MutantCoverage}
 */
function sum(coverages, tests) {
  const reached = new Set(
    [...coverages.values()].flatMap(({ perTest }) => Object.values(perTest).flatMap(Object.keys)),
  );
  /** @type {Record<string, Record<string, number>>} */
  const perTest = {};
  for (const [file, { loaded, hooks, perTest: own }] of coverages) {
    const ofHooksAlone = Object.entries(hooks).filter(([mutant]) => !reached.has(mutant));
    const shared = { ...loaded, ...Object.fromEntries(ofHooksAlone) };
    for (const { id } of tests.filter(({ id: other }) => other.startsWith(`${file}: `))) {
      perTest[id] = { ...shared, ...own[id] };
    }
  }
  return { static: {}, perTest };
}

/** Leaves out what is not in the sample, drawn by a seed. */
class Sample {
  static inject = tokens(commonTokens.options);

  /** @param {import('@stryker-mutator/api/core').StrykerOptions} options */
  constructor(options) {
    /** @type {{ seed: string, oneIn: number }} */
    this.sample = /** @type {any} */ (options)['sample'];
  }

  async init() {}

  /**
   * @param {import('@stryker-mutator/api/core').Mutant[]} mutants
   * @returns {Promise<Record<string, import('@stryker-mutator/api/check').CheckResult>>}
   */
  async check(mutants) {
    return Object.fromEntries(
      mutants.map(({ id }) => [
        id,
        this.#isDrawn(id)
          ? { status: CheckStatus.Passed }
          : { status: CheckStatus.CompileError, reason: 'Not in this sample' },
      ]),
    );
  }

  /** @param {import('@stryker-mutator/api/core').Mutant[]} mutants */
  async group(mutants) {
    return [mutants.map(({ id }) => id)];
  }

  /** @param {string} id */
  #isDrawn(id) {
    const { seed, oneIn } = this.sample;
    const number = createHash('sha256').update(`${seed} ${id}`).digest().readUInt32BE();
    return number / 2 ** 32 < 1 / oneIn;
  }
}

export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, 'page', PageTestRunner),
  declareClassPlugin(PluginKind.Checker, 'sample', Sample),
];
