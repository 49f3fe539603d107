/** The same requests to each server. */
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pass } from 'node:timers/promises';
import { ask as askAt, BYTES, errorOf, HOURLY, KEY, VIEWERS } from '../../../test/proxy/harness.js';
import { SERVERS, start } from './servers.js';
import { cookieOf } from './session.js';
import { INDISCREET, startUpstream } from './upstream.js';

const PORTAL = 'https://portal.example';
const ALL = cookieOf('all');
const ONE = cookieOf(['harbor-webcam']);
const ONE_DAY = day(1);

/** Lead to no route, or are a route in disguise. */
const TRICKS = [
  `//nano-metrics${BYTES}`,
  `/nano-metrics/${BYTES}`,
  `/nano-metrics${BYTES}/`,
  `/nano-metrics${BYTES};a=b`,
  `/nano-metrics;a=b${BYTES}`,
  `/nano-metrics/v2;/usage/bytes/timeseries`,
  `/nano-metrics/v2/usage%2Fbytes/timeseries`,
  `/nano-metrics/v2/usage%5Cbytes/timeseries`,
  `/nano-metrics/v2/%75sage/bytes/timeseries`,
  `/nano-metrics/V2/usage/bytes/timeseries`,
  `/NANO-METRICS${BYTES}`,
  `/nano-metrics/x/..%2f${BYTES}`,
  `/nano-metrics/%252e%252e${BYTES}`,
  `/nano-metrics/nano-metrics${BYTES}`,
  `/nano-metrics${BYTES}/../../../../../authenticate`,
  `/nano-metrics/%2e%2e/v2/usage/bytes/timeseries`,
  `/nano-metrics/authenticate`,
  `/nano-metrics/v2/organization`,
  `/nano-metrics/metrics`,
  BYTES,
];

/** Mean the route once their dots are resolved, which some servers do before anything else. */
const DETOURS = [
  `/nano-metrics/x/..${BYTES}`,
  `/nano-metrics/x/%2e%2e${BYTES}`,
  `/nano-metrics/.${BYTES}`,
  `/nano-metrics/../nano-metrics${BYTES}`,
];

/** @param {number} n */
function day(n) {
  const at = String(n).padStart(2, '0');
  return `from=2025-09-${at}T00:00&to=2025-09-${at}T12:00&interval=hour`;
}

/** @param {() => boolean} isTrue @param {string} what */
async function until(isTrue, what) {
  const endMs = performance.now() + 15_000;
  while (!isTrue()) {
    if (performance.now() > endMs) assert.fail(`never: ${what}`);
    await pass(10);
  }
}

