/**
 * Which branches ran, as V8 tells it: a branch is a function, or a part of one that runs a different
 * number of times than what is around it. A function that never ran is one branch that did not, as
 * V8 does not look into it.
 *
 * @typedef {{ covered: number, total: number }} Branches
 * @typedef {{ startOffset: number, endOffset: number, count: number }} Range
 * @typedef {{ url: string, functions: { ranges: Range[] }[] }} Script
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Of what runs in the browser, from the runner's own sum over all pages.
 *
 * @param {import('@web/test-runner-core').TestCoverage['coverageMap']} map
 * @returns {Record<string, Branches>} by file
 */
export function branchesInBrowser(map) {
  return Object.fromEntries(
    map.files().map((file) => {
      const { b, f } = map.fileCoverageFor(file);
      const counts = Object.values(b).map(([count = 0]) => count);
      const idle = Object.values(f).filter((count) => count === 0).length;
      return [
        file,
        { covered: counts.filter((count) => count > 0).length, total: counts.length + idle },
      ];
    }),
  );
}

/**
 * Of what runs under Node, from what each process left in a folder (`NODE_V8_COVERAGE`).
 *
 * @param {string} folder
 * @param {(url: string) => boolean} isWanted
 * @returns {Record<string, Branches>} by URL
 */
export function branchesUnderNode(folder, isWanted) {
  /** @type {Map<string, Script[]>} */
  const runs = new Map();
  for (const file of readdirSync(folder)) {
    /** @type {{ result: Script[] }} */
    const { result } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    for (const script of result) {
      if (isWanted(script.url)) runs.set(script.url, [...(runs.get(script.url) ?? []), script]);
    }
  }
  return Object.fromEntries([...runs].map(([url, scripts]) => [url, sumOf(scripts)]));
}

/**
 * @param {Script[]} scripts - one file, in several processes
 * @returns {Branches}
 */
export function sumOf(scripts) {
  /** The starts of all branches, by start and end. @type {Map<string, number>} */
  const branches = new Map();
  /** @type {Set<number>} */
  const ran = new Set();
  const all = scripts.map(({ functions }) => functions.flatMap(({ ranges }) => ranges));
  for (const { startOffset, endOffset } of all.flat()) {
    branches.set(`${startOffset}-${endOffset}`, startOffset);
  }
  // Where a process does not tell of a branch, it ran as often as what is around it.
  for (const ranges of all) {
    for (const start of branches.values()) if (countAt(ranges, start) > 0) ran.add(start);
  }
  const covered = [...branches.values()].filter((start) => ran.has(start)).length;
  return { covered, total: branches.size };
}

/**
 * @param {Range[]} ranges
 * @param {number} offset
 * @returns {number} how often the innermost range there ran
 */
function countAt(ranges, offset) {
  let inner = { startOffset: 0, endOffset: Infinity, count: 0 };
  for (const range of ranges) {
    const { startOffset, endOffset } = range;
    if (startOffset > offset || endOffset <= offset) continue;
    if (endOffset - startOffset <= inner.endOffset - inner.startOffset) inner = range;
  }
  return inner.count;
}
