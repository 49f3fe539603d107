/**
 * What the widgets ask when a page is opened, by the modules that they use themselves.
 *
 * @typedef {typeof import('../src/api/routes.js')} RoutesModule
 * @typedef {typeof import('../src/model/range.js')} RangeModule
 * @typedef {typeof import('../src/model/month-to-date-spans.js')} SpansModule
 */

// Node 20 cannot import TypeScript: what runs is what was built, typed by the sources.
/** @type {RoutesModule} */
const { DEFAULT_ROUTES, seriesParams } = await import(built('api/routes.js'));
/** @type {RangeModule} */
const { presetWindow } = await import(built('model/range.js'));
/** @type {SpansModule} */
const { monthToDateSpans } = await import(built('model/month-to-date-spans.js'));

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
const NO_FILTERS = { streams: [], tags: [], countries: [] };

/** @param {string} file */
function built(file) {
  return new URL(`../dist/${file}`, import.meta.url).href;
}

/**
 * @param {keyof import('../src/api/routes.js').Routes} route
 * @param {import('../src/model/range.js').TimeWindow} window
 * @returns {string} path and query
 */
export function target(route, window) {
  return `${DEFAULT_ROUTES[route]}?${seriesParams(window, NO_FILTERS)}`;
}

/**
 * One of each widget, as they are without attributes.
 *
 * @param {number} nowMs
 * @returns {string[]} path and query of each
 */
export function pageTargets(nowMs) {
  const { previousMonth, current } = monthToDateSpans(nowMs);
  const months = { fromMs: previousMonth.fromMs, toMs: current.toMs };
  return [
    target('hourlyBytes', { ...months, interval: 'hour' }),
    target('viewers', presetWindow('1D', nowMs)),
    target('bytes', presetWindow('1D', nowMs)),
  ];
}

/**
 * What is measured.
 *
 * @param {number} nowMs
 * @returns {{ name: string, targets: string[] }[]}
 */
export function workloads(nowMs) {
  const minuteMs = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS;
  const day = {
    fromMs: minuteMs - DAY_MS,
    toMs: minuteMs,
    interval: /** @type {const} */ ('minute'),
  };
  return [
    {
      name: '1D: a chart, 25 hours',
      targets: [target('bytes', presetWindow('1D', nowMs))],
    },
    {
      name: '1H: a chart, 61 minutes',
      targets: [target('bytes', presetWindow('1H', nowMs))],
    },
    { name: 'a page of the three widgets', targets: pageTargets(nowMs) },
    { name: 'a day by the minute, 1,440', targets: [target('bytes', day)] },
  ];
}
