import { stayQuiet, untilCalm } from './chaos.js';

/** @typedef {import('./chaos.js').Bench} Bench */

const REFRESH_SECONDS = 20;
/** So long that everything is due, and that a burst of any size could be saved up. */
const LONG_MS = 90_000;
/** So short that nothing is due. */
const SHORT_MS = 5000;

/**
 * Takes all widgets out of sight for longer than their interval, and shows them again.
 *
 * @param {Bench} bench
 */
export async function leaveForLong(bench) {
  const { watched, clock } = bench;
  const { stage } = watched;
  await stage.evaluate((one, seconds) => one.setRefresh(seconds), String(REFRESH_SECONDS));
  await hideAll(bench);
  const quiets = await stayQuiet(bench, 'out of sight', LONG_MS);
  const fromMs = clock.nowMs();
  await stage.evaluate((one) => one.showAll());
  const isBack = await stage.evaluate(
    (one, since, ms) => one.untilDataSince(since, ms),
    fromMs,
    REFRESH_SECONDS * 1000,
  );
  const toMs = clock.nowMs();
  const asked = watched.requests.filter(({ atMs }) => atMs > fromMs && atMs < toMs);
  return { quiets, isBack, asked: asked.map(({ url }) => url) };
}

/**
 * Asks for far more at once than may be asked.
 *
 * @param {Bench} bench
 */
export async function rush(bench) {
  await bench.watched.stage.evaluate((one) => one.act({ do: 'refresh-all', times: 6, waitMs: 0 }));
  await untilCalm(bench);
}

/**
 * Takes all widgets out of sight for a moment after they got new data.
 *
 * @param {Bench} bench
 * @returns {Promise<import('./chaos.js').Quiet[]>} the time when they are back
 */
export async function leaveForShort(bench) {
  const { watched, clock } = bench;
  const { stage } = watched;
  await stage.evaluate((one, since, ms) => one.untilDataSince(since, ms), clock.nowMs(), 60_000);
  // Counted from now on, so that nothing is due before this has ended.
  await stage.evaluate((one, seconds) => one.setRefresh(seconds), String(4 * REFRESH_SECONDS));
  await hideAll(bench);
  await clock.wait(SHORT_MS);
  await stage.evaluate((one) => one.showAll());
  return stayQuiet(bench, 'soon back', SHORT_MS, 0);
}

/** @param {Bench} bench half by `display: none`, half off-screen */
async function hideAll(bench) {
  await untilCalm(bench);
  for (const index of bench.plan.elements.keys()) {
    await bench.watched.stage.evaluate(
      (one, at) => one.hide(at, at % 2 === 0 ? 'display-none' : 'off-screen'),
      index,
    );
  }
}
