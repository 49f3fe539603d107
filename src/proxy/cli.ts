#!/usr/bin/env node
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { createProxy, type Credential, type ProxyOptions } from './index.js';
import { createNodeServer } from './node.js';
import { openRedis, type RedisStore } from './redis.js';

const HELP = `Answers the metrics of one nanoStream organization, without showing its key.

Usage: nano-metrics-proxy --public [options]

  --public                 needed: whoever reaches the port may read all metrics of the organization
  --allow-origin ORIGIN…   origins of the pages that may ask, such as https://portal.example
  --port N                 port to listen on, 0 = any free one (default 8788)
  --host HOST              address to listen on (default 127.0.0.1)
  --upstream URL           base URL of the API (default https://metrics-api.nanostream.cloud)
  --log LEVEL              what is logged to stdout, a line of JSON each: error, warn (default),
                           info (each request, too) or off; nothing of persons or streams
  --metrics                answer counters at /metrics in the text format of Prometheus
  --help                   show this text

It says at /healthz how it is doing.

Environment, exactly one of:

  NANO_API_KEY             API key of the organization
  NANO_TOKEN               login token

and, where several instances share answers and the limit of the API:

  NANO_STORE               URL of a Redis, such as redis://127.0.0.1:6379; needs @keyv/redis
`;

const NOT_PUBLIC = `--public is needed: on the command line nothing can tell who may ask, so the proxy would
answer whoever reaches it. If your metrics are not public, use createProxy from
nano-metrics/proxy in your own server, with the option authorize.`;

/** A mistake in arguments or environment, worth a line and no stack. */
class UsageError extends Error {}

interface Arguments {
  readonly host: string;
  readonly port: number;
  /** Empty where there is none. */
  readonly storeUrl: string;
  readonly options: ProxyOptions;
}

try {
  const parsed = parseArguments(process.argv.slice(2));
  if (parsed === 'help') process.stdout.write(HELP);
  else await run(parsed);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

async function run({ host, port, storeUrl, options }: Arguments): Promise<void> {
  const store = storeUrl === '' ? undefined : await openStore(storeUrl);
  const server = createNodeServer(createHandler({ ...options, store }));
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  const shownPort = typeof address === 'object' && address ? address.port : port;
  const shownHost = host.includes(':') ? `[${host}]` : host;
  process.stdout.write(`The proxy listens on http://${shownHost}:${shownPort}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close(() => {
        // Its connection would keep the process alive.
        void store?.disconnect(true);
      });
    });
  }
}

async function openStore(url: string): Promise<RedisStore> {
  let store: RedisStore | undefined;
  try {
    store = await openRedis(url);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(`NANO_STORE: ${error.message}.`);
  }
  if (!store) throw new UsageError('NANO_STORE needs a package: npm install @keyv/redis');
  return store;
}

function createHandler(options: ProxyOptions): ReturnType<typeof createProxy> {
  try {
    return createProxy(options);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(error.message);
  }
}

function parseArguments(args: readonly string[]): Arguments | 'help' {
  const { values, origins } = readOptions(args);
  if (values.help) return 'help';
  if (!values.public) throw new UsageError(NOT_PUBLIC);
  return {
    host: values.host,
    port: parsePort(values.port),
    storeUrl: process.env['NANO_STORE'] ?? '',
    options: {
      public: true,
      credential: readCredential(),
      upstream: values.upstream,
      allowOrigins: origins,
      ...parseLog(values.log),
      metrics: values.metrics,
    },
  };
}

function readOptions(args: readonly string[]) {
  try {
    const { values, tokens } = parseArgs({
      args: [...args],
      allowPositionals: true,
      tokens: true,
      options: {
        port: { type: 'string', default: '8788' },
        host: { type: 'string', default: '127.0.0.1' },
        upstream: { type: 'string' },
        'allow-origin': { type: 'string', multiple: true },
        log: { type: 'string', default: 'warn' },
        metrics: { type: 'boolean', default: false },
        public: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return { values, origins: originsIn(tokens) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(error.message);
  }
}

interface Token {
  readonly kind: string;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
}

/** `--allow-origin A B` means the same as `--allow-origin A --allow-origin B`. */
function originsIn(tokens: readonly Token[]): readonly string[] {
  let isInList = false;
  const origins: string[] = [];
  for (const { kind, name, value } of tokens) {
    if (kind === 'option') isInList = name === 'allow-origin';
    if (kind === 'positional' && !isInList) {
      throw new UsageError(`"${value ?? ''}" belongs to no option.`);
    }
    if (isInList && value !== undefined) origins.push(value);
  }
  return origins;
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new UsageError(`--port needs an integer from 0 to 65535, not "${text}".`);
  }
  return port;
}

function parseLog(text: string): Pick<ProxyOptions, 'log' | 'logLevel'> {
  if (text === 'off') return {};
  const logLevel = (['error', 'warn', 'info'] as const).find((level) => level === text);
  if (!logLevel) throw new UsageError(`--log needs error, warn, info or off, not "${text}".`);
  return { logLevel, log: (entry) => process.stdout.write(`${JSON.stringify(entry)}\n`) };
}

function readCredential(): Credential {
  const { NANO_API_KEY: apiKey = '', NANO_TOKEN: token = '' } = process.env;
  if ((apiKey === '') === (token === '')) {
    throw new UsageError(
      'Exactly one of NANO_API_KEY and NANO_TOKEN is needed in the environment.',
    );
  }
  return apiKey === '' ? { token } : { apiKey };
}

function explain(error: unknown): string {
  if (error instanceof UsageError) return `${error.message}\nTry --help.`;
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
  if (code === 'EADDRINUSE') return 'The port is in use. Choose another one with --port.';
  return `The proxy cannot start: ${code}.`;
}
