/**
 * Loaded before a file of tests (`node --import`), this runs its tests in another order, which
 * `TEST_ORDER` in the environment numbers: the runner of Node 20 cannot. Tests of a suite stay
 * together, and hooks stay where they are.
 */
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { createRandom } from '../faults/random.js';

const seed = process.env['TEST_ORDER'];
if (seed !== undefined) shuffleTests(Number(seed));

/** @param {number} seed */
function shuffleTests(seed) {
  const random = createRandom(seed);
  const runner = createRequire(import.meta.url)('node:test');
  const { describe, it, test } = runner;
  /** What the suite that is being declared, or the file, has asked for. @type {(() => void)[]} */
  let declared = [];

  const declare = () => {
    const inOrder = random.shuffle(declared);
    declared = [];
    for (const start of inOrder) start();
  };

  /** @param {() => void} start */
  const add = (start) => {
    // A file has no end that could be awaited, but it declares its tests in one go.
    if (declared.length === 0) setImmediate(declare);
    declared.push(start);
  };

  runner.describe = Object.assign((/** @type {unknown[]} */ ...args) => {
    const body = args.pop();
    if (typeof body !== 'function') throw new Error('A suite without a body');
    add(() => {
      describe(...args, (/** @type {unknown} */ context) => {
        const outside = declared;
        declared = [];
        if (body(context) !== undefined) throw new Error('A suite that is declared later');
        declare();
        declared = outside;
      });
    });
  }, describe);
  runner.it = Object.assign((/** @type {unknown[]} */ ...args) => add(() => it(...args)), it);
  runner.test = Object.assign((/** @type {unknown[]} */ ...args) => add(() => test(...args)), test);
  syncBuiltinESMExports();
}
