import { once } from 'node:events';
import { createServer } from 'node:http';
import { createSimulator } from './handler.js';

/**
 * @typedef {import('./handler.js').SimulatorOptions & { port?: number, host?: string }} ServerOptions
 */

/**
 * @param {ServerOptions} [options] port 0, the default, takes any free port
 * @returns {Promise<{ url: string, simulator: import('./handler.js').Simulator, close: () => Promise<void> }>}
 *   `url` ends with the prefix, without a slash; rejects when the port is taken
 */
export async function startSimulator({ port = 0, host = '127.0.0.1', ...options } = {}) {
  const simulator = createSimulator(options);
  const server = createServer((req, res) => void simulator.handle(req, res));
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('There is no TCP address.');
  const name = host.includes(':') ? `[${host}]` : host;
  const path = (options.prefix ?? '').replace(/(?<!\/)\/+$/, '');
  return {
    url: `http://${name}:${address.port}${path}`,
    simulator,
    async close() {
      const closed = once(server, 'close');
      server.close();
      // Hanging answers and kept-alive connections would hold it open.
      server.closeAllConnections();
      await closed;
    },
  };
}
