/**
 * Measures the widgets beside charts made with other libraries: size, cold load, drawing, updates
 * and hovering, and what a page full of them costs. Run whole, it writes RESULTS.md.
 *
 *     npm run bench -- [--repetitions N] [--only ours,chartjs] [--parts size,cold,draw] [--quick]
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildPeers } from './build.js';
import { CONTENDERS } from './contenders.js';
import { openLab } from './lab.js';
import { UsageError } from './machine.js';
import { measureCold } from './parts/cold.js';
import { measureDraw } from './parts/draw.js';
import { measureSize } from './parts/size.js';
import { headOf, textOf, writeResults } from './report.js';

/**
 * @typedef {import('./contenders.js').Contender} Contender
 * @typedef {import('./parts/table.js').Result} Result
 * @typedef {(lab: import('./lab.js').Lab, contenders: readonly Contender[]) => Promise<Result>} Measure
 */

const REPETITIONS = 7;
const QUICK_REPETITIONS = 1;

/** @type {Record<string, Measure>} */
const PARTS = {
  size: measureSize,
  cold: measureCold,
  draw: measureDraw,
  many: pageOf('many'),
  mounts: pageOf('mounts'),
  hour: pageOf('hour'),
};

try {
  await run();
} catch (error) {
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = 1;
}

async function run() {
  const { repetitions, parts, contenders, isQuick, isWhole } = readOptions();
  await buildPeers(CONTENDERS);
  const lab = await openLab({ repetitions, isQuick });
  try {
    /** @type {Result[]} */
    const results = [];
    const startMs = performance.now();
    for (const part of parts) {
      console.error(`${part} …`);
      const partMs = performance.now();
      const result = await resultOf(part, lab, contenders);
      console.error(`  ${((performance.now() - partMs) / 60_000).toFixed(1)} minutes`);
      results.push(result);
      if (!isWhole) console.log(textOf(result));
    }
    const minutes = (performance.now() - startMs) / 60_000;
    if (isWhole) writeResults(await headOf(lab, minutes), results);
    const goals = results.flatMap((result) => result.goals);
    const missed = goals.filter(({ isMet }) => isMet === false).length;
    console.log(`${goals.length} goals, ${missed} missed, after ${minutes.toFixed(1)} minutes.`);
    const failures = results.flatMap((result) => result.failures ?? []);
    for (const failure of failures) console.error(`Failed: ${failure}`);
    if (failures.length > 0) process.exitCode = 1;
  } finally {
    await lab.close();
  }
}

/**
 * A part that fails is tried once more in a new browser, as the one before may have ended; then it is
 * told of in the end, and does not take the others with it.
 *
 * @param {string} part
 * @param {import('./lab.js').Lab} lab
 * @param {readonly Contender[]} contenders
 * @param {boolean} [isLast] whether it was tried before
 * @returns {Promise<Result>}
 */
async function resultOf(part, lab, contenders, isLast = false) {
  try {
    return await /** @type {Measure} */ (PARTS[part])(lab, contenders);
  } catch (error) {
    console.error(error);
    await lab.restart();
    if (!isLast) return resultOf(part, lab, contenders, true);
    const words = error instanceof Error ? error.message : String(error);
    return { title: part, tables: [], goals: [], failures: [`${part}: ${words}`] };
  }
}

/**
 * A part in a file of its own, about pages as a whole, which needs no peer.
 *
 * @param {string} name
 * @returns {Measure}
 */
function pageOf(name) {
  return async (lab) => {
    const { measure } = await import(`./pages/${name}.js`);
    return measure(lab);
  };
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      repetitions: { type: 'string' },
      only: { type: 'string' },
      parts: { type: 'string' },
      quick: { type: 'boolean', default: false },
    },
  });
  const repetitions = Number(
    values.repetitions ?? (values.quick ? QUICK_REPETITIONS : REPETITIONS),
  );
  if (!Number.isInteger(repetitions) || repetitions < 1) {
    throw new UsageError('--repetitions needs an integer above 0.');
  }
  const present = Object.keys(PARTS).filter(
    (part) => !['many', 'mounts', 'hour'].includes(part) || existsSync(fileOf(part)),
  );
  return {
    repetitions,
    isQuick: values.quick,
    isWhole: !values.quick && !values.only && !values.parts,
    parts: chosen(values.parts, present, (part) => [part]),
    contenders: chosen(values.only, CONTENDERS, ({ id, family = id }) => [id, family]),
  };
}

/** @param {string} part */
function fileOf(part) {
  return new URL(`pages/${part}.js`, import.meta.url);
}

/**
 * @template Item
 * @param {string | undefined} list
 * @param {readonly Item[]} items
 * @param {(item: Item) => readonly string[]} namesOf
 */
function chosen(list, items, namesOf) {
  if (list === undefined) return items;
  const names = list.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !items.some((item) => namesOf(item).includes(name)));
  if (unknown.length > 0) {
    const known = [...new Set(items.flatMap(namesOf))].join(', ');
    throw new UsageError(`Not known: ${unknown.join(', ')}. There are ${known}.`);
  }
  return items.filter((item) => namesOf(item).some((name) => names.includes(name)));
}
