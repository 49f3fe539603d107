import { number, ratioGoal } from './table.js';

/** @typedef {import('./draw.js').MedianOf} MedianOf */

const OURS = 'ours-classic';
const NAMES = { chartjs: 'Chart.js', echarts: 'ECharts', mui: 'MUI X', recharts: 'Recharts' };

/** Up to so many points, a first chart is compared with peers; no update is with more. */
const COMMON_POINTS = 10_080;
/** Up to so many points, no task of the first drawing may be long. */
const SMOOTH_POINTS = 100_000;
const HAND_RATIO = 1.2;
/** The number of points that hovering is compared at: a day by the minute. */
const HOVER_POINTS = 1_440;

/**
 * @param {MedianOf} medianOf
 * @param {readonly number[]} sizes
 * @returns {import('./table.js').Goal[]}
 */
export function drawGoals(medianOf, sizes) {
  /**
   * @param {import('./draw.js').Measure} measure
   * @param {number} points
   * @param {Partial<Record<keyof typeof NAMES, number>>} limits
   */
  const against = (measure, points, limits) =>
    /** @type {(keyof typeof NAMES)[]} */ (Object.keys(limits)).map((id) => ({
      name: NAMES[id],
      own: medianOf(OURS, points, measure),
      other: medianOf(id, points, measure),
      most: limits[id] ?? NaN,
    }));
  const count = (/** @type {number} */ points) => points.toLocaleString('en');
  const firstLimits = { chartjs: 0.45, echarts: 0.35, mui: 0.3, recharts: 0.2 };
  const large = sizes.filter((points) => points > COMMON_POINTS);
  const smooth = sizes.filter((points) => points <= SMOOTH_POINTS);
  return [
    ...sizes
      .filter((points) => points <= COMMON_POINTS)
      .map((points) =>
        ratioGoal(
          `CPU to the first chart, ${count(points)} points`,
          against('firstCpu', points, firstLimits),
        ),
      ),
    ratioGoal(
      `Update in place, CPU, ${count(COMMON_POINTS)} points`,
      against('updateCpu', COMMON_POINTS, { chartjs: 0.5, echarts: 0.4, mui: 0.25 }),
    ),
    ratioGoal(
      `Hover, CPU per move, ${count(HOVER_POINTS)} points`,
      against('hoverCpu', HOVER_POINTS, { chartjs: 0.3, echarts: 0.4, mui: 0.4 }),
    ),
    ...large.map((points) =>
      ratioGoal(`CPU to the first chart, ${count(points)} points`, [
        {
          name: 'canvas by hand with min/max columns',
          own: medianOf(OURS, points, 'firstCpu'),
          other: medianOf('hand-reduced', points, 'firstCpu'),
          most: HAND_RATIO,
        },
      ]),
    ),
    noLongTask(medianOf, smooth),
  ];
}

/**
 * @param {MedianOf} medianOf
 * @param {readonly number[]} sizes
 * @returns {import('./table.js').Goal}
 */
function noLongTask(medianOf, sizes) {
  const longest = sizes.map((points) => ({ points, ms: medianOf(OURS, points, 'longestTask') }));
  const isKnown = longest.every(({ ms }) => ms !== undefined);
  return {
    goal: `No task above 50 ms in the first drawing, up to ${SMOOTH_POINTS.toLocaleString('en')} points`,
    measured: longest
      .map(
        ({ points, ms }) =>
          `${points.toLocaleString('en')}: ${ms === 0 ? 'none' : `${number(ms)} ms`}`,
      )
      .join(', '),
    isMet: isKnown ? longest.every(({ ms }) => ms === 0) : undefined,
  };
}
