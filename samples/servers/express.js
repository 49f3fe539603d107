/** Mounted into a portal on Express 5: `node express.js`. */
import express from 'express';
import { createProxy } from 'nano-metrics/proxy';
import { toNodeHandler } from 'nano-metrics/proxy/node';
import { authorizeBy } from './authorize.js';

const { NANO_API_KEY = '', NANO_UPSTREAM, SESSION_SECRET, PORT = '8788' } = process.env;

const handle = createProxy({
  credential: { apiKey: NANO_API_KEY },
  authorize: authorizeBy(SESSION_SECRET),
  basePath: '/nano-metrics',
  allowOrigins: ['https://portal.example'],
  upstream: NANO_UPSTREAM,
});

const app = express();
app.disable('x-powered-by');

// Before whatever reads bodies or writes sessions: the proxy needs neither. It sees the whole path,
// from which Express takes the mount path, so basePath is the same text.
app.use('/nano-metrics', toNodeHandler(handle));

app.get('/', (_req, res) => {
  res.send('The portal');
});

const server = app.listen(Number(PORT), '127.0.0.1', (error) => {
  if (error) throw error;
  const address = server.address();
  if (typeof address === 'object') console.log(`Listening on port ${address?.port}`);
});
