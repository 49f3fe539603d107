/**
 * Who is measured: the same widget, made with each library by its own advice.
 *
 * @typedef {object} Contender
 * @property {string} id of its file in `peers/`, and on the command line
 * @property {string} name
 * @property {string} [library] its package, of which the version is told
 * @property {string} [script] address of what the page loads, where that is not the built peer
 * @property {boolean} [isModule] whether that is a module
 * @property {string} [peer] file in `peers/`, where it is not that of the id
 * @property {string} [family] what `--only` may also name it by
 * @property {number} [fromPoints] for reduced drawing, which is of no use for fewer points
 */

/** From so many points on, reducing them can pay: more than a column of pixels each. */
const FROM_POINTS = 10_080;

/** @type {readonly Contender[]} */
export const CONTENDERS = [
  { id: 'empty', name: 'empty page' },
  { id: 'hand', name: 'canvas by hand', family: 'hand' },
  { id: 'hand-reduced', name: 'canvas by hand, min/max columns', family: 'hand' },
  {
    id: 'ours-classic',
    name: 'nano-metrics, classic script',
    peer: 'ours',
    script: '/dist/nano-metrics.iife.js',
    family: 'ours',
  },
  {
    id: 'ours-module',
    name: 'nano-metrics, modules',
    peer: 'ours',
    script: '/dist/nano-metrics.js',
    isModule: true,
    family: 'ours',
  },
  { id: 'lightweight', name: 'Lightweight Charts', library: 'lightweight-charts' },
  {
    id: 'lightweight-conflated',
    name: 'Lightweight Charts, conflation',
    library: 'lightweight-charts',
    family: 'lightweight',
    fromPoints: FROM_POINTS,
  },
  { id: 'chartjs', name: 'Chart.js', library: 'chart.js' },
  {
    id: 'chartjs-decimated',
    name: 'Chart.js, decimation',
    library: 'chart.js',
    family: 'chartjs',
    fromPoints: FROM_POINTS,
  },
  { id: 'highcharts', name: 'Highcharts', library: 'highcharts' },
  {
    id: 'highcharts-boosted',
    name: 'Highcharts, boost',
    library: 'highcharts',
    family: 'highcharts',
    fromPoints: FROM_POINTS,
  },
  { id: 'apexcharts', name: 'ApexCharts', library: 'apexcharts' },
  {
    id: 'apexcharts-canvas',
    name: 'ApexCharts, canvas',
    library: 'apexcharts',
    family: 'apexcharts',
    fromPoints: FROM_POINTS,
  },
  { id: 'echarts', name: 'ECharts', library: 'echarts' },
  {
    id: 'echarts-sampled',
    name: 'ECharts, sampling',
    library: 'echarts',
    family: 'echarts',
    fromPoints: FROM_POINTS,
  },
  { id: 'plotly', name: 'Plotly basic', library: 'plotly.js-basic-dist-min' },
  { id: 'mui', name: 'MUI X Charts, React', library: '@mui/x-charts' },
  { id: 'recharts', name: 'Recharts, React', library: 'recharts' },
];

/** @param {Contender} contender */
export function scriptOf({ id, script }) {
  return script ?? `/bench/dist/${id}.js`;
}
