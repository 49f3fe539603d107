/** A function of Netlify, in its folder `netlify/functions`. */
import { createProxy } from 'nano-metrics/proxy';
import { authorizeBy } from '../../authorize.js';

const { NANO_API_KEY = '', NANO_UPSTREAM, SESSION_SECRET } = process.env;

const handle = createProxy({
  credential: { apiKey: NANO_API_KEY },
  authorize: authorizeBy(SESSION_SECRET),
  basePath: '/nano-metrics',
  allowOrigins: ['https://portal.example'],
  upstream: NANO_UPSTREAM,
});

/**
 * @param {Request} request
 * @param {{ waitUntil(work: Promise<unknown>): void }} context
 */
export default (request, context) => handle(request, context);

export const config = { path: '/nano-metrics/*' };
