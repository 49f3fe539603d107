import { askedBy, type Asked, type Reply, toResponse } from './message.js';
import { checkOptions, type ProxyOptions } from './options.js';
import { ProxyCore } from './proxy-core.js';

/** What some runtimes pass along with a request. */
export interface HandlerContext {
  /** Keeps the runtime awake for work that goes on after the answer. */
  waitUntil?(work: Promise<unknown>): void;
}

/** Answers a request; never rejects. */
export type MetricsHandler = (request: Request, context?: HandlerContext) => Promise<Response>;

/**
 * A handler that answers the three routes of the widgets from the Analytics API, with a credential
 * that never leaves the server. It needs nothing but the web's own `Request`, `Response`, `fetch`:
 *
 * ```js
 * const handle = createProxy({
 *   credential: { apiKey: process.env.NANO_API_KEY },
 *   authorize: async (request) => ({ allow: await isSignedIn(request) }),
 *   basePath: '/nano-metrics',
 * });
 * ```
 *
 * Errors are answers too, shaped as those of the API: `{ error: { message, errorCode, userInfo,
 * summary } }`. The handler never rejects, and logs nothing but to the option
 * `log`.
 *
 * Equal questions are one request to the API at a time, and its answer is kept: minutes for up to
 * a minute, hours and days for 5 minutes, what is complete for an hour. No more than one request
 * per second, after a burst of 30, reaches the API by one credential. Where it cannot answer, an
 * older answer is served that is not older than one bucket. On runtimes that stop after an answer
 * (workers), pass the second argument on: `handle(request, context)`.
 *
 * A page on another origin needs to be in `allowOrigins`. The proxy's own origin is that of
 * `request.url`: behind a server that changes it, list the public one too.
 *
 * @throws {TypeError} for options that are wrong or missing
 */
export function createProxy(options: ProxyOptions): MetricsHandler {
  const core = new ProxyCore(checkOptions(options), options.credential);
  const handle: MetricsHandler = async (request, context) => {
    const waitUntil = (work: Promise<unknown>) => context?.waitUntil?.(work);
    return toResponse(await core.answer(askedBy(request), waitUntil));
  };
  shortWays.set(handle, (asked) => core.answer(asked, () => undefined));
  return handle;
}

const shortWays = new WeakMap<object, (asked: Asked) => Promise<Reply>>();

/**
 * The way of a handler that `createProxy` made without `Request` and `Response`, which cost more
 * than all else of an answer that is kept. Both ways are the same but for that.
 */
export function shortWayOf(handle: object): ((asked: Asked) => Promise<Reply>) | undefined {
  return shortWays.get(handle);
}
