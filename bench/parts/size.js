import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { scriptOf } from '../contenders.js';
import { coldPage } from './html.js';
import { SLOW } from './slow.js';
import { kB, NONE, ratioGoal } from './table.js';

const ROOT = new URL('../../', import.meta.url);

/** What is promised, in bytes gzipped. */
const MOST_CLASSIC = 50_000;
const MOST_ENTRY = 18_000;
const MOST_TO_CHART = 42_000;

/** @typedef {{ gzip: number, brotli: number, files: number }} Size */

/**
 * What a page has to load, compressed as hosts do it at their best.
 *
 * @param {import('../lab.js').Lab} lab
 * @param {readonly import('../contenders.js').Contender[]} contenders
 * @returns {Promise<import('./table.js').Result>}
 */
export async function measureSize(lab, contenders) {
  const charts = contenders.filter(({ id }) => id !== 'empty');
  /** @type {Map<string, { first: Size, chart: Size, whole: Size }>} */
  const sizes = new Map();
  for (const contender of charts) {
    const path = scriptOf(contender);
    const first = sizeOf([path]);
    if (contender.isModule) {
      const whole = readdirSync(new URL('dist', ROOT))
        .filter((name) => /^nano-metrics\b.*\.js$/.test(name) && !name.includes('.iife.'))
        .map((name) => `/dist/${name}`);
      const chart = await loadedForChart(lab, contender);
      sizes.set(contender.id, { first, chart: sizeOf(chart), whole: sizeOf(whole) });
    } else {
      sizes.set(contender.id, { first, chart: first, whole: first });
    }
  }
  const gzipOf = (/** @type {string} */ id) => sizes.get(id)?.first.gzip;
  const classic = gzipOf('ours-classic');
  const ours = sizes.get('ours-module');
  const most = (/** @type {number} */ limit) => `≤ ${kB(limit)} kB gzip`;
  return {
    title: 'Size',
    notes: [
      'kB of JavaScript, minified, of one widget with all it is made of; ours has three widgets in it. ' +
        'Before: what a page loads that shows no chart yet. To the first chart: what has been loaded ' +
        'when that is painted, the check of data of the page’s own included.',
    ],
    tables: [
      {
        title: 'kB, gzip (brotli)',
        head: ['', 'before', 'to the first chart', 'all there is', 'files'],
        rows: charts.map(({ id, name }) => {
          const { first, chart, whole } = /** @type {NonNullable<typeof ours>} */ (sizes.get(id));
          const cells = [first, chart, whole].map((one) => `${kB(one.gzip)} (${kB(one.brotli)})`);
          return [name, ...cells, whole.files];
        }),
      },
    ],
    goals: [
      {
        goal: `Classic script ${most(MOST_CLASSIC)}`,
        measured: classic === undefined ? NONE : `${kB(classic)} kB`,
        isMet: classic === undefined ? undefined : classic <= MOST_CLASSIC,
      },
      ratioGoal('Classic script, gzip', [
        { name: 'Chart.js', own: classic, other: gzipOf('chartjs'), most: 0.73 },
        { name: 'ECharts', own: classic, other: gzipOf('echarts'), most: 0.3 },
        { name: 'MUI X', own: classic, other: gzipOf('mui'), most: 0.25 },
      ]),
      {
        goal: `Modules, before a chart is needed ${most(MOST_ENTRY)}`,
        measured: ours ? `${kB(ours.first.gzip)} kB` : NONE,
        isMet: ours && ours.first.gzip <= MOST_ENTRY,
      },
      {
        goal: `Modules, to the first chart ${most(MOST_TO_CHART)}`,
        measured: ours ? `${kB(ours.chart.gzip)} kB` : NONE,
        isMet: ours && ours.chart.gzip <= MOST_TO_CHART,
      },
    ],
  };
}

/**
 * @param {readonly string[]} paths
 * @returns {Size} of all files together, each compressed by itself
 */
function sizeOf(paths) {
  const bodies = paths.map((path) => readFileSync(new URL(`.${path}`, ROOT)));
  const sum = (/** @type {(body: Buffer) => Buffer} */ compress) =>
    bodies.reduce((bytes, body) => bytes + compress(body).length, 0);
  return {
    gzip: sum((body) => gzipSync(body, { level: 9 })),
    brotli: sum((body) => brotliCompressSync(body)),
    files: paths.length,
  };
}

/**
 * Which files a browser has to have got until the chart is painted. In a slow network, as what is
 * asked for meanwhile, but not needed yet, could have come as well in a fast one.
 *
 * @param {import('../lab.js').Lab} lab
 * @param {import('../contenders.js').Contender} contender
 */
async function loadedForChart(lab, contender) {
  const { page, close } = await lab.open({ throttle: SLOW });
  await page.goto(lab.site.add('/size.html', coldPage(contender)));
  const paths = await page.evaluate(async () => {
    const painted = await new Promise((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntriesByName('painted')[0])).observe({
        type: 'mark',
        buffered: true,
      });
    });
    const files = /** @type {PerformanceResourceTiming[]} */ (
      performance.getEntriesByType('resource')
    );
    return files
      .filter(({ responseEnd }) => responseEnd > 0 && responseEnd < painted.startTime)
      .map(({ name }) => new URL(name).pathname);
  });
  await close();
  return paths.filter((path) => path.endsWith('.js'));
}
