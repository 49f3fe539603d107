import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BYTES, HOURLY, launch, readError, readToken, VIEWERS } from './harness.js';

/** @typedef {import('../../demo/simulator/faults.js').FaultInput} FaultInput */

const RANGE = 'from=2025-09-20T00:00&to=2025-09-20T08:00';

test('a fault strikes its own route as often as it was asked for', async (t) => {
  const { simulator, get } = await launch(t);
  simulator.faults.set([{ route: 'viewers', kind: 'status', times: 2 }]);
  const statuses = [];
  for (const route of [BYTES, HOURLY, VIEWERS, VIEWERS, VIEWERS]) {
    statuses.push((await get(`${route}?${RANGE}`)).status);
  }
  assert.deepEqual(statuses, [200, 200, 500, 500, 200]);
  assert.deepEqual(simulator.faults.list(), []);
});

test('a fault without a number of times stays and * means every route', async (t) => {
  const { url, simulator, get, signIn } = await launch(t);
  simulator.faults.set([{ route: '*', kind: 'status' }]);
  for (let round = 0; round < 2; round += 1) {
    for (const route of [BYTES, HOURLY, VIEWERS]) {
      assert.equal((await get(`${route}?${RANGE}`)).status, 500);
    }
    assert.equal((await signIn()).status, 500);
    assert.equal((await fetch(`${url}/token`, { method: 'POST' })).status, 500);
  }
  assert.equal((await fetch(`${url}/__faults`)).status, 200);
});

test('a refused request does not use up a fault in the data', async (t) => {
  const { simulator, get, bytes } = await launch(t);
  simulator.faults.set([{ route: 'bytes', kind: 'empty', times: 1 }]);
  assert.equal((await get(BYTES)).status, 400);
  assert.deepEqual(await bytes(RANGE), []);
  assert.equal((await bytes(RANGE)).length, 8);
});

test('latency waits as long as asked and comes on top of another fault', async (t) => {
  /** @type {number[]} */
  const waits = [];
  const wait = async (/** @type {number} */ ms) => void waits.push(ms);
  const { simulator, get } = await launch(t, { wait });
  simulator.faults.set([
    { route: 'bytes', kind: 'status', status: 504, times: 1 },
    { route: 'bytes', kind: 'latency', ms: 1234, times: 2 },
  ]);
  assert.equal((await get(`${BYTES}?${RANGE}`)).status, 504);
  assert.equal((await get(`${BYTES}?${RANGE}`)).status, 200);
  assert.equal((await get(`${BYTES}?${RANGE}`)).status, 200);
  assert.deepEqual(waits, [1234, 1234]);
});

test('latency passes by itself in real time', async (t) => {
  const { simulator, get } = await launch(t);
  simulator.faults.set([{ route: 'bytes', kind: 'latency', ms: 1 }]);
  assert.equal((await get(`${BYTES}?${RANGE}`)).status, 200);
});

test('a client that gives up during a latency leaves nothing behind', async (t) => {
  const { url, simulator, get } = await launch(t);
  simulator.faults.set([{ route: 'token', kind: 'latency', ms: 600_000 }]);
  const giveUp = new AbortController();
  const pending = fetch(`${url}/token`, { method: 'POST', signal: giveUp.signal });
  giveUp.abort();
  await assert.rejects(pending, { name: 'AbortError' });
  assert.equal((await get(`${BYTES}?${RANGE}`)).status, 200);
});

test('a client that gives up during a latency meets no other fault', async (t) => {
  /** @type {(value: undefined) => void} */
  let onWaiting = () => {};
  const waiting = new Promise((resolve) => (onWaiting = resolve));
  /** @type {Promise<void> | undefined} */
  let gone;
  const wait = (/** @type {number} */ _, /** @type {AbortSignal} */ signal) => {
    onWaiting(undefined);
    gone = new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
    return gone;
  };
  const { url, simulator, get } = await launch(t, { wait });
  simulator.faults.set([
    { route: 'token', kind: 'latency', times: 1 },
    { route: '*', kind: 'status', times: 1 },
  ]);
  const giveUp = new AbortController();
  const pending = fetch(`${url}/token`, { method: 'POST', signal: giveUp.signal });
  await waiting;
  giveUp.abort();
  await assert.rejects(pending, { name: 'AbortError' });
  await gone;
  assert.equal((await get(`${BYTES}?${RANGE}`)).status, 500);
});

test('status answers with the given status, code and Retry-After', async (t) => {
  const { simulator, get } = await launch(t);
  simulator.faults.set([
    { route: 'bytes', kind: 'status', status: 429, errorCode: 104002, retryAfter: 7 },
  ]);
  const response = await get(`${BYTES}?${RANGE}`);
  assert.equal(response.headers.get('retry-after'), '7');
  assert.deepEqual(await readError(response), [429, 104002]);
});

test('status finds the fitting code by itself', async (t) => {
  const { simulator, get } = await launch(t);
  for (const [status, code] of [
    [401, 105011],
    [403, 105002],
    [404, 103001],
    [500, 104001],
    [503, 104001],
  ]) {
    simulator.faults.set([{ route: 'bytes', kind: 'status', status: status ?? 0 }]);
    assert.deepEqual(await readError(await get(`${BYTES}?${RANGE}`)), [status, code]);
  }
});

