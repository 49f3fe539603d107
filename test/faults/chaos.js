/** Carries out a plan: lets the faults strike while the page and its visitors go on. */
import { DEMO_ACCOUNT } from '../../demo/simulator/auth.js';
import { TIMEOUT_MS } from './watched-page.js';

/**
 * @typedef {import('./plan.js').Plan} Plan
 * @typedef {import('./plan.js').Round} Round
 * @typedef {import('./fault-kinds.js').PlannedFault} PlannedFault
 *
 * @typedef {object} Quiet a time in which nothing may be asked for
 * @property {'hidden tab' | 'no network' | 'out of sight' | 'soon back'} why
 * @property {number} fromMs
 * @property {number} toMs
 * @property {string[]} timers that were set at its end, if it lasted longer than any answer
 * @property {number} [withoutData] how many widgets had nothing to show when it began
 *
 * @typedef {object} Bench
 * @property {Plan} plan
 * @property {import('./watched-page.js').WatchedPage} watched
 * @property {import('./site.js').FaultSite} site
 * @property {import('./fast-clock.js').FastClock} clock
 * @property {import('./tally.js').Tally} tally
 */

/** How long a round waits for its faults to strike; the others go on into the next one. */
const ROUND_MS = 12_000;
/** So many rounds without new faults are enough for all that is left. */
const MAX_DRAINING_ROUNDS = 60;
/** What is on its way may still be answered, and answered to, for so long. */
const GRACE_MS = 2500;
/** Longest wait for what a person asked for. */
const PERSON_MS = 9000;

/**
 * @param {Bench} bench
 * @param {(line: string) => void} report
 */
export async function runPlan(bench, report) {
  const { plan, watched, clock, tally } = bench;
  const { stage } = watched;
  /** @type {Quiet[]} */
  const quiets = [];
  /** @type {Set<string>} */
  const words = new Set();
  const startMs = clock.nowMs();
  tally.expect(plan.rounds.flatMap(({ faults }) => faults));

  await stage.evaluate((one) => one.configure('function'));
  await stage.evaluate((one, elements) => one.show(elements), plan.elements);

  for (const [index, round] of plan.rounds.entries()) {
    if (index === plan.calmFrom) {
      await drain(bench, 'sign-out');
      await stage.evaluate((one) => one.configure('function'));
    }
    quiets.push(...(await runRound(bench, round)));
    for (const word of await stage.evaluate((one) => one.takeWords())) words.add(word);
    if (index % 10 === 9 || index === plan.rounds.length - 1) {
      const seconds = Math.round((clock.nowMs() - startMs) / 1000);
      const statuses = countOf(await stage.evaluate((one) => one.statuses()));
      report(`round ${index + 1}: ${tally.counts.total} faults in ${seconds} s; ${statuses}`);
    }
  }
  await drain(bench, 'refresh');
  return { quiets, words, elapsedMs: clock.nowMs() - startMs };
}

/**
 * Puts all right again, as far as a visitor or an owner can.
 *
 * @param {Bench} bench
 */
export async function heal({ watched: { stage, world } }) {
  await world.evaluate((one) => one.setSkew(0));
  await stage.evaluate((one) => one.showAll());
}

/**
 * @param {Bench} bench
 * @param {Round} round
 */
async function runRound(bench, round) {
  const { watched, site, tally } = bench;
  const { stage } = watched;
  /** @type {Quiet[]} */
  const quiets = [];
  const atServer = round.faults.filter((fault) => fault.at === 'server');
  tally.await(atServer);
  site.addFaults(atServer.map(({ fault }) => fault));

  for (const fault of round.faults) {
    if (fault.at === 'getToken') {
      await stage.evaluate((one, added) => one.addTokenFault(added), fault);
    } else if (fault.at === 'clock') {
      await setClockWrong(bench, fault);
    } else if (fault.at === 'element') {
      const { element, how, kind } = fault;
      await stage.evaluate((one, index, way) => one.hide(index, way), element, how);
      tally.strike(kind);
    }
  }
  for (const action of round.actions) {
    await bench.clock.wait(action.waitMs);
    await stage.evaluate((one, what, account) => one.act(what, account), action, {
      email: DEMO_ACCOUNT.email,
      password: DEMO_ACCOUNT.password,
    });
  }
  for (const fault of round.faults) {
    if (fault.at === 'network') quiets.push(...(await goOffline(bench, fault)));
    else if (fault.at === 'tab') quiets.push(...(await hideTab(bench, fault)));
  }
  await endRound(bench, round.revival);
  return quiets;
}

/**
 * Waits for the faults, then shows what was hidden; whoever is asked to sign in does something.
 *
 * @param {Bench} bench
 * @param {Round['revival']} revival
 */
