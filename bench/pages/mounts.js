/**
 * Mounts and removes each widget a thousand times, and compares what the page holds then with what
 * it held after the first fifty.
 *
 *     node bench/pages/mounts.js [--quick] [--spoil element|listener|observer|timer]
 *
 * With `--spoil`, the page itself keeps something of each round; the run has to fail.
 */
import { parseArgs } from 'node:util';
import { fillNumberCache, levelOf } from './gauge.js';
import { installLedger } from './ledger.js';
import { mountAndRemove } from './mounting.js';
import { isMain, runAlone } from './result.js';

/**
 * @typedef {import('./mounting.js').Spoil} Spoil
 * @typedef {import('./ledger.js').Ledger} Ledger
 * @typedef {Pick<Ledger, 'observed' | 'timers' | 'removed'>} Counts
 * @typedef {import('./gauge.js').Level & Counts & { rounds: number, drawn: number }} Sample
 */

const TAGS = ['nano-mtd-usage', 'nano-concurrent-viewers', 'nano-byte-usage'];

/** A sample is taken after so many rounds. By the first, all code is loaded and all is set up. */
const SAMPLES = [50, 100, 250, 500, 750, 1000];
const QUICK_SAMPLES = [50, 100];

/** As many rounds are done in one go. */
const STEP = 50;

/** Most that the heap may be off by in the end. */
const MOST_DRIFT = 0.02;

/**
 * @param {import('../lab.js').Lab} lab
 * @param {Spoil} [spoil]
 * @returns {Promise<import('../parts/table.js').Result>}
 */
export async function measure(lab, spoil) {
  const runs = [];
  for (const tag of TAGS) {
    runs.push({ tag, samples: await samplesOf(lab, tag, spoil) });
  }
  return {
    title: `Mounted and removed, up to ${(lab.isQuick ? QUICK_SAMPLES : SAMPLES).at(-1)} times`,
    tables: runs.map(({ tag, samples }) => ({
      title: tag,
      head: HEAD,
      rows: samples.map((one) => [
        one.rounds,
        one.drawn,
        (one.objectBytes / 1000).toFixed(1),
        (one.heapBytes / 1000).toFixed(1),
        one.removed,
        one.nodes,
        one.listeners,
        one.observed,
        one.timers,
      ]),
    })),
    goals: runs.flatMap(({ tag, samples }) => goalsOf(tag, samples)),
  };
}

const HEAD = [
  'rounds',
  'drawn',
  'objects kB',
  'with compiled code kB',
  'removed, in memory',
  'nodes',
  'listeners',
  'observed',
  'timers',
];

/**
 * @param {import('../lab.js').Lab} lab
 * @param {string} tag
 * @param {Spoil} [spoil]
 */
async function samplesOf(lab, tag, spoil) {
  const url = lab.site.add(
    '/pages/mounts.html',
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Mounts</title>
      <link rel="icon" href="data:,">
      <script type="module" src="/dist/nano-metrics.js"></script></head><body></body></html>`,
  );
  const labPage = await lab.open();
  const { page, check, close } = labPage;
  try {
    await page.evaluateOnNewDocument(installLedger);
    await page.goto(url);
    await page.waitForFunction((name) => customElements.get(name) !== undefined, {}, tag);
    await page.evaluate(fillNumberCache);
    /** @type {Sample[]} */
    const samples = [];
    const sample = async (/** @type {number} */ rounds, /** @type {number} */ drawn) => {
      const level = await levelOf(labPage);
      const counts = await page.evaluate(() => {
        const { observed, timers, removed } = /** @type {Ledger} */ (
          Reflect.get(globalThis, 'ledger')
        );
        return { observed, timers, removed };
      });
      samples.push({ rounds, drawn, ...level, ...counts });
    };
    await sample(0, 0);
    let [rounds, drawn] = [0, 0];
    for (const until of lab.isQuick ? QUICK_SAMPLES : SAMPLES) {
      for (; rounds < until; rounds += STEP) {
        drawn += await page.evaluate(mountAndRemove, tag, STEP, spoil);
      }
      await sample(rounds, drawn);
    }
    check();
    return samples;
  } finally {
    await close();
  }
}

/**
 * @param {string} tag
 * @param {readonly Sample[]} samples
 * @returns {import('../parts/table.js').Goal[]}
 */
function goalsOf(tag, samples) {
  const [bare, first, last] = [samples[0], samples[1], samples.at(-1)];
  if (!bare || !first || !last || last === first) throw new Error('Too few samples');
  const drift = last.objectBytes / first.objectBytes - 1;
  const inAll = (/** @type {keyof Sample} */ key) => [bare, first, last].map((one) => one[key]);
  return [
    {
      goal: `${tag}: drawn in every round`,
      measured: `${last.drawn} of ${last.rounds}`,
      isMet: last.drawn === last.rounds,
    },
    {
      goal: `${tag}: heap back to ±${MOST_DRIFT * 100} % of the level after ${first.rounds} rounds, compiled code aside`,
      measured: `${(drift * 100).toFixed(2)} %`,
      isMet: Math.abs(drift) <= MOST_DRIFT,
    },
    {
      goal: `${tag}: no removed widget in memory`,
      measured: inAll('removed').join(', '),
      isMet: [first, last].every(({ removed }) => removed === 0),
    },
    {
      goal: `${tag}: as many nodes as after ${first.rounds} rounds`,
      measured: inAll('nodes').join(', '),
      isMet: last.nodes === first.nodes,
    },
    {
      goal: `${tag}: no listener more than before the first`,
      measured: inAll('listeners').join(', '),
      isMet: [first, last].every(({ listeners }) => listeners === bare.listeners),
    },
    {
      goal: `${tag}: nothing is observed, and no timer runs`,
      measured: `${inAll('observed').join(', ')}; ${inAll('timers').join(', ')}`,
      isMet: [first, last].every(({ observed, timers }) => observed === 0 && timers === 0),
    },
  ];
}

if (isMain(import.meta.url)) {
  const { values } = parseArgs({
    options: { quick: { type: 'boolean' }, spoil: { type: 'string' } },
  });
  await runAlone((lab) => measure(lab, /** @type {Spoil | undefined} */ (values.spoil)));
}
