/**
 * Pages of 1, 10 and 50 widgets: which of them ask and draw, what moves, how long the main thread
 * is held up, and what happens when somebody scrolls through to the end.
 *
 *     node bench/pages/many.js [--quick] [--spoil unseen|blank|task]
 *
 * With `--spoil`, the pages are made worse on purpose; the run has to fail.
 */
import { parseArgs } from 'node:util';
import { visitPage } from './many-visit.js';
import { isMain, runAlone } from './result.js';

/**
 * @typedef {import('./many-page.js').ManyPage} ManyPage
 * @typedef {import('./many-visit.js').Visit} Visit
 * @typedef {ReturnType<typeof import('./main-thread.js').workOf>} Work
 */

/** @type {readonly ManyPage[]} */
const PAGES = [
  { count: 1, file: 'classic', hasRoom: true },
  { count: 10, file: 'classic', hasRoom: true },
  { count: 50, file: 'classic', hasRoom: true },
  { count: 50, file: 'module', hasRoom: true },
  { count: 50, file: 'classic', hasRoom: false },
];

const ROUNDS = 3;

/** Longer (ms) than this, a task is a long one. */
const LONG_MS = 50;

/**
 * @param {import('../lab.js').Lab} lab
 * @param {import('./spoils.js').PageSpoil} [spoil]
 * @returns {Promise<import('../parts/table.js').Result>}
 */
export async function measure(lab, spoil) {
  const cases = PAGES.map((page) => ({ page, visits: /** @type {Visit[]} */ ([]) }));
  await lab.interleave(cases, lab.isQuick ? 1 : ROUNDS, async ({ page, visits }) => {
    visits.push(await visitPage(lab, page, spoil));
  });
  const all = cases.flatMap(({ visits }) => visits);
  const withRoom = cases.filter(({ page }) => page.hasRoom).flatMap(({ visits }) => visits);
  const cpu = (/** @type {readonly Work[]} */ works) =>
    lab.median(works.map(({ cpuMs }) => cpuMs)).toFixed(0);
  return {
    title: 'Many widgets on a page',
    tables: [
      {
        title: 'From the beginning until all is at rest, at 1× CPU',
        head: ['page', 'near', 'drawn', 'elsewhere', 'requests', 'CLS', 'CPU ms', ...LONGEST],
        rows: cases.map(({ page, visits }) => [
          nameOf(page),
          ...['near', 'drawn', 'elsewhere', 'requests'].map((key) =>
            rangeOf(visits.map(({ atRest }) => Reflect.get(atRest, key))),
          ),
          rangeOf(visits.map(({ atRest }) => atRest.shift)),
          cpu(visits.map((visit) => visit.all)),
          longestOf(visits.map(({ beforeLoad }) => beforeLoad)),
          longestOf(visits.map(({ afterLoad }) => afterLoad)),
        ]),
      },
      {
        title: 'Scrolled through to the end',
        head: ['page', 'drawn', 'before they were seen', 'requests', 'CLS', 'CPU ms', LONGEST_TASK],
        rows: cases.map(({ page, visits }) => [
          nameOf(page),
          rangeOf(visits.map(({ inTheEnd }) => inTheEnd.inked)),
          rangeOf(visits.map(({ drawnWhenSeen }) => drawnWhenSeen)),
          rangeOf(visits.map(({ inTheEnd }) => inTheEnd.requests)),
          rangeOf(visits.map(({ inTheEnd, atRest }) => inTheEnd.shift - atRest.shift)),
          cpu(visits.map(({ scrolling }) => scrolling)),
          longestOf(visits.map(({ scrolling }) => scrolling)),
        ]),
      },
    ],
    goals: [
      {
        goal: 'All that is near the screen is drawn, and nothing else asks or draws',
        measured: `${count(all, isRestRight)} of ${all.length} visits`,
        isMet: all.every(isRestRight),
      },
      {
        goal: 'Each is drawn when it comes near, before it is seen',
        measured: `${count(all, isEndRight)} of ${all.length} visits`,
        isMet: all.every(isEndRight),
      },
      {
        goal: 'CLS 0 with the styles of the README, scrolling included',
        measured: rangeOf(withRoom.map(({ inTheEnd }) => inTheEnd.shift)),
        isMet: withRoom.every(({ inTheEnd }) => inTheEnd.shift === 0),
      },
      shortTasks('after load', cases, ({ afterLoad }) => afterLoad),
      shortTasks('while scrolling', cases, ({ scrolling }) => scrolling),
    ],
  };
}

const LONGEST_TASK = 'longest task, ms of CPU (by the clock)';
const LONGEST = ['before load: longest task, ms of CPU (by the clock)', 'after load'];

/** @param {ManyPage} page */
function nameOf({ count, file, hasRoom }) {
  return `${count}, ${file}${hasRoom ? '' : ', no room kept'}`;
}

/** @param {Visit} visit */
function isRestRight({ atRest: { near, drawn, elsewhere, requests, questions, withToken } }) {
  return (
    near > 0 &&
    drawn === near &&
    elsewhere === 0 &&
    requests === questions &&
    withToken === requests
  );
}

/** @param {Visit} visit */
function isEndRight({ inTheEnd: { inked, requests, questions }, seen, drawnWhenSeen }) {
  return inked > 0 && inked === seen && drawnWhenSeen === seen && requests === questions;
}

/**
 * By the CPU time of a task, in every round. By the clock, whatever else the machine does makes it
 * longer, so that is only told, of the best round of each page.
 *
 * @param {string} when
 * @param {readonly { page: ManyPage, visits: readonly Visit[] }[]} cases
 * @param {(visit: Visit) => Work} workIn
 * @returns {import('../parts/table.js').Goal}
 */
function shortTasks(when, cases, workIn) {
  const worst = cases.map(({ page, visits }) => ({
    name: nameOf(page),
    cpuMs: Math.max(...visits.map((one) => workIn(one).longestCpuMs)),
    wallMs: Math.min(...visits.map((one) => workIn(one).longestWallMs)),
  }));
  const texts = worst.map(
    ({ name, cpuMs, wallMs }) => `${name}: ${cpuMs.toFixed(0)} (${wallMs.toFixed(0)})`,
  );
  return {
    goal: `No task above ${LONG_MS} ms of CPU ${when}`,
    measured: `${texts.join('; ')} ms (by the clock, at best)`,
    isMet: worst.every(({ cpuMs }) => cpuMs > 0 && cpuMs <= LONG_MS),
  };
}

/** @param {readonly Work[]} works */
function longestOf(works) {
  const cpu = rangeOf(works.map(({ longestCpuMs }) => Math.round(longestCpuMs)));
  const wall = rangeOf(works.map(({ longestWallMs }) => Math.round(longestWallMs)));
  return `${cpu} (${wall})`;
}

/** @param {readonly number[]} values */
function rangeOf(values) {
  const [least, most] = [Math.min(...values), Math.max(...values)].map(
    (value) => +value.toFixed(4),
  );
  return least === most ? `${least}` : `${least}–${most}`;
}

/** @param {readonly Visit[]} visits @param {(visit: Visit) => boolean} test */
function count(visits, test) {
  return visits.filter(test).length;
}

if (isMain(import.meta.url)) {
  const { values } = parseArgs({
    options: { quick: { type: 'boolean' }, spoil: { type: 'string' } },
  });
  await runAlone((lab) =>
    measure(lab, /** @type {import('./spoils.js').PageSpoil | undefined} */ (values.spoil)),
  );
}
