/**
 * Serves the file of a function, as its platform would: `node support/functions.js FILE`.
 */
import { serve } from '@hono/node-server';
import { pathToFileURL } from 'node:url';

const [file = ''] = process.argv.slice(2);
/**
 * @typedef {(request: Request, context: { waitUntil(work: Promise<unknown>): void }) => Promise<Response>} Handler
 */
const { default: exported } =
  /** @type {{ default: Handler | { fetch: Handler } }} */
  (await import(pathToFileURL(file).href));
const handle = typeof exported === 'function' ? exported : exported.fetch;

/** Work that goes on after the answer would end the process if it failed. */
const context = { waitUntil: (/** @type {Promise<unknown>} */ work) => void work };

serve(
  { fetch: (request) => handle(request, context), port: 0, hostname: '127.0.0.1' },
  ({ port }) => console.log(`Listening on port ${port}`),
);