const chosen = process.env['SERVERS']?.split(',');
for (const sample of SERVERS.filter(({ name }) => chosen?.includes(name) ?? true)) {
  describe(sample.name, { timeout: 120_000 }, () => {
    /** @type {Awaited<ReturnType<typeof startUpstream>>} */
    let upstream;
    /** @type {Awaited<ReturnType<typeof start>>} */
    let server;
    /** All that anybody was told. */
    let told = '';

    before(async () => {
      upstream = await startUpstream();
      server = await start(sample, upstream.url);
    });
    after(async () => {
      await server?.stop();
      await upstream.close();
    });

    /**
     * @param {string} target
     * @param {{ method?: string, cookie?: string, origin?: string, headers?: Record<string, string> }} [init]
     */
    async function ask(target, { method = 'GET', cookie, origin, headers } = {}) {
      const answer = await askAt(server.url, target, {
        method,
        headers: { ...headers, ...(cookie && { cookie }), ...(origin && { origin }) },
      });
      told += JSON.stringify(answer);
      return answer;
    }

    for (const route of [BYTES, HOURLY, VIEWERS]) {
      it(`answers ${route} as the API does`, async () => {
        const target = `${route}?${ONE_DAY}`;
        const { status, headers, body } = await ask(`/nano-metrics${target}`, { cookie: ALL });
        assert.equal(status, 200, body);
        assert.equal(headers['content-type'], 'application/json; charset=utf-8');
        assert.equal(headers['cache-control'], 'private, no-cache');
        assert.equal(headers['x-content-type-options'], 'nosniff');
        const data = JSON.parse(body);
        assert.ok(data.data.length > 0);
        assert.deepEqual(data, await upstream.ask(target));
      });
    }

    it('passes neither cookies nor anything else of the caller on', async () => {
      const headers = { 'user-agent': 'canary', 'x-forwarded-for': 'canary', referer: 'canary' };
      await ask(`/nano-metrics${BYTES}?${day(2)}`, { cookie: `${ALL}; a=canary`, headers });
      const { url, headers: sent } = upstream.seen.at(-1) ?? assert.fail('The API was not asked.');
      assert.equal(sent['x-bintu-apikey'], KEY);
      assert.equal(sent.cookie, undefined);
      assert.doesNotMatch(url + JSON.stringify(sent), /canary/);
    });

    for (const [title, cookie] of /** @type {const} */ ([
      ['no cookie', undefined],
      ['a cookie without signature', 'session=eyJzdHJlYW1zIjoiYWxsIn0'],
      ['a forged one', cookieOf('all', { secret: 'x'.repeat(40) })],
      ['one that is over', cookieOf('all', { expires: 1_700_000_000 })],
      ['one that names no streams', cookieOf(undefined)],
      ['one that is no text', 'session=%00.%00'],
    ])) {
      it(`refuses who comes with ${title}`, async () => {
        const asked = upstream.seen.length;
        const answer = await ask(`/nano-metrics${BYTES}?${ONE_DAY}`, cookie ? { cookie } : {});
        assert.deepEqual(errorOf(answer), [403, 105001]);
        assert.equal(answer.headers['cache-control'], 'no-store');
        assert.equal(upstream.seen.length, asked);
      });
    }

    it('narrows what is asked to what the session may see', async () => {
      const own = await ask(`/nano-metrics${BYTES}?${ONE_DAY}`, { cookie: ONE });
      assert.equal(own.status, 200);
      assert.deepEqual(
        JSON.parse(own.body),
        await upstream.ask(`${BYTES}?${ONE_DAY}&streams=harbor-webcam`),
      );
      const other = `/nano-metrics${BYTES}?${ONE_DAY}&streams=newsroom`;
      assert.deepEqual(errorOf(await ask(other, { cookie: ONE })), [403, 105001]);
      const hourly = `/nano-metrics${HOURLY}?${ONE_DAY}`;
      assert.deepEqual(errorOf(await ask(hourly, { cookie: ONE })), [403, 105001]);
    });

    it('refuses pages of other origins', async () => {
      for (const origin of ['https://evil.example', 'null']) {
        const target = `/nano-metrics${BYTES}?${ONE_DAY}`;
        const answer = await ask(target, { cookie: ALL, origin });
        assert.deepEqual(errorOf(answer), [403, 101009]);
        assert.equal(answer.headers['access-control-allow-origin'], undefined);
      }
    });

    it('lets the page of an allowed origin ask first, and then read', async () => {
      const target = `/nano-metrics${BYTES}?${ONE_DAY}`;
      const asked = { 'access-control-request-method': 'GET' };
      const first = await ask(target, { method: 'OPTIONS', origin: PORTAL, headers: asked });
      assert.equal(first.status, 204, first.body);
      assert.equal(first.headers['access-control-allow-methods'], 'GET, HEAD, OPTIONS');
      const then = await ask(target, { cookie: ALL, origin: PORTAL });
      assert.equal(then.status, 200);
      for (const { headers } of [first, then]) {
        assert.equal(headers['access-control-allow-origin'], PORTAL);
        assert.equal(headers['access-control-allow-credentials'], 'true');
        assert.match(headers.vary ?? '', /\bOrigin\b/);
      }
    });

    for (const path of TRICKS) {
      it(`finds no route in ${path}`, async () => {
        const asked = upstream.seen.length;
        const { status } = await ask(`${path}?${ONE_DAY}`, { cookie: ALL });
        // Some servers redirect to what a path would be without its second slash; no data is there.
        const isRedirect = sample.name === 'next' && status === 308;
        assert.ok(isRedirect || status === 404 || status === 400, String(status));
        assert.equal(upstream.seen.length, asked);
      });
    }

    for (const path of DETOURS) {
      it(`takes ${path} for nothing but what it says`, async () => {
        const asked = upstream.seen.length;
        const { status } = await ask(`${path}?${ONE_DAY}`);
        assert.ok([403, 404].includes(status), String(status));
        const { status: signedIn } = await ask(`${path}?${ONE_DAY}`, { cookie: ALL });
        assert.equal(signedIn, sample.resolvesDots ? 200 : 404);
        assert.equal(upstream.seen.length, asked);
      });
    }

    it('answers HEAD like GET, without a body', async () => {
      const target = `/nano-metrics${BYTES}?${ONE_DAY}`;
      const { status, headers, body } = await ask(target, { method: 'HEAD', cookie: ALL });
      const whole = await ask(target, { cookie: ALL });
      assert.deepEqual([status, body], [200, '']);
      assert.equal(headers.etag, whole.headers.etag);
      assert.ok(headers.etag);
      assert.equal(headers['content-type'], whole.headers['content-type']);
    });

    it('changes nothing', async () => {
      const asked = upstream.seen.length;
      for (const method of ['POST', 'PUT', 'DELETE']) {
        const target = `/nano-metrics${BYTES}?${ONE_DAY}`;
        const { status } = await ask(target, { method, cookie: ALL });
        assert.equal(status, 405, method);
      }
      assert.equal(upstream.seen.length, asked);
    });

    it('answers 304 to whoever has the same already', async () => {
      const target = `/nano-metrics${BYTES}?${ONE_DAY}`;
      const { headers } = await ask(target, { cookie: ALL });
      const etag = headers.etag ?? assert.fail('There is no ETag.');
      const again = await ask(target, { cookie: ALL, headers: { 'if-none-match': etag } });
      assert.deepEqual([again.status, again.body, again.headers.etag], [304, '', etag]);
      const other = await ask(target, { cookie: ALL, headers: { 'if-none-match': '"other"' } });
      assert.equal(other.status, 200);
    });

    it('asks the API once, however many viewers come at a time or later', async (t) => {
      const target = `/nano-metrics${VIEWERS}?${day(3)}`;
      const asked = upstream.seen.length;
      const release = upstream.hold();
      t.after(release);
      const answers = Array.from({ length: 20 }, () => ask(target, { cookie: ALL }));
      await until(() => upstream.seen.length > asked, 'the API is asked');
      release();
      const later = await Promise.all([...answers, ask(target, { cookie: ALL })]);
      const told = new Set(later.map(({ status, body }) => `${status} ${body}`));
      assert.deepEqual([...told], [`200 ${JSON.stringify(await upstream.ask(target.slice(13)))}`]);
      assert.equal(upstream.seen.length, asked + 1);
    });

    it('answers who waits for what somebody asked for who has left', async (t) => {
      const target = `/nano-metrics${VIEWERS}?${day(4)}`;
      const asked = upstream.seen.length;
      const release = upstream.hold();
      t.after(release);
      const first = request(server.url + target, { headers: { cookie: ALL }, agent: false });
      const left = new Promise((resolve) => first.once('close', resolve));
      first.on('error', () => undefined).end();
      await until(() => upstream.seen.length > asked, 'the API is asked');
      const second = ask(target, { cookie: ALL });
      // By the time of this answer the server knows of the second.
      await ask('/nano-metrics/healthz');
      first.destroy();
      await left;
      await ask('/nano-metrics/healthz');
      release();
      assert.equal((await second).status, 200);
      assert.equal(upstream.seen.length, asked + 1);
    });

    it('says how it is doing', async () => {
      const { status, body } = await ask('/nano-metrics/healthz');
      assert.deepEqual([status, JSON.parse(body).status], [200, 'ok']);
    });

    it('never shows the key, not even when the API tells it', async () => {
      const answer = await ask(`/nano-metrics${BYTES}?${ONE_DAY}&streams=${INDISCREET}`, {
        cookie: ALL,
      });
      assert.deepEqual(errorOf(answer), [502, 104001]);
      assert.ok(upstream.seen.at(-1)?.url.includes(INDISCREET));
      assert.ok(told.length > 10_000);
      assert.ok(server.output().length > 0);
      assert.ok(!(told + server.output()).includes(KEY));
    });

    if (sample.name === 'worker') {
      it('lets questions of several requests wait for their turn with the API', async (t) => {
        const fresh = await startUpstream();
        const own = await start(sample, fresh.url);
        t.after(async () => {
          await own.stop();
          await fresh.close();
        });
        // More than the 30 that may go at once: the others follow, one per second.
        const answers = await Promise.all(
          Array.from({ length: 33 }, (_, n) => {
            const route = n % 2 === 0 ? BYTES : VIEWERS;
            const target = `/nano-metrics${route}?${day(1 + Math.floor(n / 2))}`;
            return askAt(own.url, target, { headers: { cookie: ALL } });
          }),
        );
        assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
        assert.equal(fresh.seen.length, 33);
      });

      it('renews what is kept after the answer, which waitUntil allows', async (t) => {
        // The running hour: kept for 5 minutes, and then served while it is renewed.
        const now = new Date();
        const from = new Date(now.getTime() - 86_400_000).toISOString().slice(0, 13);
        const to = new Date(now.getTime() + 3_600_000).toISOString().slice(0, 13);
        const target = `/nano-metrics${BYTES}?from=${from}:00&to=${to}:00&interval=hour`;
        await ask(target, { cookie: ALL });
        const asked = upstream.seen.length;
        const release = upstream.hold();
        t.after(release);
        await askAt(server.url, '/.clock/330', { method: 'PUT' });
        assert.ok(Number((await ask(target, { cookie: ALL })).headers.age) >= 330);
        await until(() => upstream.seen.length > asked, 'the API is asked anew');
        release();
        const endMs = performance.now() + 5_000;
        let age = Infinity;
        while (age >= 330 && performance.now() < endMs) {
          age = Number((await ask(target, { cookie: ALL })).headers.age);
        }
        assert.ok(age < 330, String(age));
        assert.equal(upstream.seen.length, asked + 1);
      });
    }
  });
}
