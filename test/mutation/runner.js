/** StrykerJS's way to the tests that need a page: a test runner of our own, and a sample. */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { CheckStatus } from '@stryker-mutator/api/check';
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { Pages } from './pages.js';

/** @typedef {import('@stryker-mutator/api/test-runner').TestResult} TestResult */
/** @typedef {import('@stryker-mutator/api/test-runner').DryRunResult} DryRunResult */

class PageTestRunner {
  #folder = resolve('.cache/browser-tests');
  #pages = new Pages();

  capabilities() {
    // Each run loads all modules anew.
    return { reloadEnvironment: true };
  }

  async init() {
    await this.#pages.open(this.#folder);
  }

  /** @param {import('@stryker-mutator/api/test-runner').DryRunOptions} options */
  async dryRun({ timeout }) {
    const files = readdirSync(this.#folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.js'))
      .map((file) => `/${file.replaceAll(sep, '/')}`);
    return this.#run(
      files.map((file) => ({ file, bail: false })),
      timeout,
    );
  }

  /** @param {import('@stryker-mutator/api/test-runner').MutantRunOptions} options */
  async mutantRun({ activeMutant, testFilter = [], hitLimit, timeout }) {
    /** @type {Map<string, string[]>} */
    const titles = new Map();
    for (const id of testFilter) {
      const end = id.indexOf(': ');
      const file = id.slice(0, end);
      titles.set(file, [...(titles.get(file) ?? []), id.slice(end + 2)]);
    }
    const tasks = [...titles].map(([file, only]) => ({
      file,
      only,
      bail: true,
      activeMutant: activeMutant.id,
      ...(hitLimit !== undefined && { hitLimit }),
    }));
    return toMutantRunResult(await this.#run(tasks, timeout));
  }

  /**
   * @param {import('./in-page.js').Task[]} tasks - one after the other, until one fails
   * @param {number} timeout - ms for all
   * @returns {Promise<DryRunResult>}
   */
  async #run(tasks, timeout) {
    const until = Date.now() + timeout;
    /** @type {TestResult[]} */
    const tests = [];
    /** @type {import('@stryker-mutator/api/core').MutantCoverage} */
    const mutantCoverage = { static: {}, perTest: {} };
    for (const task of tasks) {
      const result = await this.#pages.run(task, until - Date.now());
      if (!result) return { status: DryRunStatus.Timeout };
      const limit = determineHitLimitReached(result.hitCount, task.hitLimit);
      if (limit) return limit;
      if (result.error) tests.push(failed(`${task.file}: load`, 0, result.error));
      tests.push(...result.outcomes.map((outcome) => testOf(task.file, outcome)));
      add(mutantCoverage, result.coverage, task.file, tests);
      if (task.bail && tests.some(({ status }) => status === TestStatus.Failed)) break;
    }
    return { status: DryRunStatus.Complete, tests, mutantCoverage };
  }

  async dispose() {
    await this.#pages.close();
  }
}

/**
 * @param {string} file
 * @param {import('./in-page.js').Outcome} outcome
 * @returns {TestResult}
 */
function testOf(file, { title, state, ms, message }) {
  const id = `${file}: ${title}`;
  if (state === 'failed') return failed(id, ms, message);
  const status = state === 'passed' ? TestStatus.Success : TestStatus.Skipped;
  return { id, name: id, timeSpentMs: ms, status };
}

/** @type {(id: string, timeSpentMs: number, failureMessage: string) => TestResult} */
const failed = (id, timeSpentMs, failureMessage) => ({
  id,
  name: id,
  timeSpentMs,
  status: TestStatus.Failed,
  failureMessage,
});

/**
 * What a file covers while it loads belongs to all its tests and to no other file's: Stryker's own
 * sort of static coverage would make it run all tests of all files.
 *
 * @param {import('@stryker-mutator/api/core').MutantCoverage} sum
 * @param {any} more
 * @param {string} file
 * @param {TestResult[]} tests
 */
function add({ perTest }, more, file, tests) {
  if (!more) return;
  const own = tests.filter(({ id }) => id.startsWith(`${file}: `));
  for (const { id } of own) perTest[id] = { ...more.static, ...more.perTest[id] };
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
