#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { DEMO_ACCOUNT, startSimulator } from './index.js';

const HELP = `Simulates the nanoStream Analytics API with made-up data.

Usage: node demo/simulator/cli.js [options]

  --port N         port to listen on, 0 = any free one (default 8787)
  --host HOST      address to listen on (default 127.0.0.1)
  --seed N         other integers give other traffic (default 1)
  --no-rate-limit  do not limit to 1 request per second with bursts of 30
  --help           show this text
`;

/** A mistake in the arguments, worth one line and no stack. */
class UsageError extends Error {}

try {
  const settings = parseArguments(process.argv.slice(2));
  if (settings === 'help') process.stdout.write(HELP);
  else await run(settings);
} catch (error) {
  if (!(error instanceof Error)) throw error;
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

/** @param {import('./server.js').ServerOptions} settings */
async function run(settings) {
  const { url, close } = await startSimulator(settings);
  process.stdout.write(
    `The simulator listens on ${url}\n` +
      `Demo account: ${DEMO_ACCOUNT.email} / ${DEMO_ACCOUNT.password}\n`,
  );
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void close());
}

/**
 * @param {string[]} args
 * @returns {import('./server.js').ServerOptions | 'help'}
 * @throws {UsageError}
 */
function parseArguments(args) {
  const values = readOptions(args);
  if (values.help) return 'help';
  return {
    port: parseInteger('--port', values.port, 0, 65_535),
    host: values.host,
    seed: parseInteger('--seed', values.seed, -2_147_483_648, 2_147_483_647),
    ...(values['no-rate-limit'] ? { rateLimit: false } : {}),
  };
}

/** @param {string[]} args */
function readOptions(args) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string', default: '8787' },
        host: { type: 'string', default: '127.0.0.1' },
        seed: { type: 'string', default: '1' },
        'no-rate-limit': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(error.message);
  }
}

/**
 * @param {string} name
 * @param {string} text
 * @param {number} low
 * @param {number} high
 * @returns {number}
 */
function parseInteger(name, text, low, high) {
  const value = Number(text);
  if (!/^-?\d+$/.test(text) || value < low || value > high) {
    throw new UsageError(`${name} needs an integer from ${low} to ${high}, not "${text}".`);
  }
  return value;
}

/**
 * @param {Error & { code?: string }} error
 * @returns {string}
 */
function explain(error) {
  if (error instanceof UsageError) return `${error.message}\nTry --help.`;
  if (error.code === 'EADDRINUSE') return `The port is in use. Choose another one with --port.`;
  return `The simulator cannot start: ${error.message}`;
}
