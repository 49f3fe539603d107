/** A portal on Bun: `bun bun.ts`. */
import { createProxy } from 'nano-metrics/proxy';
import { authorizeBy } from './authorize.js';

const { NANO_API_KEY = '', NANO_UPSTREAM, SESSION_SECRET, PORT = '8788' } = process.env;

const handle = createProxy({
  credential: { apiKey: NANO_API_KEY },
  authorize: authorizeBy(SESSION_SECRET),
  basePath: '/nano-metrics',
  allowOrigins: ['https://portal.example'],
  upstream: NANO_UPSTREAM,
});

const server = Bun.serve({
  port: Number(PORT),
  hostname: '127.0.0.1',
  // Longer than an answer may take (15 s): by default Bun hangs up after 10 s of silence.
  idleTimeout: 30,
  routes: {
    '/nano-metrics/*': (request) => handle(request),
    '/': new Response('The portal'),
  },
  fetch: () => new Response(null, { status: 404 }),
});
console.log(`Listening on port ${server.port}`);
