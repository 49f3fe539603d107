/** Mounted into a portal on Fastify 5: `node fastify.js`. */
import fastify from 'fastify';
import { createProxy } from 'nano-metrics/proxy';
import { toNodeHandler } from 'nano-metrics/proxy/node';
import { authorizeBy } from './authorize.js';

const { NANO_API_KEY = '', NANO_UPSTREAM, SESSION_SECRET, PORT = '8788' } = process.env;

const answer = toNodeHandler(
  createProxy({
    credential: { apiKey: NANO_API_KEY },
    authorize: authorizeBy(SESSION_SECRET),
    basePath: '/nano-metrics',
    allowOrigins: ['https://portal.example'],
    upstream: NANO_UPSTREAM,
  }),
);

const app = fastify();

app.all('/nano-metrics/*', (request, reply) => {
  // From here on the answer is the proxy's, and hooks such as onSend of plugins leave it alone.
  reply.hijack();
  answer(request.raw, reply.raw);
});

app.get('/', () => 'The portal');

const address = await app.listen({ port: Number(PORT), host: '127.0.0.1' });
console.log(`Listening on ${address}`);
