/** A server of its own, for a reverse proxy in front of it: `node node.js`. */
import { createProxy } from 'nano-metrics/proxy';
import { createNodeServer } from 'nano-metrics/proxy/node';
import { authorizeBy } from './authorize.js';

const { NANO_API_KEY = '', NANO_UPSTREAM, SESSION_SECRET, PORT = '8788', HOST } = process.env;

const handle = createProxy({
  credential: { apiKey: NANO_API_KEY },
  authorize: authorizeBy(SESSION_SECRET),
  basePath: '/nano-metrics',
  // Pages that are elsewhere. Those behind the same server need not be named.
  allowOrigins: ['https://portal.example'],
  // Another address of the API, such as that of a simulator.
  upstream: NANO_UPSTREAM,
  log: (entry) => console.log(JSON.stringify(entry)),
  logLevel: 'warn',
});

// It has bounds for callers that send or read slowly, or send too much.
const server = createNodeServer(handle);
server.listen(Number(PORT), HOST ?? '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object') console.log(`Listening on port ${address?.port}`);
});

// What is being answered is still sent.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.close());
