import { parseAst } from 'rolldown/parseAst';

/**
 * What our charts never ask of uPlot: its own dates and time axis (ours know zone and language),
 * other scales than the linear one, its cursor and legend, and all path builders but `linear` and `points`.
 * The body of each function is replaced by the one given here.
 */
const UPLOT = {
  // Dates and the time axis. The table of increments is built while uPlot is loaded.
  fmtDate: '',
  tzDate: '',
  genTimeStuffs: 'return [[], [], () => {}]',
  timeAxisStamps: '',
  timeAxisVals: '',
  timeAxisVal: '',
  timeSeriesStamp: '',
  timeSeriesVal: '',
  // Other scales than the linear one.
  rangeLog: '',
  rangeAsinh: '',
  logAxisSplits: '',
  asinhAxisSplits: '',
  log10AxisValsFilt: '',
  log2AxisValsFilt: '',
  snapLogY: '',
  snapAsinhY: '',
  // Other path builders, and bands between two lines.
  stepped: '',
  bars: '',
  monotoneCubic: '',
  clipBandLine: '',
  bandFillClipDirs: 'return [0, 0]',
  // Default ranges and labels of the value axis: ours are given. uPlot still ranges a lone point.
  _rangeNum: 'return [_min, _max + 1]',
  numAxisVals: '',
  // Its cursor and selection, and what moves them: ours also know touch, keys and scaled pages.
  mouseDown: '',
  mouseMove: '',
  mouseUp: '',
  mouseLeave: '',
  dblClick: '',
  cacheMouse: '',
  updateCursor: '',
  initCursorPt: '',
  syncRect: '',
  setSelect: '',
  setSelH: '',
  setSelV: '',
  hideSelect: '',
  setFocus: '',
  setAlpha: '',
  toggleDOM: '',
  pubSync: '',
  pub: '',
  addBand: '',
  setBand: '',
  delBand: '',
  setLegendValues: '',
  syncLegend: '',
  // Joining of tables, adding and removing of series, and the legend.
  join: '',
  addSeries: '',
  delSeries: '',
  setLegend: '',
  initLegendRow: '',
  numSeriesVal: '',
  legendStroke: '',
  legendFill: '',
};

/** Conditions that our options settle: one x for all lines, linear scales, no cursor and legend. */
const SETTLED = {
  'mode == 2': 'false',
  'mode == 1': 'true',
  'distr == 3': 'false',
  'distr == 4': 'false',
  'distr == 100': 'false',
  'if (showLegend': 'if (false',
  'showLegend &&': 'false &&',
  'legend.live': 'false',
  'if (showCursor': 'if (false',
  'showCursor &&': 'false &&',
};

/**
 * Leaves unused parts of uPlot out of the script-tag files: 5 kB of 22 (gzip). The npm modules
 * import it as it is. Fails the build where a part is not found.
 *
 * @returns {import('vite').Plugin}
 */
export function slimDependencies() {
  return {
    name: 'slim-dependencies',
    transform(code, id) {
      const path = id.split('?', 1)[0] ?? id;
      if (!path.endsWith('/uPlot.esm.js')) return null;
      const slimmed = settle(cutBodies(code, UPLOT), SETTLED);
      if (slimmed.missing.length > 0) this.error(`${id} has no ${slimmed.missing.join(', ')}`);
      return { code: slimmed.text, map: null };
    },
  };
}

/** @typedef {{ text: string, missing: string[] }} Slimmed */

/**
 * @param {string} code
 * @param {Record<string, string>} bodies - what to put in the place of the body of each function
 * @returns {Slimmed}
 */
function cutBodies(code, bodies) {
  const found = functionsIn(parseAst(code)).filter(({ name }) => name in bodies);
  const text = found
    .sort((a, b) => b.start - a.start)
    .reduce(
      (rest, { name, start, end }) => `${rest.slice(0, start)}{${bodies[name]}}${rest.slice(end)}`,
      code,
    );
  const names = new Set(found.map(({ name }) => name));
  return { text, missing: Object.keys(bodies).filter((name) => !names.has(name)) };
}

/**
 * @param {Slimmed} slimmed
 * @param {Record<string, string>} conditions
 * @returns {Slimmed}
 */
function settle({ text, missing }, conditions) {
  const entries = Object.entries(conditions);
  return {
    text: entries.reduce((rest, [condition, value]) => rest.replaceAll(condition, value), text),
    missing: [...missing, ...entries.map(([c]) => c).filter((c) => !text.includes(c))],
  };
}

/**
 * @param {unknown} node - of a syntax tree in ESTree form
 * @returns {{ name: string, start: number, end: number }[]} the bodies of all named functions that
 *   are not inside another; those of uPlot's one large function included
 */
function functionsIn(node) {
  if (typeof node !== 'object' || node === null) return [];
  const { type, id, init, body } = /** @type {Record<string, any>} */ (node);
  const inner = () => Object.values(node).flatMap(functionsIn);
  if (type === 'FunctionDeclaration') {
    const rest = id.name in UPLOT ? [] : inner();
    return [{ name: id.name, start: body.start, end: body.end }, ...rest];
  }
  if (type === 'VariableDeclarator' && init?.type === 'ArrowFunctionExpression') {
    return [{ name: id.name, start: init.body.start, end: init.body.end }, ...inner()];
  }
  return inner();
}
