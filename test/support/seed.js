import { createTraffic } from '../../demo/simulator/traffic.js';

const MS_PER_MINUTE = 60_000;
const HOURS_MINUTES = 120;

/**
 * A seed with which the simulator has data for each of the two hours before and after a time. Its
 * outages are longer than an hour, so that with any other, a chart of the last hour has nothing to
 * show at some times of the day.
 *
 * @param {number} [nowMs] Unix ms
 */
export function seedWithData(nowMs = Date.now()) {
  const now = Math.floor(nowMs / MS_PER_MINUTE);
  for (let seed = 1; ; seed += 1) {
    const { isDown } = createTraffic(seed);
    let minute = now - HOURS_MINUTES;
    while (minute <= now + HOURS_MINUTES && !isDown(minute)) minute += 1;
    if (minute > now + HOURS_MINUTES) return seed;
  }
}
