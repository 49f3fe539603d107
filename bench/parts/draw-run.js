import { scriptOf } from '../contenders.js';
import { assertDrawn } from './pictures.js';

/**
 * What one page with one chart took, in ms. What was not reached in time is missing.
 *
 * @typedef {object} Drawn
 * @property {number} [firstCpu] script and first drawing, until it is on the screen
 * @property {number} [scriptCpu] of that, what the script takes before it is asked for a chart
 * @property {number} [firstWall] first drawing, by the clock
 * @property {number} [longTasks] in the first drawing
 * @property {number} [longestTask]
 * @property {number} [redrawCpu]
 * @property {number} [redrawWall]
 * @property {number} [updateCpu]
 * @property {number} [updateWall]
 * @property {number} [hoverCpu] per move of the pointer
 * @property {string} [stopped] why the rest is missing
 * @property {string} [failed] why nothing of it counts
 */

/** A run may take so long (ms); what is slower is said to be. */
export const MOST_RUN_MS = 20_000;

/** What every chart begins with, in CSS px. */
const SIZE = { width: 600, height: 300 };

/** How often each is done in a run; a median of means is steadier. */
const REDRAWS = 2;
const UPDATES = { few: 4, many: 2 };
const MANY_POINTS = 100_000;
/** Where each takes long, fewer moves have to do. */
const MOVES = { warm: 3, counted: 40, least: 3, mostMs: 4_000 };
/** Moves go over this part of the chart's width, where each contender has its plot. */
const HOVERED = { from: 0.25, to: 0.85, height: 0.5 };

/**
 * @typedef {object} Stage what `peers/stage.js` offers in the page
 * @property {(count: number) => void} make
 * @property {(src: string, isModule: boolean) => Promise<void>} load
 * @property {(updates: number) => void} prepare
 * @property {() => Promise<{ startMs: number, wallMs: number }>} mount
 * @property {() => Promise<number>} update
 * @property {(width: number, height: number) => Promise<number>} resize
 * @property {(startMs: number) => { count: number, longestMs: number }} longTasksSince
 * @property {() => { left: number, top: number, width: number, height: number }} box
 * @property {() => string} tooltipText
 */

/**
 * @param {import('../lab.js').Lab} lab
 * @param {string} url of the stage
 * @param {import('../contenders.js').Contender} contender
 * @param {number} points
 * @returns {Promise<Drawn>}
 */
export async function drawRun(lab, url, contender, points) {
  /** @type {Drawn} */
  const drawn = {};
  const opened = await lab.open();
  const run = steps(opened, url, contender, points, drawn);
  try {
    if (await within(run, MOST_RUN_MS)) {
      opened.check();
      await opened.close();
      return drawn;
    }
    drawn.stopped = `more than ${MOST_RUN_MS / 1000} s`;
  } catch (error) {
    drawn.failed = error instanceof Error ? error.message : String(error);
  }
  // A page that is at work does not close, and one that failed may be anything.
  await lab.restart();
  return drawn;
}

/**
 * @param {import('../lab.js').LabPage} opened
 * @param {string} url
 * @param {import('../contenders.js').Contender} contender
 * @param {number} points
 * @param {Drawn} drawn
 */
async function steps({ page, cpuMs, settled, idle }, url, contender, points, drawn) {
  const isEmpty = contender.id === 'empty';
  const updates = points >= MANY_POINTS ? UPDATES.many : UPDATES.few;
  await page.goto(url);
  await page.evaluate((points) => stage.make(points), points);
  await idle();

  const beforeScript = await cpuMs();
  const isModule = contender.isModule ?? false;
  await page.evaluate((src, isModule) => stage.load(src, isModule), scriptOf(contender), isModule);
  const scriptCpu = (await cpuMs()) - beforeScript;
  // What our element needs of the page is no part of any library, and costs next to nothing.
  if (contender.peer)
    await page.evaluate((src) => stage.load(src, false), `/bench/dist/${contender.peer}.js`);
  await page.evaluate((updates) => stage.prepare(updates), updates);
  await idle();

  const beforeMount = await cpuMs();
  const { startMs, wallMs } = await page.evaluate(() => stage.mount());
  drawn.firstCpu = scriptCpu + (await cpuMs()) - beforeMount;
  drawn.scriptCpu = scriptCpu;
  drawn.firstWall = wallMs;
  await settled();
  const tasks = await page.evaluate((startMs) => stage.longTasksSince(startMs), startMs);
  drawn.longTasks = tasks.count;
  drawn.longestTask = tasks.longestMs;
  const box = await page.evaluate(() => stage.box());
  if (!isEmpty) await assertDrawn(page, box, contender.name);

  const update = await means(updates, cpuMs, idle, () => page.evaluate(() => stage.update()));
  drawn.updateCpu = update.cpu;
  drawn.updateWall = update.wall;
  const redraw = await means(REDRAWS, cpuMs, idle, (i) =>
    page.evaluate(
      (width, height) => stage.resize(width, height),
      i % 2 ? SIZE.width : SIZE.width - 20,
      SIZE.height,
    ),
  );
  drawn.redrawCpu = redraw.cpu;
  drawn.redrawWall = redraw.wall;
  if (!isEmpty) await assertDrawn(page, box, contender.name);

  drawn.hoverCpu = await hover(page, box, cpuMs);
  const tooltip = await page.evaluate(() => stage.tooltipText());
  if (!isEmpty && !/\d/.test(tooltip)) throw new Error(`${contender.name}: no tooltip`);
}

/**
 * @param {number} times
 * @param {() => Promise<number>} cpuMs
 * @param {() => Promise<void>} idle
 * @param {(i: number) => Promise<number>} run gives the time by the clock
 */
async function means(times, cpuMs, idle, run) {
  let [cpu, wall] = [0, 0];
  for (let i = 0; i < times; i++) {
    const before = await cpuMs();
    wall += await run(i);
    cpu += (await cpuMs()) - before;
    await idle();
  }
  return { cpu: cpu / times, wall: wall / times };
}

/**
 * Moves the pointer over the chart as a person does: each move is one of the browser's own, and the
 * next one waits until the page has had it, in a frame.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {{ left: number, top: number, width: number, height: number }} box
 * @param {() => Promise<number>} cpuMs
 */
async function hover(page, { left, top, width, height }, cpuMs) {
  const all = MOVES.warm + MOVES.counted;
  const move = async (/** @type {number} */ i) => {
    const share = HOVERED.from + (HOVERED.to - HOVERED.from) * (i / all);
    await page.mouse.move(left + width * share, top + height * HOVERED.height);
  };
  const frame = () => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  for (let i = 0; i < MOVES.warm; i++) await move(i);
  await frame();
  const before = await cpuMs();
  const startMs = performance.now();
  let moves = 0;
  while (
    moves < MOVES.counted &&
    (moves < MOVES.least || performance.now() - startMs < MOVES.mostMs)
  ) {
    await move(MOVES.warm + moves++);
  }
  await frame();
  return ((await cpuMs()) - before) / moves;
}

/**
 * @param {Promise<void>} run
 * @param {number} mostMs
 * @returns {Promise<boolean>} whether it has ended by then
 */
async function within(run, mostMs) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve('late'), mostMs);
  });
  try {
    if ((await Promise.race([run, late])) !== 'late') return true;
    // What it was waiting for ends with its browser.
    run.catch(() => undefined);
    return false;
  } finally {
    clearTimeout(timer);
  }
}
