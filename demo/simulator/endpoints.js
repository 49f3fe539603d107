import { jsonAnswer, rowsAnswer } from './answer.js';
import { checkCredentials, createAuth, DEMO_ACCOUNT } from './auth.js';
import { readJson } from './body.js';
import { ApiError } from './errors.js';
import { spoilAnswer, spoilRows } from './fault-effects.js';
import { parseQuery } from './params.js';
import { createSeries } from './series.js';

/**
 * @typedef {import('./answer.js').Answer} Answer
 * @typedef {import('./answer.js').Metric} Metric
 * @typedef {import('./faults.js').Fault} Fault
 * @typedef {import('./faults.js').RouteName} RouteName
 *
 * @typedef {object} Call
 * @property {import('node:http').IncomingMessage} req
 * @property {string} query without the question mark
 * @property {() => Fault | undefined} takeFault asked once the answer is known to be a good one, so
 *   that a refused request does not use a fault up
 *
 * @typedef {object} Endpoint
 * @property {'GET' | 'POST' | 'DELETE'} method
 * @property {string} path
 * @property {RouteName | null} route name by which faults address it, null for control endpoints
 * @property {(call: Call) => Answer | Promise<Answer>} answer
 */

/**
 * @typedef {object} Settings
 * @property {number} seed
 * @property {() => number} now
 * @property {() => number} dataNow
 * @property {string} secret
 * @property {number} tokenLifetimeSeconds
 */

/**
 * @param {Settings} settings
 * @param {ReturnType<typeof import('./control.js').createControl>} control
 * @returns {readonly Endpoint[]}
 */
export function createEndpoints({ seed, now, dataNow, secret, tokenLifetimeSeconds }, control) {
  const auth = createAuth({ secret, tokenLifetimeSeconds, now });
  const series = createSeries(seed);

  /**
   * @param {string} email
   * @param {Call} call
   * @returns {Answer}
   */
  function tokenAnswer(email, { takeFault }) {
    const fault = takeFault();
    if (fault?.kind === 'empty') return jsonAnswer({});
    if (fault?.kind === 'wrong-types') return jsonAnswer({ token: 12_345 });
    const token = auth.issue(email, { expired: fault?.kind === 'expired-token' });
    return spoilAnswer(jsonAnswer({ token }), fault);
  }

  /**
   * @param {Call} call
   * @param {Metric} metric
   * @param {{ hourlyOnly: boolean }} route
   * @returns {Answer}
   */
  function seriesAnswer({ req, query: rawQuery, takeFault }, metric, { hourlyOnly }) {
    const account = auth.identify(req.headers);
    if (!account.mayReadMetrics) {
      throw new ApiError(105002, "The organization's plan does not include metrics.");
    }
    const query = parseQuery(rawQuery, { hourlyOnly });
    const rows = series.rowsOf(query, { nowMs: dataNow(), completeOnly: hourlyOnly });
    const fault = takeFault();
    const wrongTypes = fault?.kind === 'wrong-types';
    const spoilt = spoilRows(rows, fault);
    return spoilAnswer(rowsAnswer(spoilt, metric, query.format, { wrongTypes }), fault);
  }

  /** @param {Call} call */
  const signIn = async (call) =>
    tokenAnswer(checkCredentials(await readJson(call.req)).email, call);

  return [
    { method: 'POST', path: '/authenticate', route: 'authenticate', answer: signIn },
    { method: 'POST', path: '/api/authenticate', route: 'authenticate', answer: signIn },
    {
      // Plays the page owner's own backend, not the API: it knows who is logged in by a cookie.
      method: 'POST',
      path: '/token',
      route: 'token',
      answer: (call) => tokenAnswer(DEMO_ACCOUNT.email, call),
    },
    {
      method: 'GET',
      path: '/v2/usage/bytes/timeseries',
      route: 'bytes',
      answer: (call) => seriesAnswer(call, 'bytes', { hourlyOnly: false }),
    },
    {
      method: 'GET',
      path: '/v2/usage/hourly/bytes/timeseries',
      route: 'hourlyBytes',
      answer: (call) => seriesAnswer(call, 'bytes', { hourlyOnly: true }),
    },
    {
      method: 'GET',
      path: '/v2/h5live/viewers/concurrent/timeseries',
      route: 'viewers',
      answer: (call) => seriesAnswer(call, 'viewers', { hourlyOnly: false }),
    },
    { method: 'GET', path: '/__faults', route: null, answer: control.listFaults },
    {
      method: 'POST',
      path: '/__faults',
      route: null,
      answer: async ({ req }) => control.setFaults(await readJson(req)),
    },
    { method: 'DELETE', path: '/__faults', route: null, answer: control.clearFaults },
    { method: 'GET', path: '/__requests', route: null, answer: control.listRequests },
    { method: 'DELETE', path: '/__requests', route: null, answer: control.clearRequests },
  ];
}
