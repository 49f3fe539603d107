/**
 * The most requests that came above the limit in any window of time: `n` where a window of `t`
 * seconds held `burst + t + n` of them.
 *
 * @param {readonly number[]} timesMs when they came, ascending
 * @param {number} burst
 */
export function excessOver(timesMs, burst) {
  let excess = -Infinity;
  let bestStart = -Infinity;
  for (const [index, ms] of timesMs.entries()) {
    // A window from request i to request j holds j - i + 1 of them.
    bestStart = Math.max(bestStart, ms / 1000 - index);
    excess = Math.max(excess, index + 1 - ms / 1000 + bestStart - burst);
  }
  return excess;
}
