import { TIMEOUT_MS } from './watched-page.js';

/**
 * Removes all widgets while each of them is asking, and tells what is left of them.
 *
 * @param {Pick<import('./chaos.js').Bench, 'watched' | 'site'>} bench
 * @param {number} [timeoutMs] of the page's requests
 */
export async function remainsOf({ watched, site }, timeoutMs = TIMEOUT_MS) {
  const { stage, world, page } = watched;
  // A token that has just come, as one that is being asked for may be waited for to the end.
  await stage.evaluate((one) => one.signOut());
  await stage.evaluate((one, ms) => one.untilDataSince(one.nowMs(), ms), 30_000);
  const before = {
    timers: (await world.evaluate((one) => one.openTimers())).length,
    listeners: (await world.evaluate((one) => one.openListeners())).length,
  };
  site.addFaults([{ route: '*', kind: 'hang', times: null }]);
  const count = site.arrivals.length;
  await stage.evaluate((one) => one.refreshAll());
  await site.until('arrival', () => site.arrivals.length > count + 2, 20_000);
  const asking = site.openCount();
  await stage.evaluate((one) => one.removeAll());
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  // Before anything has had the time to end by itself.
  const timers = await world.evaluate((one) => one.openTimers());
  const listeners = await world.evaluate((one) => one.openListeners());
  await site.until('answer', () => site.openCount() === 0, timeoutMs / 2);
  return { before, asking, stillAsking: site.openCount(), timers, listeners };
}
