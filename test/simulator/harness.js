import { startSimulator } from '../../demo/simulator/index.js';

/**
 * @typedef {object} BytesEntry
 * @property {number} timestamp
 * @property {string} timestampAsString
 * @property {{ bytes: number }} ingest
 * @property {{ bytes: number }} playout
 *
 * @typedef {object} ViewersEntry
 * @property {number} timestamp
 * @property {string} timestampAsString
 * @property {number} viewers
 *
 * @typedef {{ error: { message: string, errorCode: number, userInfo: object, summary: string } }} ErrorBody
 * @typedef {Awaited<ReturnType<typeof launch>>} Bench
 */

export const BYTES = '/v2/usage/bytes/timeseries';
export const HOURLY = '/v2/usage/hourly/bytes/timeseries';
export const VIEWERS = '/v2/h5live/viewers/concurrent/timeseries';

/** A Wednesday, half a minute into 15:20. */
export const NOW = Date.parse('2025-09-24T15:20:30Z');

/**
 * A simulator on a free port with a clock that only the test moves.
 *
 * @param {import('node:test').TestContext} t closes it
 * @param {import('../../demo/simulator/handler.js').SimulatorOptions} [options]
 */
export async function launch(t, options) {
  const clock = { ms: NOW };
  const server = await startSimulator({
    now: () => clock.ms,
    rateLimit: false,
    // Longer than any test moves its clock.
    tokenLifetimeSeconds: 1_000_000,
    ...options,
  });
  t.after(() => server.close());
  const { url, simulator } = server;

  /**
   * @param {string} [email]
   * @returns {Promise<Response>}
   */
  const signIn = (email = 'demo@example.com') =>
    fetch(`${url}/authenticate`, {
      method: 'POST',
      body: JSON.stringify({ email, password: 'demo-password' }),
    });
  const token = await readToken(await signIn());

  /**
   * @param {string} pathAndQuery
   * @param {string} [otherToken]
   * @returns {Promise<Response>}
   */
  const get = (pathAndQuery, otherToken = token) =>
    fetch(url + pathAndQuery, { headers: { 'x-access-token': otherToken } });

  /**
   * @param {string} query
   * @param {string} [route]
   * @returns {Promise<BytesEntry[]>}
   */
  async function bytes(query, route = BYTES) {
    const body = await (await get(`${route}?${query}`)).json();
    return /** @type {{ data: BytesEntry[] }} */ (body).data;
  }

  /**
   * @param {string} query
   * @returns {Promise<ViewersEntry[]>}
   */
  async function viewers(query) {
    const body = await (await get(`${VIEWERS}?${query}`)).json();
    return /** @type {{ data: ViewersEntry[] }} */ (body).data;
  }

  return { url, simulator, clock, token, signIn, get, bytes, viewers };
}

/**
 * @param {Response} response
 * @returns {Promise<string>}
 */
export async function readToken(response) {
  return /** @type {{ token: string }} */ (await response.json()).token;
}

/**
 * @param {Response} response
 * @returns {Promise<[status: number, errorCode: number]>}
 */
export async function readError(response) {
  const { error } = /** @type {ErrorBody} */ (await response.json());
  return [response.status, error.errorCode];
}

/**
 * @template T
 * @param {readonly T[]} items
 * @param {(item: T) => number} pick
 * @returns {number}
 */
export function sum(items, pick) {
  return items.reduce((total, item) => total + pick(item), 0);
}
