/**
 * A portal on Deno, which may reach the network and read these four names, and nothing else:
 *
 *   deno run --allow-net --allow-env=NANO_API_KEY,NANO_UPSTREAM,SESSION_SECRET,PORT deno.ts
 */
import { createProxy } from 'nano-metrics/proxy';
import { authorizeBy } from './authorize.js';

const handle = createProxy({
  credential: { apiKey: Deno.env.get('NANO_API_KEY') ?? '' },
  authorize: authorizeBy(Deno.env.get('SESSION_SECRET')),
  basePath: '/nano-metrics',
  allowOrigins: ['https://portal.example'],
  upstream: Deno.env.get('NANO_UPSTREAM'),
});

Deno.serve(
  {
    port: Number(Deno.env.get('PORT') ?? '8788'),
    hostname: '127.0.0.1',
    onListen: ({ port }) => console.log(`Listening on port ${port}`),
  },
  (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/nano-metrics/')) return handle(request);
    return pathname === '/' ? new Response('The portal') : new Response(null, { status: 404 });
  },
);
