/** The files in deploy/, as far as they can be run without Docker and systemd. */
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as pass } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  ask,
  BYTES,
  createNodeServer,
  createProxy,
  KEY,
  listen,
} from '../../../test/proxy/harness.js';
import { startUpstream } from './upstream.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const DEPLOY = join(ROOT, 'deploy');
const TARGET = `${BYTES}?from=2025-09-01T00:00&to=2025-09-02T00:00`;

/** @param {import('node:test').TestContext} t */
function makeFolder(t) {
  const folder = mkdtempSync(join(tmpdir(), 'nano-metrics-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** @param {import('node:test').TestContext} t */
async function launchUpstream(t) {
  const upstream = await startUpstream();
  t.after(() => upstream.close());
  return upstream;
}

/**
 * Starts a command, until the test ends.
 *
 * @param {import('node:test').TestContext} t
 * @param {string[]} command
 * @param {import('node:child_process').SpawnOptions} [options]
 */
function launch(t, [file = '', ...args], options) {
  const child = spawn(file, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  t.after(() => child.kill('SIGKILL'));
  const texts = { all: '' };
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => (texts.all += text));
  }
  return { child, texts, closed: once(child, 'close') };
}

/** @param {() => boolean | Promise<boolean>} isTrue @param {() => string} words */
async function until(isTrue, words) {
  const endMs = performance.now() + 20_000;
  while (!(await isTrue())) {
    if (performance.now() > endMs) assert.fail(words());
    await pass(20);
  }
}

if (process.env['SERVERS']?.split(',').includes('deploy') ?? true) {
  describe('the Dockerfile', { timeout: 300_000 }, () => {
    const stages = readFileSync(join(DEPLOY, 'Dockerfile'), 'utf8')
      .replace(/^[ \t]*#.*\n/gm, '')
      .replace(/\\\n/g, ' ')
      .split(/^(?=FROM )/m)
      .filter((stage) => stage.trim() !== '');

    /** @param {string} name @param {string} instruction @returns {string[]} what follows it */
    const linesOf = (name, instruction) => {
      const stage = stages.find((text) => text.split('\n')[0]?.endsWith(` AS ${name}`));
      assert.ok(stage, name);
      const found = [...stage.matchAll(new RegExp(`^${instruction} (.*)$`, 'gm'))];
      return found.map(([, rest = '']) => rest.trim());
    };

    it('holds no secret, and runs as nobody special', () => {
      assert.doesNotMatch(stages.join(''), /NANO_|SESSION_SECRET/);
      assert.deepEqual(linesOf('package', 'USER'), ['node']);
    });

    it('has commands that work, and stop at the signal it names', async (t) => {
      const { url: upstream } = await launchUpstream(t);
      const folder = makeFolder(t);
      const app = join(folder, 'app');
      execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
        cwd: ROOT,
        stdio: 'ignore',
      });
      const [tarball = ''] = readdirSync(folder);
      execFileSync('mkdir', [app]);
      const args = Object.fromEntries(
        linesOf('package', 'ARG').map((line) => /** @type {[string, string]} */ (line.split('='))),
      );
      for (const command of linesOf('package', 'RUN')) {
        // Cleaning the cache is for an image, and not for the machine of a test.
        const own = command.replace('npm cache clean --force', 'true');
        const run = (/** @type {string} */ packed) =>
          spawnSync('sh', ['-c', own], {
            cwd: app,
            encoding: 'utf8',
            env: { ...process.env, ...args, PACKAGE: packed },
          });
        assert.match(run('').stderr, /PACKAGE: is needed/);
        const { status, stderr } = run(join(folder, tarball));
        assert.equal(status, 0, stderr);
      }

      const [entry = ''] = linesOf('command', 'ENTRYPOINT');
      const [node, ...rest] = /** @type {string[]} */ (JSON.parse(entry));
      assert.equal(node, 'node');
      const env = { NODE_ENV: 'production', NANO_API_KEY: KEY };
      const closed = spawnSync(process.execPath, rest, { cwd: app, env, encoding: 'utf8' });
      assert.equal(closed.status, 2, 'without --public, it does not start');
      const given = ['--public', '--port', '0', '--upstream', upstream];
      const proxy = launch(t, [process.execPath, ...rest, ...given], { cwd: app, env });
      const port = () => /:(\d+)\n/.exec(proxy.texts.all)?.[1];
      await until(
        () => port() !== undefined,
        () => proxy.texts.all,
      );
      const url = `http://127.0.0.1:${port()}`;
      assert.equal((await ask(url, TARGET)).status, 200);
      const [health = ''] = linesOf('command', 'HEALTHCHECK');
      const path = /http:\/\/127\.0\.0\.1:8788(\/\S+)/.exec(health)?.[1] ?? assert.fail(health);
      assert.equal((await ask(url, path)).status, 200);
      const [signal = ''] = linesOf('package', 'STOPSIGNAL');
      proxy.child.kill(/** @type {NodeJS.Signals} */ (signal));
      assert.deepEqual(await proxy.closed, [0, null]);
      assert.ok(!proxy.texts.all.includes(KEY));
    });

    it('copies what the sample for Node needs, and asks for its health where it is', async (t) => {
      const [files = ''] = linesOf('server', 'COPY');
      const source = readFileSync(join(ROOT, 'samples/servers/node.js'), 'utf8');
      const own = [...source.matchAll(/from '\.\/(.*)'/g)].map(([, file]) => file);
      assert.deepEqual(files.split(' ').slice(0, -1).sort(), [...own, 'node.js'].sort());
      const { url: upstream } = await launchUpstream(t);
      const set = Object.fromEntries(
        linesOf('server', 'ENV').flatMap((line) => line.split(' ').map((one) => one.split('='))),
      );
      assert.deepEqual(set, { HOST: '0.0.0.0', PORT: '8788' });
      const server = launch(t, [process.execPath, 'node.js'], {
        cwd: join(ROOT, 'samples/servers'),
        env: {
          ...set,
          PORT: '0',
          NANO_API_KEY: KEY,
          NANO_UPSTREAM: upstream,
          SESSION_SECRET: 'x'.repeat(32),
        },
      });
      const port = () => /port (\d+)\n/.exec(server.texts.all)?.[1];
      await until(
        () => port() !== undefined,
        () => server.texts.all,
      );
      const [health = ''] = linesOf('server', 'HEALTHCHECK');
      const path = /http:\/\/127\.0\.0\.1:8788(\/\S+)/.exec(health)?.[1] ?? assert.fail(health);
      assert.equal((await ask(`http://127.0.0.1:${port()}`, path)).status, 200);
      server.child.kill('SIGTERM');
      assert.deepEqual(await server.closed, [0, null]);
    });
  });

  describe('the unit of systemd', () => {
    const unit = readFileSync(join(DEPLOY, 'nano-metrics-proxy.service'), 'utf8');

    it('is one that systemd takes', (t) => {
      const folder = makeFolder(t);
      const file = join(folder, 'nano-metrics-proxy.service');
      // Node need not be where the unit looks for it on the machine of a test.
      writeFileSync(file, unit.replace('/usr/bin/node', process.execPath));
      const { status, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', file], {
        encoding: 'utf8',
      });
      const words = stderr.split('\n').filter((line) => line.includes('nano-metrics-proxy'));
      assert.deepEqual([status, words], [0, []], stderr);
    });

    it('is exposed to little', () => {
      const args = ['security', '--offline=yes', '--threshold=15', '--no-pager'];
      const { status, stdout } = spawnSync(
        'systemd-analyze',
        [...args, join(DEPLOY, 'nano-metrics-proxy.service')],
        { encoding: 'utf8' },
      );
      assert.equal(status, 0, stdout);
      assert.match(stdout, /Overall exposure level for nano-metrics-proxy\.service: [01]\.\d OK/);
    });

    it('starts what is in the package, with arguments that it knows', () => {
      const [, line = ''] = /^ExecStart=((?:.*\\\n)*.*)$/m.exec(unit) ?? [];
      const [, script = '', ...args] = line.replace(/\\\n/g, '').split(/\s+/);
      const prefix = '/opt/nano-metrics/node_modules/nano-metrics';
      assert.ok(script.startsWith(`${prefix}/`));
      const file = script.replace(prefix, ROOT);
      const { status, stdout } = spawnSync(process.execPath, [file, ...args, '--help'], {
        encoding: 'utf8',
      });
      assert.equal(status, 0);
      assert.match(stdout, /^Usage: nano-metrics-proxy/m);
    });
  });

  describe('the configuration of nginx', () => {
    /** @param {import('node:test').TestContext} t */
    async function launchNginx(t) {
      const upstream = await launchUpstream(t);
      const handle = createProxy({
        upstream: upstream.url,
        credential: { apiKey: KEY },
        public: true,
        metrics: true,
      });
      /** @type {import('node:http').IncomingHttpHeaders[]} */
      const seen = [];
      const server = createNodeServer(handle);
      server.prependListener('request', ({ headers }) => seen.push(headers));
      const proxy = await listen(t, server);
      const portal = await listen(
        t,
        createServer((req, res) => {
          const isSignedIn = req.url === '/session' && req.headers.cookie === 'session=mine';
          res.writeHead(isSignedIn ? 204 : 401).end();
        }),
      );
      const folder = makeFolder(t);
      const snippet = readFileSync(join(DEPLOY, 'nginx.conf'), 'utf8')
        .replace('http://127.0.0.1:3000', portal)
        .replace('http://127.0.0.1:8788', proxy);
      assert.ok(snippet.includes(`${portal}/session`) && snippet.includes(`${proxy}/`));
      writeFileSync(join(folder, 'nano-metrics.conf'), snippet);
      const socketPath = join(folder, 'socket');
      const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
        .map((name) => `${name}_temp_path ${folder}/${name};`)
        .join(' ');
      const config = `daemon off; master_process off; pid ${folder}/pid; error_log stderr warn;
        events {} http { access_log off; ${temporary}
        server { listen unix:${socketPath}; include ${folder}/nano-metrics.conf; } }`;
      writeFileSync(join(folder, 'main.conf'), config);
      const { texts } = launch(t, ['nginx', '-c', join(folder, 'main.conf'), '-e', 'stderr']);
      await until(
        () =>
          new Promise((resolve) => {
            const socket = connect(socketPath, () => socket.end(() => resolve(true)));
            socket.on('error', () => resolve(false));
          }),
        () => texts.all,
      );
      return {
        seen,
        /** @param {string} path @param {Record<string, string>} [headers] */
        async get(path, headers = {}) {
          const req = request({ socketPath, path, headers, agent: false }).end();
          const [res] = /** @type {[import('node:http').IncomingMessage]} */ (
            await once(req, 'response')
          );
          let body = '';
          for await (const chunk of res) body += chunk;
          return { status: res.statusCode, headers: res.headers, body };
        },
      };
    }

    it('lets in whom the portal knows, and nobody else', async (t) => {
      const { get, seen } = await launchNginx(t);
      assert.equal((await get(`/nano-metrics${TARGET}`)).status, 401);
      assert.equal((await get(`/nano-metrics${TARGET}`, { cookie: 'session=x' })).status, 401);
      assert.equal((await get('/nano-metrics-session', { cookie: 'session=mine' })).status, 404);
      assert.equal((await get('/nano-metrics/metrics', { cookie: 'session=mine' })).status, 404);
      assert.equal(seen.length, 0);
      const headers = { cookie: 'session=mine', authorization: 'Bearer mine' };
      const answer = await get(`/nano-metrics${TARGET}`, headers);
      assert.equal(answer.status, 200);
      assert.ok(JSON.parse(answer.body).data.length > 0);
      assert.equal(answer.headers['cache-control'], 'private, no-cache');
      assert.ok(answer.headers.etag);
      assert.doesNotMatch(JSON.stringify(seen), /mine/);
    });
  });
}
