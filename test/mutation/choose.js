/**
 * Which tests a mutant is tried on, and in which order: first the files whose tests take little time
 * for what they reach near its place that few others reach, as they are about it; and no more than a
 * part of all, by the time that these take. A survivor, which no test ends, would cost as much as all
 * tests. What is left out can only make the score lower.
 *
 * @typedef {{ ms: number, reached: readonly number[] }} Facts - how long a test takes, which mutants it
 *   reaches
 * @typedef {{ loadMs: Record<string, number>, tests: Record<string, Facts> }} Known - by file; by the id
 *   of a test, which is `file: title`
 * @typedef {{ file: string, only: string[] }} Chosen
 */

/** Of the time of all tests, what one mutant may take; and what makes a test a slow one. */
const SHARE = 1 / 6;
const SLOW = 1 / 150;
/** Mutants are numbered from the start to the end of each file: so far, one is near another. */
const NEAR = 20;

/**
 * @param {number} mutant
 * @param {readonly string[]} ids - of the tests that reach it
 * @param {Known} known
 * @returns {Chosen[]}
 */
export function chooseTests(mutant, ids, { loadMs, tests }) {
  const sum = (/** @type {number[]} */ list) => list.reduce((a, b) => a + b, 0);
  const allMs = sum(Object.values(loadMs)) + sum(Object.values(tests).map(({ ms }) => ms));
  const nearOf = (/** @type {string} */ id) =>
    (tests[id]?.reached ?? []).filter((other) => Math.abs(other - mutant) <= NEAR);
  /** How many tests reach each. @type {Map<number, number>} */
  const counts = new Map();
  for (const id of ids) {
    for (const near of nearOf(id)) counts.set(near, (counts.get(near) ?? 0) + 1);
  }
  /** @type {Map<string, Chosen & { ms: number, worth: number }>} */
  const groups = new Map();
  for (const id of ids) {
    const ms = tests[id]?.ms ?? 0;
    const end = id.indexOf(': ');
    const file = id.slice(0, end);
    // A slow one is chosen for itself.
    const key = ms > allMs * SLOW ? id : file;
    const group = groups.get(key) ?? { file, only: [], ms: loadMs[file] ?? 0, worth: 0 };
    group.only.push(id.slice(end + 2));
    group.ms += ms;
    group.worth += sum(nearOf(id).map((near) => 1 / (counts.get(near) ?? 1)));
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
