import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { KEY } from '../../../test/proxy/harness.js';
import { SESSION_SECRET } from './session.js';

const HERE = fileURLToPath(new URL('..', import.meta.url));
const NEWER_NODE = 'node_modules/node/bin/node';
const DENO_ENV = 'NANO_API_KEY,NANO_UPSTREAM,SESSION_SECRET,PORT';

/**
 * A sample, and how it is started. Some servers resolve the dots of a path before anything else
 * sees it; some answer for themselves to what their routing cannot read.
 *
 * @typedef {object} Sample
 * @property {string} name
 * @property {string[]} command
 * @property {string} [cwd]
 * @property {boolean} [resolvesDots]
 */

/** @type {readonly Sample[]} */
export const SERVERS = [
  { name: 'node', command: [process.execPath, 'node.js'] },
  { name: 'express', command: [process.execPath, 'express.js'] },
  { name: 'fastify', command: [process.execPath, 'fastify.js'] },
  { name: 'hono', command: [process.execPath, 'hono.js'], resolvesDots: true },
  {
    name: 'deno',
    command: [
      'node_modules/.bin/deno',
      'run',
      '--no-prompt',
      '--no-remote',
      '--allow-net',
      `--allow-env=${DENO_ENV}`,
      'deno.ts',
    ],
    resolvesDots: true,
  },
  { name: 'bun', command: ['node_modules/.bin/bun', 'bun.ts'], resolvesDots: true },
  {
    name: 'worker',
    command: [NEWER_NODE, 'support/miniflare.js', 'worker/dist'],
    resolvesDots: true,
  },
  {
    name: 'next',
    command: [process.execPath, '../node_modules/next/dist/bin/next', 'start', '--port', '0'],
    cwd: 'next',
    resolvesDots: true,
  },
  // Called as their platforms would call them: there is no such platform to be had.
  {
    name: 'vercel',
    command: [process.execPath, 'support/functions.js', 'vercel/api/nano-metrics.js'],
    resolvesDots: true,
  },
  {
    name: 'netlify',
    command: [process.execPath, 'support/functions.js', 'netlify/functions/nano-metrics.js'],
    resolvesDots: true,
  },
];

/**
 * Starts a sample in a process of its own.
 *
 * @param {Sample} sample
 * @param {string} upstream
 */
export async function start({ command: [file = '', ...args], cwd = '.' }, upstream) {
  const child = spawn(file, args, {
    cwd: `${HERE}/${cwd}`,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      TZ: 'Asia/Kathmandu',
      NEXT_TELEMETRY_DISABLED: '1',
      DENO_NO_UPDATE_CHECK: '1',
      NANO_API_KEY: KEY,
      NANO_UPSTREAM: upstream,
      SESSION_SECRET,
      PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    // One that does not stop must not hold the tests up.
    timeout: 120_000,
    killSignal: 'SIGKILL',
  });
  let output = '';
  const closed = once(child, 'close');
  /** @type {Promise<string>} */
  const listening = new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
        const port = /(?:Listening on|Local:)[^\n]*[ :](\d+)\n/.exec(output);
        if (port) resolve(port[1] ?? '');
      });
    }
  });
  const port = await Promise.race([listening, closed.then(() => undefined)]);
  assert.ok(port, output);
  return {
    url: `http://127.0.0.1:${port}`,
    /** @returns {string} all that it has written so far, to stdout and stderr */
    output: () => output,
    async stop() {
      child.kill('SIGTERM');
      await closed;
    },
  };
}
