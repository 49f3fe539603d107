import { drawRun } from './draw-run.js';
import { drawGoals } from './draw-goals.js';
import { stagePage } from './html.js';
import { NONE, number } from './table.js';

/**
 * @typedef {import('../contenders.js').Contender} Contender
 * @typedef {import('./draw-run.js').Drawn} Drawn
 * @typedef {Exclude<keyof Drawn, 'stopped' | 'failed'>} Measure
 * @typedef {(id: string, points: number, measure: Measure) => number | undefined} MedianOf
 */

/** Points of each line. */
const POINTS = [60, 1_440, 10_080, 100_000, 1_000_000];
const QUICK_POINTS = [60, 1_440, 10_080];

/**
 * After so much time (ms) with one number of points, a contender gets no further run: what takes
 * long varies by little, and all together should take no more than a coffee break.
 */
const CELL_MS = 12_000;
/** Whom goals at any number of points are about: they get all their runs. */
const ALWAYS = ['empty', 'hand-reduced', 'ours-classic'];

/** @type {readonly { measure: Measure, title: string, digits: number }[]} */
const TABLES = [
  {
    measure: 'firstCpu',
    title: 'First chart: CPU, script included, empty page subtracted',
    digits: 0,
  },
  {
    measure: 'firstWall',
    title: 'First drawing: by the clock, until it is on the screen',
    digits: 0,
  },
  { measure: 'redrawCpu', title: 'Redraw in another size: CPU', digits: 1 },
  { measure: 'redrawWall', title: 'Redraw in another size: by the clock', digits: 1 },
  { measure: 'updateCpu', title: 'Update in place: CPU', digits: 1 },
  { measure: 'updateWall', title: 'Update in place: by the clock', digits: 1 },
  { measure: 'hoverCpu', title: 'Hover: CPU per move, tooltip included', digits: 2 },
];

/**
 * Draws, updates, redraws and hovers over charts of more and more points.
 *
 * @param {import('../lab.js').Lab} lab
 * @param {readonly Contender[]} contenders
 * @returns {Promise<import('./table.js').Result>}
 */
export async function measureDraw(lab, contenders) {
  const url = lab.site.add('/stage.html', stagePage());
  const sizes = lab.isQuick ? QUICK_POINTS : POINTS;
  /** @type {Map<string, Drawn[]>} */
  const all = new Map();
  const runsOf = (/** @type {string} */ id, /** @type {number} */ points) =>
    all.get(`${id}/${points}`) ?? [];
  for (const points of sizes) {
    console.error(`  ${points.toLocaleString('en')} points`);
    const able = contenders.filter(
      ({ id, fromPoints = 0 }) =>
        points >= fromPoints && !sizes.some((size) => runsOf(id, size).some(isOver)),
    );
    /** @type {Map<string, number>} */
    const spentMs = new Map();
    await lab.interleave(able, lab.repetitions, async (contender) => {
      const { id } = contender;
      const spent = spentMs.get(id) ?? 0;
      if (runsOf(id, points).some(isOver)) return;
      if (spent > CELL_MS && !ALWAYS.includes(id)) return;
      const startMs = performance.now();
      const drawn = await drawRun(lab, url, contender, points);
      all.set(`${id}/${points}`, [...runsOf(id, points), drawn]);
      spentMs.set(id, spent + performance.now() - startMs);
    });
  }

  /** @type {MedianOf} */
  const medianOf = (id, points, measure) => {
    const runs = runsOf(id, points);
    const values = runs.flatMap((run) => run[measure] ?? []);
    return values.length === 0 || runs.some((run) => run.failed) ? undefined : lab.median(values);
  };
  /** @type {MedianOf} */
  const above = (id, points, measure) => {
    const own = medianOf(id, points, measure);
    if (measure !== 'firstCpu') return own;
    // Without an empty page among those that were asked for, there is nothing to subtract.
    return own === undefined ? undefined : own - (medianOf('empty', points, measure) ?? 0);
  };
  const heads = sizes.map((points) => points.toLocaleString('en'));
  return {
    title: 'Drawing, updating, hovering',
    notes: notesOf(contenders, sizes, runsOf),
    tables: [
      ...TABLES.map(({ measure, title, digits }) => ({
        title: `${title}, ms`,
        head: ['points × 2', ...heads],
        rows: contenders.map(({ id, name }) => [
          name,
          ...sizes.map((points) => number(above(id, points, measure), digits)),
        ]),
      })),
      {
        title: 'Long tasks in the first drawing: how many, and the longest in ms',
        head: ['points × 2', ...heads],
        rows: contenders.map(({ id, name }) => [
          name,
          ...sizes.map((points) => longTasks(id, points, medianOf)),
        ]),
      },
    ],
    goals: drawGoals(above, sizes),
    failures: contenders.flatMap(({ id, name }) =>
      sizes.flatMap((points) =>
        runsOf(id, points).flatMap(({ failed }) =>
          failed ? [`${name}, ${points.toLocaleString('en')} points: ${failed}`] : [],
        ),
      ),
    ),
  };
}

/** @param {Drawn} run */
function isOver({ stopped, failed }) {
  return stopped !== undefined || failed !== undefined;
}

/**
 * @param {string} id
 * @param {number} points
 * @param {MedianOf} medianOf
 */
function longTasks(id, points, medianOf) {
  const count = medianOf(id, points, 'longTasks');
  if (count === undefined) return NONE;
  return count > 0 ? `${number(count)}, ${number(medianOf(id, points, 'longestTask'))}` : '0';
}

/**
 * @param {readonly Contender[]} contenders
 * @param {readonly number[]} sizes
 * @param {(id: string, points: number) => readonly Drawn[]} runsOf
 */
function notesOf(contenders, sizes, runsOf) {
  const stopped = contenders.flatMap(({ id, name }) => {
    const size = sizes.find((points) => runsOf(id, points).some((run) => run.stopped));
    const reason = size && runsOf(id, size).find((run) => run.stopped)?.stopped;
    return size && reason
      ? [
          `${name} took ${reason} with ${size.toLocaleString('en')} points, and was not asked for more.`,
        ]
      : [];
  });
  return [
    'Medians. CPU is that of the main thread. Reduced variants begin where there are more points ' +
      'than columns of pixels.',
    ...stopped,
  ];
}
