import { jsonAnswer } from './answer.js';
import { isRecord } from './body.js';
import { ApiError } from './errors.js';

/**
 * @typedef {import('./answer.js').Answer} Answer
 * @typedef {ReturnType<typeof import('./faults.js').createFaults>} Faults
 * @typedef {ReturnType<typeof import('./rate-limit.js').createRateLimit>} Limiter
 * @typedef {ReturnType<typeof import('./request-log.js').createRequestLog>} RequestLog
 */

/**
 * The endpoints that the real API does not have: faults on request, and what was asked so far.
 *
 * @param {{ faults: Faults, limiter: Limiter, log: RequestLog }} parts
 */
export function createControl({ faults, limiter, log }) {
  const state = () => jsonAnswer({ faults: faults.list(), rateLimit: limiter.enabled });

  return {
    listFaults: state,

    /**
     * @param {unknown} body
     * @returns {Answer}
     */
    setFaults(body) {
      if (!isRecord(body)) throw new ApiError(101006, 'The body must be a JSON object.');
      const { faults: list, rateLimit, ...rest } = body;
      const [unknown] = Object.keys(rest);
      if (unknown !== undefined) {
        throw new ApiError(101005, `There is no property "${unknown.slice(0, 60)}".`);
      }
      if (list === undefined && rateLimit === undefined) {
        throw new ApiError(101007, 'The property faults or rateLimit is needed.');
      }
      if (rateLimit !== undefined && typeof rateLimit !== 'boolean') {
        throw new ApiError(101003, 'rateLimit must be true or false.');
      }
      if (list !== undefined) faults.replace(list);
      if (rateLimit !== undefined) limiter.setEnabled(rateLimit);
      return state();
    },

    /** @returns {Answer} */
    clearFaults() {
      faults.clear();
      limiter.reset();
      return state();
    },

    /** @returns {Answer} */
    listRequests() {
      return jsonAnswer({ requests: log.list() });
    },

    /** @returns {Answer} */
    clearRequests() {
      log.clear();
      return jsonAnswer({ requests: [] });
    },
  };
}
