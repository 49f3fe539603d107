/**
 * Which branches ran, as V8 tells it: a branch is a function, or a part of one that runs a different
 * number of times than what is around it. A function that never ran is one branch that did not, as
 * V8 does not look into it.
 *
 * @typedef {{ covered: number, total: number }} Branches
 * @typedef {{ startOffset: number, endOffset: number, count: number }} Range
 * @typedef {{ url: string, functions: { ranges: Range[] }[] }} Script
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Lets a page leave what it ran, as a process of Node does (`NODE_V8_COVERAGE`). The runner's own sum
 * takes a function that a page never called for one that ran where another page called it.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {string} folder - for a file each time that the page is measured
 */
export function keepWhatRuns(page, folder) {
  const { coverage } = page;
  const stop = coverage.stopJSCoverage.bind(coverage);
  coverage.stopJSCoverage = async () => {
    const entries = await stop();
    const result = entries.flatMap(({ rawScriptCoverage }) => rawScriptCoverage ?? []);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${crypto.randomUUID()}.json`), JSON.stringify({ result }));
    return entries;
  };
}

/**
 * The sum of what each page, or each process of Node, left in a folder.
 *
 * @param {string} folder
 * @param {(url: string) => string | undefined} fileOf - `undefined` for what does not count
 * @returns {Record<string, Branches>} by file
 */
export function branchesIn(folder, fileOf) {
  /** @type {Map<string, Script[]>} */
  const runs = new Map();
  for (const name of readdirSync(folder)) {
    /** @type {{ result: Script[] }} */
    const { result } = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    for (const script of result) {
      const file = fileOf(script.url);
      if (file !== undefined) runs.set(file, [...(runs.get(file) ?? []), script]);
    }
  }
  return Object.fromEntries([...runs].map(([file, scripts]) => [file, sumOf(scripts)]));
}

/**
 * @param {Script[]} scripts - one file, in several pages or processes
 * @returns {Branches}
 */
export function sumOf(scripts) {
  /** @type {Map<string, Range>} */
  const branches = new Map();
  const all = scripts.map(({ functions }) => functions.flatMap(({ ranges }) => ranges));
  for (const range of all.flat()) branches.set(`${range.startOffset}-${range.endOffset}`, range);
  const covered = [...branches.values()].filter((branch) =>
    all.some((ranges) => countOf(branch, ranges) > 0),
  );
  return { covered: covered.length, total: branches.size };
}

/**
 * How often a branch ran. Where a process does not tell of it, that is as often as what is around it.
 *
 * @param {Range} branch
 * @param {Range[]} ranges
 * @returns {number}
 */
function countOf(branch, ranges) {
  let inner = { startOffset: 0, endOffset: Infinity, count: 0 };
  for (const range of ranges) {
    const { startOffset, endOffset } = range;
    if (startOffset > branch.startOffset || endOffset < branch.endOffset) continue;
    if (endOffset - startOffset <= inner.endOffset - inner.startOffset) inner = range;
  }
  return inner.count;
}
