/** A route handler of Next.js (app router). */
import { createProxy } from 'nano-metrics/proxy';
import { after } from 'next/server';
import { authorizeBy } from '../../../../authorize.js';

/** @type {import('nano-metrics/proxy').MetricsHandler | undefined} */
let handle;

/** @param {Request} request */
function answer(request) {
  // `next build` loads this file, too, where there need not be secrets.
  handle ??= createProxy({
    credential: { apiKey: process.env.NANO_API_KEY ?? '' },
    authorize: authorizeBy(process.env.SESSION_SECRET),
    basePath: '/nano-metrics',
    allowOrigins: ['https://portal.example'],
    upstream: process.env.NANO_UPSTREAM,
  });
  return handle(request, { waitUntil: (work) => after(work) });
}

export { answer as GET, answer as HEAD, answer as OPTIONS };
