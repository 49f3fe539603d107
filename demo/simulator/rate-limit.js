/**
 * @typedef {object} RateLimit
 * @property {number} perSecond requests that become free each second
 * @property {number} burst requests that are served at once after a pause
 */

/**
 * A token bucket, as nginx would keep it in front of the API.
 *
 * @param {RateLimit | false} limit
 * @param {() => number} now
 */
export function createRateLimit(limit, now) {
  let enabled = limit !== false;
  let left = limit === false ? 0 : limit.burst;
  let filledAtMs = now();

  return {
    get enabled() {
      return enabled;
    },

    /** @param {boolean} value has no effect on a simulator made without a limit */
    setEnabled(value) {
      enabled = value && limit !== false;
    },

    /** @returns {boolean} whether the request may pass */
    take() {
      if (!enabled || limit === false) return true;
      const nowMs = now();
      // A clock set back must not take away what was earned.
      const elapsedSeconds = Math.max(0, nowMs - filledAtMs) / 1000;
      left = Math.min(limit.burst, left + elapsedSeconds * limit.perSecond);
      filledAtMs = nowMs;
      if (left < 1) return false;
      left -= 1;
      return true;
    },

    reset() {
      enabled = limit !== false;
      left = limit === false ? 0 : limit.burst;
      filledAtMs = now();
    },
  };
}