test('broken-json answers 200 with half of the text', async (t) => {
  const { simulator, get } = await launch(t);
  simulator.faults.set([{ route: 'bytes', kind: 'broken-json' }]);
  const response = await get(`${BYTES}?${RANGE}`);
  assert.equal(response.status, 200);
  await assert.rejects(response.json(), SyntaxError);
});

test('wrong-types answers texts where numbers belong', async (t) => {
  const { simulator, bytes, viewers } = await launch(t);
  simulator.faults.set([{ route: '*', kind: 'wrong-types' }]);
  const [row] = await bytes(RANGE);
  assert.equal(typeof row?.timestamp, 'string');
  assert.equal(typeof row?.ingest.bytes, 'string');
  assert.equal(typeof row?.playout.bytes, 'string');
  assert.equal(typeof (await viewers(RANGE))[0]?.viewers, 'string');
});

test('gaps leaves rows out and puts null into others', async (t) => {
  const { simulator, viewers } = await launch(t);
  const whole = await viewers(RANGE);
  simulator.faults.set([{ route: 'viewers', kind: 'gaps' }]);
  const rows = await viewers(RANGE);
  assert.ok(rows.length < whole.length);
  assert.ok(rows.some((row) => row.viewers === null));
  assert.ok(rows.some((row) => row.viewers !== null));
});

test('empty answers without rows', async (t) => {
  const { simulator, get } = await launch(t);
  simulator.faults.set([{ route: 'hourlyBytes', kind: 'empty' }]);
  assert.deepEqual(await (await get(`${HOURLY}?${RANGE}`)).json(), { data: [] });
});

test('zeros answers every row with 0', async (t) => {
  const { simulator, bytes } = await launch(t);
  const whole = await bytes(RANGE);
  simulator.faults.set([{ route: 'bytes', kind: 'zeros' }]);
  const zero = { ingest: { bytes: 0 }, playout: { bytes: 0 } };
  assert.deepEqual(
    await bytes(RANGE),
    whole.map((row) => ({ ...row, ...zero })),
  );
});

test('spike makes one row a thousand times as large', async (t) => {
  const { simulator, viewers } = await launch(t);
  const whole = await viewers(RANGE);
  simulator.faults.set([{ route: 'viewers', kind: 'spike' }]);
  const factors = (await viewers(RANGE)).map(
    (row, index) => row.viewers / (whole[index]?.viewers ?? 0),
  );
  assert.deepEqual(
    factors.filter((factor) => factor !== 1),
    [1000],
  );
});

test('hang never answers', async (t) => {
  const { simulator, url, get } = await launch(t);
  simulator.faults.set([{ route: 'token', kind: 'hang', times: 1 }]);
  const giveUp = new AbortController();
  const pending = fetch(`${url}/token`, { method: 'POST', signal: giveUp.signal });
  const others = Promise.all([1, 2, 3].map(() => get(`${BYTES}?${RANGE}`)));
  assert.equal(await Promise.race([pending, others.then(() => 'others first')]), 'others first');
  giveUp.abort();
  await assert.rejects(pending, { name: 'AbortError' });
});

test('cut breaks the connection in the middle of the body', async (t) => {
  const { simulator, get } = await launch(t);
  simulator.faults.set([{ route: 'bytes', kind: 'cut' }]);
  await assert.rejects(async () => (await get(`${BYTES}?${RANGE}`)).text(), TypeError);
});

test('html answers a page, with status 200 unless told otherwise', async (t) => {
  const { simulator, get } = await launch(t);
  simulator.faults.set([
    { route: 'bytes', kind: 'html', times: 1 },
    { route: 'bytes', kind: 'html', status: 504, times: 1 },
  ]);
  for (const status of [200, 504]) {
    const response = await get(`${BYTES}?${RANGE}`);
    assert.equal(response.status, status);
    assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8');
    assert.match(await response.text(), /^<!doctype html>/);
  }
});

test('expired-token refuses the data and hands out tokens that are already over', async (t) => {
  const { simulator, signIn, get } = await launch(t);
  simulator.faults.set([
    { route: 'bytes', kind: 'expired-token', times: 1 },
    { route: 'authenticate', kind: 'expired-token', times: 1 },
  ]);
  assert.deepEqual(await readError(await get(`${BYTES}?${RANGE}`)), [401, 105011]);
  assert.equal((await get(`${BYTES}?${RANGE}`)).status, 200);
  const old = await readToken(await signIn());
  assert.deepEqual(await readError(await get(`${BYTES}?${RANGE}`, old)), [401, 105011]);
  const fresh = await readToken(await signIn());
  assert.equal((await get(`${BYTES}?${RANGE}`, fresh)).status, 200);
});

/** @type {[kind: FaultInput['kind'], expected: object][]} */
const TOKEN_FAULTS = [
  ['empty', {}],
  ['wrong-types', { token: 12_345 }],
];
for (const [kind, expected] of TOKEN_FAULTS) {
  test(`${kind} spoils the answer of the token endpoint`, async (t) => {
    const { simulator, url } = await launch(t);
    simulator.faults.set([{ route: 'token', kind }]);
    const response = await fetch(`${url}/token`, { method: 'POST' });
    assert.deepEqual(await response.json(), expected);
  });
}
