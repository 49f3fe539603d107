import { DEMO_API_KEY, startSimulator } from '../../demo/simulator/index.js';
import { serve } from '../proxy/command.js';
import { Redis } from '../store/redis.js';
import { seedWithData } from '../support/seed.js';

/**
 * What widgets may have at the other end: the API itself, or something in front of it that must not
 * be told apart from it.
 *
 * @typedef {object} World
 * @property {string[]} bases what `api-base` may be, to be asked in turn
 * @property {string | undefined} token for requests to `bases`
 * @property {string} direct the API behind it, and `directToken` for that
 * @property {string} directToken
 * @property {import('../../demo/simulator/handler.js').Simulator} simulator
 */

/** @typedef {(t: import('node:test').TestContext, origin?: string) => Promise<World>} Launch */

/**
 * The simulator, whose data stand still, and a token for it.
 *
 * @param {import('node:test').TestContext} t
 */
async function launchApi(t) {
  const startMs = Date.now();
  const { url, simulator, close } = await startSimulator({
    dataNow: () => startMs,
    rateLimit: false,
    seed: seedWithData(startMs),
  });
  t.after(close);
  const login = await fetch(`${url}/token`, { method: 'POST' });
  const { token } = /** @type {{ token: string }} */ (await login.json());
  return { direct: url, directToken: token, simulator };
}

/** @type {Launch} The API itself: what is expected of the others holds for it. */
export async function simulatorAlone(t) {
  const api = await launchApi(t);
  return { ...api, bases: [api.direct], token: api.directToken };
}

/**
 * @param {import('node:test').TestContext} t
 * @param {Awaited<ReturnType<typeof launchApi>>} api
 * @param {string | undefined} origin of the page that asks
 * @param {Record<string, string>} [env]
 */
async function launchProxy(t, { direct }, origin, env) {
  const args = ['--upstream', direct, ...(origin ? ['--allow-origin', origin] : [])];
  return (await serve(t, args, { NANO_API_KEY: DEMO_API_KEY, ...env })).url;
}

/** @type {Launch} */
export async function oneProxy(t, origin) {
  const api = await launchApi(t);
  return { ...api, bases: [await launchProxy(t, api, origin)], token: undefined };
}

/** @type {Launch} */
export async function twoProxiesWithRedis(t, origin) {
  const api = await launchApi(t);
  const redis = await Redis.launch(t);
  const env = { NANO_STORE: redis.url };
  const bases = [await launchProxy(t, api, origin, env), await launchProxy(t, api, origin, env)];
  return { ...api, bases, token: undefined };
}
