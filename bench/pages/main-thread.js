/**
 * What the main thread of a page did, task by task.
 *
 * @typedef {object} Task
 * @property {number} startMs of an arbitrary clock, the same as that of the marks
 * @property {number} wallMs from begin to end, together with whatever else the machine did meanwhile
 * @property {number} cpuMs that the thread really worked
 *
 * @typedef {object} Trace
 * @property {readonly Task[]} tasks
 * @property {(name: string) => number} markMs when the page passed a mark of `performance`
 */

const TASKS = 'disabled-by-default-devtools.timeline';
const MARKS = 'blink.user_timing';

/**
 * Records the main thread of a page while something is done there.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {() => Promise<void>} act
 * @returns {Promise<Trace>}
 */
export async function traceOf(page, act) {
  await page.tracing.start({ categories: ['-*', TASKS, MARKS] });
  await act();
  // Tells which of the browser's processes is the page's.
  await page.evaluate(() => performance.mark('bench-end'));
  const buffer = await page.tracing.stop();
  if (!buffer) throw new Error('The browser recorded nothing');
  /** @type {{ traceEvents: TraceEvent[] }} */
  const { traceEvents } = JSON.parse(Buffer.from(buffer).toString());
  const end = traceEvents.find(({ name }) => name === 'bench-end');
  if (!end) throw new Error('The page is not in the record');
  const own = traceEvents.filter(({ pid, tid }) => pid === end.pid && tid === end.tid);
  const tasks = own
    .filter(({ name, ph, tdur }) => name === 'RunTask' && ph === 'X' && tdur !== undefined)
    .map(({ ts, dur = 0, tdur = 0 }) => ({
      startMs: ts / 1000,
      wallMs: dur / 1000,
      cpuMs: tdur / 1000,
    }));
  return {
    tasks,
    markMs(name) {
      const mark = own.findLast((event) => event.name === name && event.cat.includes(MARKS));
      if (!mark) throw new Error(`The page has not passed ${name}`);
      return mark.ts / 1000;
    },
  };
}

/**
 * @typedef {object} TraceEvent times are in µs
 * @property {string} name
 * @property {string} cat
 * @property {string} ph
 * @property {number} pid
 * @property {number} tid
 * @property {number} ts
 * @property {number} [dur]
 * @property {number} [tdur]
 */

/** @param {readonly Task[]} tasks */
export function workOf(tasks) {
  return {
    cpuMs: tasks.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
    longestCpuMs: Math.max(0, ...tasks.map(({ cpuMs }) => cpuMs)),
    longestWallMs: Math.max(0, ...tasks.map(({ wallMs }) => wallMs)),
  };
}
