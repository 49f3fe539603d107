/**
 * Which tests a mutant is tried on, and in which order: first the files whose tests take little time
 * and reach little besides, as they are about its place; and no more than a part of all, by the time
 * that these take. A survivor, which no test ends, would cost as much as all tests. What is left out
 * can only make the score lower.
 *
 * @typedef {{ ms: number, reached: number }} Facts - how long a test takes, how many mutants it reaches
 * @typedef {{ loadMs: Record<string, number>, tests: Record<string, Facts> }} Known - by file; by the id
 *   of a test, which is `file: title`
 * @typedef {{ file: string, only: string[] }} Chosen
 */

/** Of the time of all tests, what one mutant may take; and what makes a test a slow one. */
const SHARE = 1 / 6;
const SLOW = 1 / 150;

/**
 * @param {readonly string[]} ids - of the tests that reach a mutant
 * @param {Known} known
 * @returns {Chosen[]}
 */
export function chooseTests(ids, { loadMs, tests }) {
  const sum = (/** @type {number[]} */ list) => list.reduce((a, b) => a + b, 0);
  const allMs = sum(Object.values(loadMs)) + sum(Object.values(tests).map(({ ms }) => ms));
  /** @type {Map<string, Chosen & { ms: number, worth: number }>} */
  const groups = new Map();
  for (const id of ids) {
    const { ms = 0, reached = 1 } = tests[id] ?? {};
    const end = id.indexOf(': ');
    const file = id.slice(0, end);
    // A slow one is chosen for itself.
    const key = ms > allMs * SLOW ? id : file;
    const group = groups.get(key) ?? { file, only: [], ms: loadMs[file] ?? 0, worth: 0 };
    group.only.push(id.slice(end + 2));
    group.ms += ms;
    group.worth += 1 / reached;
    groups.set(key, group);
  }
  /** @type {Chosen[]} */
  const chosen = [];
  let ms = 0;
  for (const group of [...groups.values()].sort((a, b) => b.worth / b.ms - a.worth / a.ms)) {
    // One at least, however long it takes.
    if (chosen.length > 0 && ms + group.ms > allMs * SHARE) continue;
    ms += group.ms;
    chosen.push({ file: group.file, only: group.only });
  }
  return chosen;
}
