import { readFileSync, writeFileSync } from 'node:fs';
import { CONTENDERS } from './contenders.js';
import { cpuName } from './machine.js';

/**
 * @typedef {import('./parts/table.js').Goal} Goal
 * @typedef {import('./parts/table.js').Result} Result
 * @typedef {import('./parts/table.js').Table} Table
 */

const RESULTS = new URL('RESULTS.md', import.meta.url);

/** Packages that come with a library of the contenders. */
const COMPANIONS = ['chartjs-adapter-date-fns', 'date-fns', 'react', 'react-dom', '@mui/material'];

/**
 * What the figures were measured with.
 *
 * @param {import('./lab.js').Lab} lab
 * @param {number} minutes
 */
export async function headOf(lab, minutes) {
  const libraries = CONTENDERS.flatMap(({ library = [] }) => library);
  const versions = [...new Set([...libraries, ...COMPANIONS])].map(
    (name) => `${name} ${versionOf(`node_modules/${name}/`)}`,
  );
  return `# What the widgets cost, beside others

Written by \`npm run bench\`, which [README.md](README.md) tells about, on ${today()} in
${minutes.toFixed(0)} minutes.

- Machine: ${cpuName()}, ${process.platform}
- Node ${process.versions.node}, ${await lab.version()}, one device pixel per CSS pixel, no GPU
- nano-metrics ${versionOf('../')}; ${versions.join(', ')}
- Medians of ${lab.repetitions} repetitions, of fewer where a run takes long; all contenders in turn
`;
}

/**
 * @param {string} head
 * @param {readonly Result[]} results
 */
export function writeResults(head, results) {
  const goals = results.flatMap((result) => result.goals);
  const parts = results.map(
    ({ title, notes = [], tables, failures = [] }) =>
      `## ${title}\n\n${[...failed(failures), ...notes, ...tables.map(markdownOf)].join('\n\n')}\n`,
  );
  const text = [head, `## Goals\n\n${markdownOf(goalTable(goals))}\n`, ...parts].join('\n');
  writeFileSync(RESULTS, text);
}

/** @param {readonly string[]} failures */
function failed(failures) {
  return failures.map((failure) => `Failed, and not in the tables: ${failure}`);
}

/** @param {Result} result */
export function textOf({ title, notes = [], tables, goals }) {
  const all = goals.length > 0 ? [...tables, goalTable(goals)] : tables;
  return [`\n${title.toUpperCase()}`, ...notes, ...all.map(plainOf)].join('\n\n');
}

/**
 * @param {readonly Goal[]} goals
 * @returns {Table}
 */
function goalTable(goals) {
  return {
    title: '',
    head: ['goal', 'measured', 'met'],
    rows: goals.map(({ goal, measured, isMet }) => [
      goal,
      measured,
      isMet === undefined ? 'not measured' : isMet ? 'yes' : '**no**',
    ]),
  };
}

/** @param {Table} table */
function markdownOf({ title, head, rows }) {
  // As Prettier aligns it, so that the file is as the rest of the project is.
  const cells = [head, ...rows].map((row) => row.map((cell) => String(cell)));
  const widths = widthsOf(cells);
  const line = (/** @type {readonly string[]} */ row) =>
    `| ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  const [first = [], ...others] = cells;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  const table = [line(first), rule, ...others.map(line)].join('\n');
  return title ? `### ${title}\n\n${table}` : table;
}

/** @param {Table} table */
function plainOf({ title, head, rows }) {
  const cells = [head, ...rows].map((row) => row.map((cell) => String(cell)));
  const widths = widthsOf(cells);
  const lines = cells.map((row) => row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  '));
  return [...(title ? [title] : []), ...lines].join('\n');
}

/** @param {readonly (readonly string[])[]} cells */
function widthsOf(cells) {
  return (cells[0] ?? []).map((_, column) =>
    Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)),
  );
}

/** @param {string} folder */
function versionOf(folder) {
  const file = new URL(`${folder}package.json`, new URL('./', import.meta.url));
  return JSON.parse(readFileSync(file, 'utf8')).version;
}

function today() {
  return new Date().toISOString().slice(0, 10);
}
