import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { jsonAnswer, overLimitAnswer, send } from './answer.js';
import { createControl } from './control.js';
import { corsHeaders, PREFLIGHT_HEADERS } from './cors.js';
import { createEndpoints } from './endpoints.js';
import { ApiError, errorBody } from './errors.js';
import * as effects from './fault-effects.js';
import { createFaults } from './faults.js';
import { createRateLimit } from './rate-limit.js';
import { createRequestLog } from './request-log.js';
import { checkPrefix, splitTarget, stripPrefix } from './target.js';

/**
 * @typedef {import('node:http').IncomingMessage} IncomingMessage
 * @typedef {import('node:http').ServerResponse} ServerResponse
 * @typedef {import('./answer.js').Answer} Answer
 * @typedef {import('./endpoints.js').Endpoint} Endpoint
 *
 * @typedef {object} SimulatorOptions
 * @property {number} [seed] other seeds give other traffic, default 1
 * @property {() => number} [now] clock in ms, default `Date.now`
 * @property {() => number} [dataNow] up to when there are data, in ms, default `now`
 * @property {string} [secret] signs the tokens, default random per simulator
 * @property {number} [tokenLifetimeSeconds] default 900
 * @property {import('./rate-limit.js').RateLimit | false} [rateLimit] default 1 per second, burst 30
 * @property {string} [prefix] such as `/simulator`, default none
 * @property {(ms: number, signal: AbortSignal) => Promise<void>} [wait] for latency faults
 *
 * @typedef {object} KoaContext the part of Koa's context that is needed
 * @property {IncomingMessage} req
 * @property {ServerResponse} res
 * @property {boolean | undefined} [respond]
 */

/**
 * The documented API as a request handler of Node's http module, with data of its own.
 *
 * @param {SimulatorOptions} [options]
 */
export function createSimulator(options = {}) {
  const now = options.now ?? Date.now;
  const prefix = checkPrefix(options.prefix ?? '');
  const wait = options.wait ?? waitFor;
  const faults = createFaults();
  const log = createRequestLog();
  const limiter = createRateLimit(options.rateLimit ?? { perSecond: 1, burst: 30 }, now);
  const settings = {
    seed: options.seed ?? 1,
    now,
    dataNow: options.dataNow ?? now,
    secret: options.secret ?? randomBytes(32).toString('hex'),
    tokenLifetimeSeconds: options.tokenLifetimeSeconds ?? 900,
  };
  const endpoints = createEndpoints(settings, createControl({ faults, limiter, log }));

  /**
   * @param {string} url
   * @returns {boolean} whether the path belongs to the simulator
   */
  function owns(url) {
    const path = stripPrefix(splitTarget(url).path, prefix);
    if (path === undefined) return false;
    return prefix !== '' || path.startsWith('/v2/') || endpoints.some((one) => one.path === path);
  }

  /**
   * @param {IncomingMessage} req
   * @param {ServerResponse} res
   * @param {() => unknown} [next] gets the paths that are not the simulator's; without it they
   *   answer 404
   * @returns {Promise<void>} when the answer is complete; never rejects
   */
  function handle(req, res, next) {
    if (next !== undefined && !owns(req.url ?? '')) {
      next();
      return Promise.resolve();
    }
    return serve(req, res);
  }

  /**
   * @param {IncomingMessage} req
   * @param {ServerResponse} res
   */
  async function serve(req, res) {
    const headers = {
      ...corsHeaders(req),
      'Cache-Control': 'no-store',
      Date: new Date(now()).toUTCString(),
    };
    const gone = new AbortController();
    res.once('close', () => gone.abort());
    try {
      const answer = await answerTo(req, gone.signal);
      if (answer === undefined) await untilAborted(gone.signal);
      else await send(res, answer, headers);
    } catch (error) {
      // A client that went away in the middle of its request is nobody's error.
      if (!gone.signal.aborted && !req.socket.destroyed)
        await send(res, errorAnswer(error), headers);
    }
  }

  /**
   * @param {IncomingMessage} req
   * @param {AbortSignal} signal
   * @returns {Promise<Answer | undefined>} undefined for silence
   */
  async function answerTo(req, signal) {
    const method = req.method ?? 'GET';
    const { path: fullPath, query } = splitTarget(req.url ?? '');
    const path = stripPrefix(fullPath, prefix) ?? fullPath;
    if (!path.startsWith('/__')) {
      log.add({ method, path, query, hasToken: req.headers['x-access-token'] !== undefined });
    }
    if (method === 'OPTIONS')
      return { status: 204, type: '', body: '', headers: PREFLIGHT_HEADERS };
    if (path.startsWith('/v2/') && !limiter.take()) return overLimitAnswer();

    const { route, answer } = findEndpoint(method, fullPath);
    const call = { req, query, takeFault: () => undefined };
    if (route === null) return answer(call);

    const isData = route !== 'authenticate' && route !== 'token';
    const delay = faults.take(route, effects.DELAYING);
    if (delay !== undefined) await wait(delay.ms ?? 2000, signal);
    // Who did not wait as long is not there to meet another fault.
    if (signal.aborted) return undefined;
    const instead = faults.take(route, isData ? effects.REPLACING_DATA : effects.REPLACING);
    if (instead?.kind === 'hang') return undefined;
    if (instead !== undefined) return effects.replacement(instead);
    const spoiling = isData ? effects.SPOILING_DATA : effects.SPOILING_TOKEN;
    return answer({ ...call, takeFault: () => faults.take(route, spoiling) });
  }

  /**
   * @param {string} method
   * @param {string} fullPath
   * @returns {Endpoint}
   */
  function findEndpoint(method, fullPath) {
    const path = stripPrefix(fullPath, prefix);
    const here = endpoints.filter((endpoint) => endpoint.path === path);
    const endpoint = here.find((one) => one.method === method);
    if (endpoint !== undefined) return endpoint;
    if (here.length === 0) throw new ApiError(101001, 'There is no such endpoint.');
    const allowed = [...here.map((one) => one.method), 'OPTIONS'].join(', ');
    throw new ApiError(101001, `This endpoint answers ${allowed} only.`, {
      status: 405,
      headers: { Allow: allowed },
    });
  }

  /**
   * For Koa (@web/dev-server): `middleware: [simulator.koa]`.
   *
   * @param {KoaContext} context
   * @param {() => Promise<void>} next
   * @returns {Promise<void>}
   */
  function koa(context, next) {
    if (!owns(context.req.url ?? '')) return next();
    context.respond = false;
    return serve(context.req, context.res);
  }

  return { handle, koa, owns, faults, requests: log, resetRateLimit: limiter.reset };
}

/** @typedef {ReturnType<typeof createSimulator>} Simulator */

/**
 * @param {unknown} error
 * @returns {Answer}
 */
function errorAnswer(error) {
  if (error instanceof ApiError) {
    const body = errorBody(error.message, error.code, error.summary);
    return { ...jsonAnswer({}), status: error.status, headers: error.headers, body };
  }
  // Not the caller's fault: it must not end the process, nor pass unseen.
  console.error(error);
  const body = errorBody('Internal error', 104001, 'The simulator has a defect.');
  return { ...jsonAnswer({}), status: 500, body };
}

/**
 * @param {number} ms
 * @param {AbortSignal} signal
 */
async function waitFor(ms, signal) {
  await Promise.race([sleep(ms, undefined, { ref: false }), untilAborted(signal)]);
}

/** @param {AbortSignal} signal */
async function untilAborted(signal) {
  if (!signal.aborted) await once(signal, 'abort');
}
