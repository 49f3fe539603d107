import { openFuzzPage } from './fuzz-page.js';
import { keyOf } from './oracles.js';
import { describeStep } from './sequence.js';
import { shrink } from './shrink.js';

/** @typedef {import('./oracles.js').Problem} Problem */
/** @typedef {import('./sequence.js').Sequence} Sequence */
/** @typedef {import('./fuzz-page.js').FuzzPage} FuzzPage */

/** Plays sequences and finds the least that still fails, each time in a page of its own. */
export class Examiner {
  #browser;
  #url;
  #seed;
  #print;
  #prepare;
  /** @type {import('./fuzz-page.js').FuzzPage | undefined} */
  #maker;

  /**
   * @param {import('puppeteer-core').Browser} browser
   * @param {string} url of the site
   * @param {number} seed
   * @param {{ print?: (line: string) => void, prepare?: (fuzz: FuzzPage) => Promise<unknown> }}
   *   [options] `prepare` is run in each page before anything is played
   */
  constructor(browser, url, seed, { print = console.log, prepare } = {}) {
    this.#browser = browser;
    this.#url = url;
    this.#seed = seed;
    this.#print = print;
    this.#prepare = prepare;
  }

  /**
   * Examines a sequence alone.
   *
   * @param {number} index
   * @returns {Promise<Problem[]>} none where nothing is wrong with it; its report is printed
   */
  async examine(index) {
    return this.examineSequence(await this.#sequence(index));
  }

  /** @param {Sequence} whole @returns {Promise<Problem[]>} as `examine` */
  async examineSequence(whole) {
    let found = await this.#problemsOf([whole]);
    if (found.length === 0) return [];
    const steps = await shrink(whole.steps, async (fewer) => {
      const still = await this.#problemsOf([{ ...whole, steps: [...fewer] }]);
      if (still.length > 0) found = still;
      return still.length > 0;
    });
    const { index, tag, isVisible } = whole;
    this.#report(`index ${index}: ${tag}${isVisible ? ', visible' : ''}`, steps, found);
    return found;
  }

  /**
   * Finds out which sequences of a batch something is wrong with that showed after all of them.
   *
   * @param {number} first
   * @param {number} many
   * @param {Problem[]} together what was wrong
   * @returns {Promise<Problem[]>}
   */
  async examineBatch(first, many, together) {
    /** @type {Sequence[]} */
    let suspects = await Promise.all(
      Array.from({ length: many }, (_, i) => this.#sequence(first + i)),
    );
    while (suspects.length > 1) {
      const half = Math.ceil(suspects.length / 2);
      const halves = [suspects.slice(0, half), suspects.slice(half)];
      let guilty;
      for (const part of halves) {
        if (!guilty && (await this.#problemsOf(part)).length > 0) guilty = part;
      }
      // They do it together only.
      if (!guilty) break;
      suspects = guilty;
    }
    const [only] = suspects;
    if (only && suspects.length === 1) {
      const found = await this.examine(only.index);
      if (found.length > 0) return found;
    }
    const indexes = suspects.map(({ index }) => index);
    this.reportTogether(first, many, indexes, together);
    return together;
  }

  /**
   * Tells of what went wrong among others only.
   *
   * @param {number} first
   * @param {number} many
   * @param {number[]} suspects
   * @param {Problem[]} problems
   */
  reportTogether(first, many, suspects, problems) {
    const batch = `${first} to ${first + many - 1}`;
    this.#report(`only in the batch ${batch}: ${suspects.join(', ')}`, [], problems);
  }

  /** @param {string} what @param {readonly import('./sequence.js').Step[]} steps @param {Problem[]} problems */
  #report(what, steps, problems) {
    this.#print(`✖ seed ${this.#seed}, ${what}`);
    for (const step of steps) this.#print(`    ${describeStep(step)}`);
    for (const problem of problems) this.#print(`  → ${keyOf(problem)}`);
  }

  /** @param {number} index */
  async #sequence(index) {
    this.#maker ??= await openFuzzPage(this.#browser, this.#url);
    return this.#maker.sequence(this.#seed, index);
  }

  /** @param {Sequence[]} sequences */
  async #problemsOf(sequences) {
    const fuzz = await openFuzzPage(this.#browser, this.#url);
    try {
      await this.#prepare?.(fuzz);
      const { problems, shared } = await fuzz.play(sequences);
      return [...problems.flat(), ...shared];
    } catch (error) {
      return [{ oracle: /** @type {const} */ ('throws'), words: String(error) }];
    } finally {
      await fuzz.page.close();
    }
  }
}
