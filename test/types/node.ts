// Every public name of the adapter for Node, used as a server would.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createProxy } from 'nano-metrics/proxy';
import {
  createNodeServer,
  type NodeHandler,
  toNodeHandler,
  type WebHandler,
} from 'nano-metrics/proxy/node';

const handle = createProxy({ credential: { apiKey: 'from the environment' }, public: true });
const web: WebHandler = handle;
const listener: NodeHandler = toNodeHandler(web);
const server: Server = createNodeServer(handle);
const own: Server = createServer(listener);
const answer = (req: IncomingMessage, res: ServerResponse): void => listener(req, res);

// @ts-expect-error: it takes a handler, and not its options
createNodeServer({ public: true });

export const all = [server, own, answer];
