/**
 * Mounted into a portal on Hono, here in Node: `node hono.js`. In Deno and Bun `app.fetch` is what
 * their servers take. On Workers, Vercel and Netlify pass the context along, too, as worker.js does:
 * `handle(c.req.raw, c.executionCtx)`.
 */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
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

const app = new Hono();
app.all('/nano-metrics/*', (c) => handle(c.req.raw));
app.get('/', (c) => c.text('The portal'));

serve({ fetch: app.fetch, port: Number(PORT), hostname: '127.0.0.1' }, ({ port }) => {
  console.log(`Listening on port ${port}`);
});