async function endRound({ watched: { stage }, site, tally }, revival) {
  await site.until('answer', () => tally.settle() === 0, ROUND_MS);
  for (const kind of await stage.evaluate((one) => one.takeStruck())) tally.strike(kind);
  await stage.evaluate((one) => one.showAll());
  await stage.evaluate((one, how) => one.revive(how), revival);
}

/**
 * Goes on without new faults until the last one has struck.
 *
 * @param {Bench} bench
 * @param {'sign-out' | 'refresh'} revival
 */
async function drain(bench, revival) {
  const { watched, tally } = bench;
  for (let round = 0; round < MAX_DRAINING_ROUNDS; round++) {
    const tokenFaults = await watched.stage.evaluate((one) => one.tokenFaultCount());
    if (tally.settle() === 0 && tokenFaults === 0) return;
    // A new session asks for a new token.
    if (revival === 'sign-out') await watched.stage.evaluate((one) => one.signOut());
    await endRound(bench, revival);
  }
}

/**
 * A clock has struck once something was asked by it. Where all widgets wait for a sign-in, somebody
 * has to do something first.
 *
 * @param {Bench} bench
 * @param {PlannedFault & { at: 'clock' }} fault
 */
async function setClockWrong({ watched: { world, stage }, site, tally }, { kind, skewMs }) {
  await world.evaluate((one, ms) => one.setSkew(ms), skewMs);
  const before = site.arrivals.length;
  for (let attempt = 0; attempt < MAX_DRAINING_ROUNDS; attempt++) {
    if (await site.until('arrival', () => site.arrivals.length > before, ROUND_MS)) {
      tally.strike(kind);
      return;
    }
    await stage.evaluate((one) => one.revive('sign-out'));
  }
}

/**
 * @param {Bench} bench
 * @param {PlannedFault & { at: 'network' }} fault
 * @returns {Promise<Quiet[]>}
 */
async function goOffline(bench, { kind, holdMs }) {
  const { page } = bench.watched;
  const isCalm = await untilCalm(bench);
  await page.setOfflineMode(true);
  if (await page.evaluate(() => !navigator.onLine)) bench.tally.strike(kind);
  const statuses = await bench.watched.stage.evaluate((one) => one.statuses());
  const withoutData = statuses.filter((status) => !/^(ready|empty)/.test(status)).length;
  const quiet = await stayQuiet(bench, 'no network', holdMs);
  await page.setOfflineMode(false);
  return isCalm ? quiet.map((time) => ({ ...time, withoutData })) : [];
}

/**
 * @param {Bench} bench
 * @param {PlannedFault & { at: 'tab' }} fault
 * @returns {Promise<Quiet[]>}
 */
async function hideTab(bench, { kind, holdMs }) {
  const { world } = bench.watched;
  const isCalm = await untilCalm(bench);
  if (await world.evaluate((one) => one.setHidden(true))) bench.tally.strike(kind);
  const quiet = await stayQuiet(bench, 'hidden tab', holdMs);
  await world.evaluate((one) => one.setHidden(false));
  return isCalm ? quiet : [];
}

/**
 * Waits until nothing is going on that goes on unseen: what a person asked for, what is on its way,
 * and tokens that are waited for.
 *
 * @param {Bench} bench
 * @returns {Promise<boolean>} whether that is so
 */
export async function untilCalm({ watched: { stage }, site }) {
  const isSettled = await stage.evaluate((one, ms) => one.untilCalm(ms), PERSON_MS);
  const isAnswered = await site.until('answer', () => site.openCount() === 0, TIMEOUT_MS);
  const tokenFaults = await stage.evaluate((one) => one.tokenFaultCount());
  return isSettled && isAnswered && tokenFaults === 0;
}

/**
 * @param {Bench} bench
 * @param {Quiet['why']} why
 * @param {number} holdMs
 * @param {number} [graceMs]
 * @returns {Promise<Quiet[]>}
 */
export async function stayQuiet(bench, why, holdMs, graceMs = GRACE_MS) {
  const { clock, watched } = bench;
  const { world } = watched;
  const fromMs = clock.nowMs() + graceMs;
  await clock.wait(holdMs);
  const toMs = clock.nowMs();
  const isLong = holdMs > TIMEOUT_MS + GRACE_MS;
  const timers = isLong ? await world.evaluate((one) => one.openTimers()) : [];
  return toMs > fromMs ? [{ why, fromMs, toMs, timers }] : [];
}

/** @param {readonly string[]} words */
function countOf(words) {
  const counts = new Map();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, count]) => `${count} ${word}`).join(', ');
}
