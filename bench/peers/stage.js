import { makeColumns, nextColumns } from './data.js';
import { chartBox, hasChart, painted } from './painted.js';

/** What a page does with a peer, step by step, as the measurement asks for it. */

const container = document.getElementById('chart');
let columns;
let own;
let nexts = [];
let chart;
/** Long tasks of the page so far. */
const longTasks = [];
const observer = new PerformanceObserver((list) => note(list.getEntries()));
observer.observe({ entryTypes: ['longtask'] });

function note(entries) {
  longTasks.push(...entries.map(({ startTime, duration }) => ({ startTime, duration })));
}

/** Runs one step, and tells how long (ms) it took until it was on the screen. */
async function timed(run) {
  // In a task of its own: what the debugger calls is none, and could not be a long one.
  await new Promise((resolve) => setTimeout(resolve));
  const startMs = performance.now();
  await run();
  do await painted();
  while (!globalThis.peer.isEmpty && !hasChart(container));
  return performance.now() - startMs;
}

globalThis.stage = {
  make(count) {
    columns = makeColumns(count);
  },

  async load(src, isModule) {
    const script = document.createElement('script');
    if (isModule) script.type = 'module';
    script.src = src;
    await new Promise((resolve, reject) => {
      script.onload = resolve;
      script.onerror = () => reject(new Error(`${src} cannot be loaded`));
      document.head.append(script);
    });
  },

  /** Everything in the peer's own format, which is not measured. */
  prepare(updates) {
    own = globalThis.peer.prepare(columns);
    nexts = [];
    for (let i = 0; i < updates; i++) {
      columns = nextColumns(columns);
      nexts.push(globalThis.peer.prepare(columns));
    }
    columns = undefined;
    globalThis.gc?.();
  },

  async mount() {
    const startMs = performance.now();
    const wallMs = await timed(async () => {
      chart = await globalThis.peer.mount(container, own);
    });
    own = undefined;
    return { startMs, wallMs };
  },

  update: () => timed(() => chart.update(nexts.shift())),

  resize: (width, height) =>
    timed(() => {
      container.style.width = `${width}px`;
      return chart.resize(width, height);
    }),

  /** How many tasks since `startMs` took longer than 50 ms, and the longest of them. */
  longTasksSince(startMs) {
    note(observer.takeRecords());
    const durations = longTasks.filter((task) => task.startTime >= startMs).map((t) => t.duration);
    return { count: durations.length, longestMs: Math.max(0, ...durations) };
  },

  box: () => chartBox(container),
  tooltipText: () => chart.tooltipText(),
};
