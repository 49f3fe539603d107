/**
 * Proves that no fault does lasting harm: carries out a seeded plan of faults on the built files in
 * a browser, and holds the outcome against a page on which nothing ever went wrong. Time runs
 * faster than usual, see `fast-clock.js`.
 *
 *     npm run test:faults -- [--seed N] [--faults N] [--speed N] [--plan]
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { startBrowser } from '../page/harness.js';
import { heal, runPlan } from './chaos.js';
import { checksOf } from './checks.js';
import { compareWithFresh } from './comparison.js';
import { FastClock } from './fast-clock.js';
import { judge } from './judge.js';
import { createPlan } from './plan.js';
import { remainsOf } from './removal.js';
import { startFaultSite } from './site.js';
import { Tally } from './tally.js';
import { leaveForLong, leaveForShort, rush } from './unseen.js';
import { openWatchedPage } from './watched-page.js';

/** Clocks are often wrong by some minutes, and by about an hour where a zone was mistaken. */
const SKEWS_MINUTES = [0, 37, -53];

const { seed, faults, speed, plan: isPlanWanted } = readOptions();
const plan = createPlan({ seed, faults });
const startedMs = performance.now();
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();

console.log(
  `Seed ${seed}: ${faults} faults for ${plan.elements.length} widgets from ` +
    `${new Date(plan.startMs).toISOString()} on, ${speed} times as fast as usual`,
);
if (isPlanWanted) printPlan();

const evidence = await gather();
const { tally, site, watched, elapsedMs } = evidence;
console.log(
  `${seconds(elapsedMs)} s of faults, ${site.arrivals.length} requests, ${site.tokens.length} ` +
    `tokens; the machine was late by up to ${Math.round(delay.max / 1e6)} ms`,
);
console.log(`Errors told: ${JSON.stringify(evidence.errors)}`);
for (const { kind, struck } of tally.counts.kinds) {
  console.log(`${String(struck).padStart(5)}  ${kind}`);
}

judge(checksOf(plan, { ...evidence, problems: watched.problems }), (failed) => {
  if (failed > 0 && !isPlanWanted) printPlan();
  console.log(`Seed ${seed}, ${seconds(performance.now() - startedMs)} s`);
});

/** Carries out the plan and all that follows it. */
async function gather() {
  const clock = new FastClock(plan.startMs, speed);
  const site = await startFaultSite(clock);
  const browser = await startBrowser();
  try {
    const watched = await openWatchedPage(browser, site, clock, 'module');
    const tally = new Tally(site.simulator.faults);
    const bench = { plan, watched, site, clock, tally };

    const { quiets, words, elapsedMs } = await runPlan(bench, (line) => console.log(line));
    await heal(bench);
    const errors = await watched.stage.evaluate((one) => ({ ...one.errors }));
    /** @type {[skewMinutes: number, differences: string[]][]} */
    const comparisons = [];
    for (const minutes of SKEWS_MINUTES) {
      await watched.world.evaluate((one, ms) => one.setSkew(ms), minutes * 60_000);
      const { differences } = await compareWithFresh(browser, bench);
      comparisons.push([minutes, differences]);
    }
    const longAway = await leaveForLong(bench);
    quiets.push(...longAway.quiets, ...(await leaveForShort(bench)));
    await rush(bench);
    const limitedTimes = site.limitedTimes();
    for (const word of await watched.stage.evaluate((one) => one.takeWords())) words.add(word);
    const remains = await remainsOf(bench);
    for (const word of await watched.stage.evaluate((one) => one.takeWords())) words.add(word);
    const failures = await watched.world.evaluate((one) => one.failures);
    return {
      ...{ site, watched, tally, elapsedMs, quiets, words, errors, comparisons },
      ...{ longAway, limitedTimes, remains, failures },
    };
  } finally {
    await browser.close();
    await site.close();
  }
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      faults: { type: 'string', default: '1000' },
      speed: { type: 'string', default: '20' },
      plan: { type: 'boolean', default: false },
    },
  });
  const [seed = NaN, faults = NaN, speed = NaN] = [values.seed, values.faults, values.speed].map(
    Number,
  );
  if (!Number.isInteger(seed) || !(Number.isInteger(faults) && faults > 0) || !(speed > 0)) {
    throw new TypeError('--seed, --faults and --speed take numbers');
  }
  return { seed, faults, speed, plan: values.plan };
}

/** A line for each widget and each round, short enough to be read. */
function printPlan() {
  for (const [index, element] of plan.elements.entries()) {
    console.log(`widget ${index}: ${JSON.stringify(element)}`);
  }
  for (const [index, round] of plan.rounds.entries()) {
    console.log(`round ${index + 1}: ${JSON.stringify(round)}`);
  }
}

/** @param {number} ms */
function seconds(ms) {
  return Math.round(ms / 1000);
}
