import { openLab } from '../lab.js';

/**
 * What a measurement found out.
 *
 * @typedef {object} Table
 * @property {string} title
 * @property {readonly string[]} head
 * @property {readonly (readonly (string | number)[])[]} rows
 *
 * @typedef {object} Goal
 * @property {string} goal
 * @property {string} measured
 * @property {boolean} isMet
 *
 * @typedef {object} Result
 * @property {string} title
 * @property {readonly Table[]} tables
 * @property {readonly Goal[]} goals
 */

/**
 * Makes one measurement by itself, prints it, and fails the process where a goal is missed.
 *
 * @param {(lab: import('../lab.js').Lab) => Promise<Result>} measure
 */
export async function runAlone(measure) {
  const lab = await openLab({ isQuick: process.argv.includes('--quick') });
  try {
    const { title, tables, goals } = await measure(lab);
    console.log(`\n${title}`);
    for (const table of tables) console.log(`\n${textOf(table)}`);
    console.log();
    for (const { goal, measured, isMet } of goals) {
      console.log(`${isMet ? 'met   ' : 'MISSED'}  ${goal}: ${measured}`);
    }
    if (!goals.every(({ isMet }) => isMet)) process.exitCode = 1;
  } finally {
    await lab.close();
  }
}

/** @param {string} url of a module @returns {boolean} whether it is what Node was started with */
export function isMain(url) {
  return process.argv[1] !== undefined && url === new URL(process.argv[1], 'file:').href;
}

/** @param {Table} table */
function textOf({ title, head, rows }) {
  const lines = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) =>
    Math.max(...lines.map((cells) => cells[column]?.length ?? 0)),
  );
  const text = lines.map((cells) =>
    cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '),
  );
  return [title, ...text].join('\n');
}
