import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SERVER_CORE } from './machine.js';

/**
 * @typedef {object} Running
 * @property {string} name
 * @property {string} url
 * @property {number} pid
 * @property {() => Promise<void>} stop
 */

const SIMULATOR = fileURLToPath(new URL('../demo/simulator/cli.js', import.meta.url));
const PROXY = fileURLToPath(new URL('../dist/proxy/cli.js', import.meta.url));
/** Debian's user without rights. */
const NOBODY = 65_534;
/** How long (ms) nginx may take to listen. */
const START_MS = 10_000;

/** The API: the simulator, without its limit. */
export async function startUpstream() {
  const running = await startNode('upstream', [], [SIMULATOR, '--port', '0', '--no-rate-limit']);
  const answer = await fetch(`${running.url}/token`, { method: 'POST' });
  const { token } = /** @type {{ token: string }} */ (await answer.json());
  return { ...running, token };
}

/**
 * The proxy as the command starts it, on its core.
 *
 * @param {string} taskset
 * @param {{ url: string, token: string }} upstream
 */
export function startProxy(taskset, { url, token }) {
  const args = [PROXY, '--public', '--port', '0', '--metrics', '--upstream', url];
  return startNode('proxy', [taskset, '-c', String(SERVER_CORE)], args, { NANO_TOKEN: token });
}

/**
 * @param {string} name
 * @param {string[]} before what goes in front of the command
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<Running>}
 */
async function startNode(name, before, args, env = {}) {
  const [command = '', ...rest] = [...before, process.execPath, ...args];
  const child = spawn(command, rest, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const started = stopWith(name, child);
  child.stdout.setEncoding('utf8');
  const [text] = await Promise.race([once(child.stdout, 'data'), failOnExit(name, child)]);
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(String(text))?.[0];
  if (!url) throw new Error(`${name} gave no address`);
  return { ...started, url };
}

/**
 * nginx with its cache in front of the same API, on the same core: one worker, settings of Debian
 * where there is no reason for others.
 *
 * @param {{ nginx: string, taskset: string }} tools
 * @param {{ url: string, token: string }} upstream
 * @returns {Promise<Running>}
 */
export async function startNginx({ nginx, taskset }, { url, token }) {
  const folder = mkdtempSync(join(tmpdir(), 'nano-metrics-bench-'));
  const port = await freePort();
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, nginxConfig(folder, port, url, token), { mode: 0o600 });
  mkdirSync(join(folder, 'temp'));
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    for (const path of [folder, file, join(folder, 'temp')]) chownSync(path, NOBODY, NOBODY);
  }
  const child = spawn(
    taskset,
    ['-c', String(SERVER_CORE), nginx, '-e', 'stderr', '-p', folder, '-c', file],
    { stdio: ['ignore', 'ignore', 'inherit'], ...(isRoot && { uid: NOBODY, gid: NOBODY }) },
  );
  const started = stopWith('nginx', child);
  const running = {
    ...started,
    url: `http://127.0.0.1:${port}`,
    async stop() {
      await started.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await Promise.race([answers(running.url), failOnExit('nginx', child)]);
  return running;
}

/**
 * @param {string} folder
 * @param {number} port
 * @param {string} url
 * @param {string} token
 */
function nginxConfig(folder, port, url, token) {
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `  ${name}_temp_path ${folder}/temp/${name};`)
    .join('\n');
  return `worker_processes 1;
daemon off;
pid ${folder}/nginx.pid;
error_log stderr error;
events { worker_connections 1024; }
http {
${temp}
  access_log off;
  sendfile on;
  tcp_nopush on;
  # The proxy closes no connection after some number of requests, either.
  keepalive_requests 1000000000;
  proxy_cache_path ${folder}/cache levels=1:2 keys_zone=answers:10m inactive=1h use_temp_path=off;
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass ${url};
      proxy_set_header x-access-token "${token}";
      proxy_cache answers;
      proxy_cache_valid 200 5m;
      # The API keeps its answers out of caches; the proxy knows how long they are good.
      proxy_ignore_headers Cache-Control Vary;
      proxy_cache_lock on;
      proxy_cache_use_stale updating error timeout;
      proxy_cache_background_update on;
    }
  }
}
`;
}

/** A port that nobody has; nginx cannot choose one itself. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no TCP address.');
  return address.port;
}

/** @param {string} url */
async function answers(url) {
  const endMs = performance.now() + START_MS;
  for (;;) {
    try {
      await fetch(url);
      return;
    } catch (error) {
      if (performance.now() > endMs) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

/**
 * @param {string} name
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<never>}
 */
async function failOnExit(name, child) {
  await once(child, 'exit');
  throw new Error(`${name} has ended`);
}

/**
 * @param {string} name
 * @param {import('node:child_process').ChildProcess} child
 */
function stopWith(name, child) {
  const gone = once(child, 'exit');
  // A run that is broken off must leave nothing behind.
  const kill = () => child.kill('SIGTERM');
  process.once('exit', kill);
  return {
    name,
    pid: child.pid ?? 0,
    async stop() {
      process.off('exit', kill);
      child.kill('SIGTERM');
      await gone;
    },
  };
}
