/** A function of Vercel without Next.js; vercel.json sends `/nano-metrics/…` here. */
import { waitUntil } from '@vercel/functions';
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

export default {
  /** @param {Request} request */
  fetch: (request) => handle(request, { waitUntil }),
};
