/** A Cloudflare Worker under the portal's own name; wrangler.toml says which. */
import { createProxy } from 'nano-metrics/proxy';
import { authorizeBy } from '../authorize.js';

/** @type {import('nano-metrics/proxy').MetricsHandler | undefined} */
let handle;

export default {
  /**
   * @param {Request} request
   * @param {{ NANO_API_KEY: string, SESSION_SECRET: string, NANO_UPSTREAM?: string }} env
   * @param {ExecutionContext} context
   */
  fetch(request, env, context) {
    // Once for all requests: a proxy for each would keep nothing and hold no limit. Not outside of
    // fetch, where a Worker that has no secrets yet could not be deployed.
    handle ??= createProxy({
      credential: { apiKey: env.NANO_API_KEY },
      authorize: authorizeBy(env.SESSION_SECRET),
      basePath: '/nano-metrics',
      allowOrigins: ['https://portal.example'],
      upstream: env.NANO_UPSTREAM,
    });
    // With the context, whose waitUntil lets go on what others wait for or ask for next. Without
    // it, a Worker stops all that when the answer is sent.
    return handle(request, context);
  },
};
