import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A Redis of the test's own, on loopback, which keeps nothing. */
export class Redis {
  #port;
  #folder = mkdtempSync(join(tmpdir(), 'nano-metrics-redis-'));
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #child;

  /** @param {number} port */
  constructor(port) {
    this.#port = port;
  }

  /** @param {import('node:test').TestContext} t */
  static async launch(t) {
    const redis = new Redis(await freePort());
    t.after(() => redis.#remove());
    await redis.start();
    return redis;
  }

  get url() {
    return `redis://127.0.0.1:${this.#port}`;
  }

  /** Resolves when it takes connections. */
  async start() {
    const settings = ['--port', String(this.#port), '--bind', '127.0.0.1', '--save', ''];
    const child = spawn('redis-server', [...settings, '--dir', this.#folder]);
    this.#child = child;
    let text = '';
    for await (const chunk of child.stdout) {
      text += chunk;
      if (text.includes('Ready to accept connections')) break;
    }
    // What comes later is read and dropped, as a full pipe would stop it.
    child.stdout.resume();
    if (child.exitCode !== null) throw new Error(`redis-server ended: ${text}`);
  }

  /** At once, and with all it knew. */
  async kill() {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  /** It is there, and says nothing. */
  freeze() {
    this.#child?.kill('SIGSTOP');
  }

  thaw() {
    this.#child?.kill('SIGCONT');
  }

  /** All that it keeps, as `redis-cli` tells it. @returns {string[]} */
  keys() {
    return this.#ask('KEYS', '*').split('\n').filter(Boolean);
  }

  /** @param {string} key */
  get(key) {
    return this.#ask('GET', key);
  }

  /** Until a key ends; negative for one that does not. @param {string} key */
  secondsLeft(key) {
    return Number(this.#ask('TTL', key));
  }

  /** @param {string[]} words */
  #ask(...words) {
    return execFileSync('redis-cli', ['-p', String(this.#port), ...words], { encoding: 'utf8' });
  }

  async #remove() {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('There is no port.');
  server.close();
  await once(server, 'close');
  return address.port;
}
