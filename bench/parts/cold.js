import { coldPage } from './html.js';
import { assertDrawn } from './pictures.js';
import { SLOW } from './slow.js';
import { number, ratioGoal } from './table.js';

const FLOOR = 'hand';

/** @typedef {{ paintedMs: number, fcpMs: number }} Loaded */

/**
 * Loads a page with an empty cache until its chart is painted.
 *
 * @param {import('../lab.js').Lab} lab
 * @param {readonly import('../contenders.js').Contender[]} contenders
 * @returns {Promise<import('./table.js').Result>}
 */
export async function measureCold(lab, contenders) {
  // What is made for many points makes no difference here.
  const charts = contenders.filter(
    ({ id, fromPoints }) => !fromPoints && id !== 'empty' && id !== 'hand-reduced',
  );
  const slow = await loadAll(lab, charts, SLOW);
  const fast = await loadAll(lab, charts, undefined);
  const median = (
    /** @type {typeof slow} */ loaded,
    /** @type {string} */ id,
    /** @type {keyof Loaded} */ key,
  ) => {
    const values = loaded.get(id)?.map((one) => one[key]);
    return values && lab.median(values);
  };
  /** @param {typeof slow} loaded @param {string} id */
  const above = (loaded, id) => {
    const [own, floor] = [median(loaded, id, 'paintedMs'), median(loaded, FLOOR, 'paintedMs')];
    return own === undefined || floor === undefined ? undefined : own - floor;
  };
  const { download = 0, latency } = SLOW.network;
  const goal = (/** @type {string} */ id, /** @type {string} */ words) =>
    ratioGoal(
      `Cold load to the first chart, CPU 4× and slow 4G, canvas by hand subtracted${words}`,
      [
        { name: 'Chart.js', own: above(slow, id), other: above(slow, 'chartjs'), most: 0.5 },
        { name: 'ECharts', own: above(slow, id), other: above(slow, 'echarts'), most: 0.3 },
        { name: 'MUI X', own: above(slow, id), other: above(slow, 'mui'), most: 0.25 },
        { name: 'Recharts', own: above(slow, id), other: above(slow, 'recharts'), most: 0.12 },
      ],
    );
  return {
    title: 'Cold load',
    notes: [
      `Nothing in the cache, files gzipped over HTTP/1.1, 168 points in the page. Slow: CPU four times ` +
        `as slow, ${number((download * 8) / 1e6, 2)} Mbit/s, ${latency} ms for each request. The page has ` +
        `nothing to be seen but the widget, so FCP is when that shows anything at all.`,
    ],
    tables: [
      { title: 'CPU 4× and slow 4G', loaded: slow },
      { title: 'As fast as the machine is', loaded: fast },
    ].map(({ title, loaded }) => ({
      title: `${title}, ms`,
      head: ['', 'first chart', 'least–most', 'above canvas by hand', 'FCP'],
      rows: charts.map(({ id, name }) => {
        const { min, max } = lab.summary((loaded.get(id) ?? []).map(({ paintedMs }) => paintedMs));
        return [
          name,
          number(median(loaded, id, 'paintedMs')),
          `${number(min)}–${number(max)}`,
          number(above(loaded, id)),
          number(median(loaded, id, 'fcpMs')),
        ];
      }),
    })),
    goals: [goal('ours-classic', ''), goal('ours-module', ', modules')],
  };
}

/**
 * @param {import('../lab.js').Lab} lab
 * @param {readonly import('../contenders.js').Contender[]} charts
 * @param {typeof SLOW | undefined} throttle
 */
async function loadAll(lab, charts, throttle) {
  /** @type {Map<string, Loaded[]>} */
  const all = new Map(charts.map(({ id }) => [id, []]));
  await lab.interleave(charts, lab.repetitions, async (contender) => {
    const url = lab.site.add(`/cold/${contender.id}.html`, coldPage(contender));
    const { page, check, close } = await lab.open(throttle && { throttle });
    await page.goto(url);
    const loaded = await page.evaluate(async () => {
      const first = (/** @type {string} */ type, /** @type {string} */ name) =>
        new Promise((resolve) => {
          new PerformanceObserver((list) => {
            const [entry] = list.getEntriesByName(name);
            if (entry) resolve(entry.startTime);
          }).observe({ type, buffered: true });
        });
      return {
        paintedMs: await first('mark', 'painted'),
        fcpMs: await first('paint', 'first-contentful-paint'),
      };
    });
    check();
    const box = await page.$eval('#chart', (chart) => {
      const root = chart.firstElementChild?.shadowRoot;
      const { left, top, width, height } = (
        root?.querySelector('canvas') ?? chart
      ).getBoundingClientRect();
      return { left, top, width, height };
    });
    await assertDrawn(page, box, contender.name);
    await close();
    all.get(contender.id)?.push(loaded);
  });
  return all;
}
