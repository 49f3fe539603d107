import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { shortWayOf } from './create-proxy.js';
import { errorReply, methodNotAllowed, ProxyError } from './errors.js';
import type { Asked, Reply } from './message.js';

/** A handler on the web's own `Request` and `Response`, such as `createProxy` makes. */
export type WebHandler = (request: Request) => Promise<Response>;

/** A listener for servers of `node:http`, and for what is built on them. */
export type NodeHandler = (req: IncomingMessage, res: ServerResponse) => void;

/**
 * Stands for the proxy in `request.url`. The Host header is the caller's to choose, so nothing is
 * built from it, and no page can have an `.invalid` origin: whoever sends an `Origin` header must
 * be in `allowOrigins`. A page that shares the proxy's origin, behind one server, sends none.
 */
const BASE = 'http://nano-metrics-proxy.invalid';

/** Bounds for callers that send or read slowly, or send too much. */
const LIMITS = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  keepAliveTimeout: 5_000,
  // Node looks for late requests only this often, by default every 30 s.
  connectionsCheckingInterval: 5_000,
};
/** A connection without traffic for so long (ms) is closed. More than an answer may take. */
const SILENCE_MS = 30_000;

/** Methods that `Request` refuses to have. */
const UNREQUESTABLE: ReadonlySet<string> = new Set(['CONNECT', 'TRACE', 'TRACK']);

/**
 * Makes a listener of a handler, for a server that is there already. Bodies are not passed on.
 *
 * ```js
 * const handle = createProxy({ credential, authorize, basePath: '/nano-metrics' });
 * app.use('/nano-metrics', toNodeHandler(handle)); // Express
 * ```
 */
export function toNodeHandler(handle: WebHandler): NodeHandler {
  return (req, res) => {
    serve(handle, req, res).catch(() => {
      // Only a broken connection, or a handler that rejects, gets here: no answer is possible.
      res.destroy();
    });
  };
}

/**
 * A server, not yet listening, that hands its requests to `handle`, with bounds for callers that
 * send or read slowly, or send too much.
 */
export function createNodeServer(handle: WebHandler): Server {
  const server = createServer(LIMITS, toNodeHandler(handle));
  server.setTimeout(SILENCE_MS);
  return server;
}

async function serve(handle: WebHandler, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const caller = new Caller(req, res);
  const shortWay = shortWayOf(handle);
  const { status, headers, ...reply } = await (shortWay?.(caller) ?? throughWeb(handle, caller));
  const body = caller.method === 'HEAD' ? null : reply.body;
  res.writeHead(status, {
    ...headers,
    // The length of an answer to HEAD is that of its GET, which is not known here.
    ...(body?.length && { 'Content-Length': Buffer.byteLength(body) }),
  });
  res.end(body);
}

async function throughWeb(handle: WebHandler, caller: Caller): Promise<Reply> {
  if (!isPlain(caller.target)) {
    return errorReply(new ProxyError(101001, 'There is no such endpoint.'));
  }
  if (UNREQUESTABLE.has(caller.method)) return errorReply(methodNotAllowed());
  const response = await handle(caller.toRequest());
  const headers = Object.fromEntries(response.headers);
  const body = new Uint8Array(await response.arrayBuffer());
  // The length is written with the answer, and callers refuse an answer that says it twice.
  if (body.length > 0) delete headers['content-length'];
  return { status: response.status, headers, body };
}

/** A request of a server of Node. What few need of it is made when it is asked for. */
class Caller implements Asked {
  readonly method: string;
  readonly target: string;
  readonly path: string;
  readonly search: string;
  readonly ownOrigin = BASE;
  readonly #req: IncomingMessage;
  readonly #res: ServerResponse;
  #signal: AbortSignal | undefined;

  constructor(req: IncomingMessage, res: ServerResponse) {
    this.method = req.method ?? 'GET';
    this.target = targetOf(req);
    const [, path = '', search = ''] = /^([^?#]*)(\?[^#]*)?/.exec(this.target) ?? [];
    this.path = path;
    this.search = search;
    this.#req = req;
    this.#res = res;
  }

  get origin(): string | null {
    return this.#req.headers.origin ?? null;
  }

  get ifNoneMatch(): string | null {
    return this.#req.headers['if-none-match'] ?? null;
  }

  toRequest(): Request {
    const { method, target, signal } = this;
    return new Request(BASE + target, {
      method,
      headers: toHeaders(this.#req.rawHeaders),
      signal,
    });
  }

  get signal(): AbortSignal {
    return (this.#signal ??= this.#follow());
  }

  #follow(): AbortSignal {
    const gone = new AbortController();
    if (this.#res.destroyed) gone.abort();
    this.#res.once('close', () => {
      if (!this.#res.writableFinished) gone.abort();
    });
    return gone.signal;
  }
}

/** The target as it came: what Express and Connect mount under a path loses it in `url`. */
function targetOf(req: IncomingMessage & { readonly originalUrl?: unknown }): string {
  return typeof req.originalUrl === 'string' ? req.originalUrl : (req.url ?? '');
}

/**
 * Whether a target says what it means. A URL parser resolves dots, encoded dots and backslashes,
 * so that a path such as `/a/..%2e/b` could match a route that another server in front, with other
 * rules for it, took for a different one.
 */
function isPlain(target: string): boolean {
  if (!target.startsWith('/') || !URL.canParse(BASE + target)) return false;
  return new URL(BASE + target).pathname === target.replace(/[?#].*/s, '');
}

function toHeaders(rawHeaders: readonly string[]): Headers {
  const headers = new Headers();
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    headers.append(rawHeaders[i] ?? '', rawHeaders[i + 1] ?? '');
  }
  return headers;
}
