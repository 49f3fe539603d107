/**
 * A long day of a wall display: visits the dates at which clocks and calendars do something, with
 * sleep, hidden tabs and no network, and holds each against a fresh page and against the calendar.
 *
 *     npm run test:soak -- [--seed N] [--speed N] [--hours N] [--plan] [--verbose]
 */
import { parseArgs } from 'node:util';
import { startBrowser } from '../page/harness.js';
import { compareWithFresh } from '../faults/comparison.js';
import { FastClock } from '../faults/fast-clock.js';
import { judge } from '../faults/judge.js';
import { remainsOf } from '../faults/removal.js';
import { startFaultSite } from '../faults/site.js';
import { openWatchedPage } from '../faults/watched-page.js';
import { checksOf, WARM_UP } from './checks.js';
import { faultsOf } from './expected.js';
import { createSchedule, LEAD_MS } from './schedule.js';
import { makeVisit, settle } from './visit.js';
import { WIDGETS } from './widgets.js';

const TOKEN_LIFETIME_SECONDS = 300;
/** What a busy machine may take for an answer: here, nothing is about networks that are slow. */
const REAL_TIMEOUT_MS = 2000;
/** How much time of the page a visit takes, about. */
const VISIT_HOURS = 0.25;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    speed: { type: 'string', default: '60' },
    hours: { type: 'string', default: '4' },
    plan: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
});
const [seed = NaN, speed = NaN, hours = NaN] = [values.seed, values.speed, values.hours].map(
  Number,
);
if (!Number.isInteger(seed) || !(speed > 0) || !(hours > 0)) {
  throw new TypeError('--seed, --speed and --hours take numbers');
}
const schedule = createSchedule({
  seed,
  count: Math.max(2 * WARM_UP, Math.ceil(hours / VISIT_HOURS)),
});
const startedMs = performance.now();
console.log(`Seed ${seed}: ${schedule.length} visits, ${speed} times as fast as usual`);
if (values.plan) {
  for (const { atMs, ...visit } of schedule) {
    console.log(`${new Date(atMs).toISOString()} ${JSON.stringify(visit)}`);
  }
}

judge(checksOf(await gather()), () => {
  console.log(`Seed ${seed}, ${Math.round((performance.now() - startedMs) / 1000)} s`);
});

async function gather() {
  const clock = new FastClock(Number(schedule[0]?.atMs) - LEAD_MS, speed);
  const site = await startFaultSite(clock, TOKEN_LIFETIME_SECONDS);
  const browser = await startBrowser();
  try {
    const timeoutMs = REAL_TIMEOUT_MS * speed;
    const watched = await openWatchedPage(browser, site, clock, 'module', timeoutMs);
    const bench = { watched, site, clock, tools: await watched.page.createCDPSession() };
    await bench.tools.send('Performance.enable');
    await watched.stage.evaluate((one) => one.configure('function'));
    await watched.stage.evaluate((one, all) => one.show(all), WIDGETS);
    await settle(bench);
    const visits = [];
    for (const visit of schedule) {
      const seen = await makeVisit(bench, visit);
      const { differences, shown, atMs } = await compareWithFresh(browser, bench, 'module');
      const faults = WIDGETS.flatMap((widget, index) => {
        const picture = shown[index];
        const found = picture ? faultsOf(picture, widget, visit, atMs) : ['it is not there'];
        return found.map((fault) => `${index} ${widget.tag}: ${fault}`);
      });
      visits.push({ visit, ...seen, differences, faults });
      console.log(
        `${new Date(atMs).toISOString()} ${visit.why}, ${visit.trouble}: ` +
          `${faults.length} faults, ${differences.length} differences`,
      );
      if (values.verbose) console.log(JSON.stringify({ ...seen, faults, differences }));
    }
    // Removal is tried while the API hangs, of which widgets tell.
    const errors = await watched.stage.evaluate((one) => ({ ...one.errors }));
    const remains = await remainsOf(bench, timeoutMs);
    const failures = await watched.world.evaluate((one) => one.failures);
    return { visits, remains, errors, failures, problems: watched.problems };
  } finally {
    await browser.close();
    await site.close();
  }
}
