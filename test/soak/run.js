/**
 * A long day of a wall display: visits the dates at which clocks and calendars do something, with
 * sleep, hidden tabs and no network, and holds each against a fresh page.
 *
 *     npm run test:soak -- [--seed N] [--speed N] [--hours N] [--plan]
 */
import { parseArgs } from 'node:util';
import { startBrowser } from '../page/harness.js';
import { differencesFromFresh } from '../faults/comparison.js';
import { FastClock } from '../faults/fast-clock.js';
import { judge } from '../faults/judge.js';
import { startFaultSite } from '../faults/site.js';
import { openWatchedPage } from '../faults/watched-page.js';
import { checksOf } from './checks.js';
import { createSchedule, LEAD_MS } from './schedule.js';
import { makeVisit, settle } from './visit.js';
import { WIDGETS } from './widgets.js';

const TOKEN_LIFETIME_SECONDS = 300;
/** How much time of the page a visit takes, about. */
const VISIT_HOURS = 0.25;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    speed: { type: 'string', default: '60' },
    hours: { type: 'string', default: '2.5' },
    plan: { type: 'boolean', default: false },
  },
});
const [seed = NaN, speed = NaN, hours = NaN] = [values.seed, values.speed, values.hours].map(
  Number,
);
if (!Number.isInteger(seed) || !(speed > 0) || !(hours > 0)) {
  throw new TypeError('--seed, --speed and --hours take numbers');
}
const schedule = createSchedule({ seed, count: Math.max(6, Math.ceil(hours / VISIT_HOURS)) });
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
    const watched = await openWatchedPage(browser, site, clock, 'module');
    const bench = { watched, site, clock, tools: await watched.page.createCDPSession() };
    await bench.tools.send('Performance.enable');
    await watched.stage.evaluate((one) => one.configure('function'));
    await watched.stage.evaluate((one, all) => one.show(all), WIDGETS);
    await settle(bench);
    const visits = [];
    for (const visit of schedule) {
      const seen = await makeVisit(bench, visit);
      const differences = await differencesFromFresh(browser, bench, 'module');
      visits.push({ visit, ...seen, differences });
      console.log(
        `${new Date(clock.nowMs()).toISOString()} ${visit.why}, ${visit.trouble}: ${differences.length} differences`,
      );
    }
    const failures = await watched.world.evaluate((one) => one.failures);
    return { visits, failures, problems: watched.problems };
  } finally {
    await browser.close();
    await site.close();
  }
}
