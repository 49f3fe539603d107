import { pathToFileURL } from 'node:url';
import { openLab } from '../lab.js';
import { textOf } from '../report.js';

/**
 * Makes one measurement by itself, prints it, and fails the process where a goal is missed.
 *
 * @param {(lab: import('../lab.js').Lab) => Promise<import('../parts/table.js').Result>} measure
 */
export async function runAlone(measure) {
  const lab = await openLab({ isQuick: process.argv.includes('--quick') });
  try {
    const result = await measure(lab);
    console.log(textOf(result));
    if (!result.goals.every(({ isMet }) => isMet)) process.exitCode = 1;
  } finally {
    await lab.close();
  }
}

/** @param {string} url of a module @returns {boolean} whether it is what Node was started with */
export function isMain(url) {
  return process.argv[1] !== undefined && url === pathToFileURL(process.argv[1]).href;
}
