import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BYTES, launch, readError } from './harness.js';

const RANGE = 'from=2025-09-20T00:00&to=2025-09-20T08:00';

/**
 * @param {string} url
 * @param {unknown} body
 */
const postFaults = (url, body) =>
  fetch(`${url}/__faults`, { method: 'POST', body: JSON.stringify(body) });

test('faults are set, listed and cleared over HTTP', async (t) => {
  const { url, get } = await launch(t);
  const faults = [{ route: 'bytes', kind: 'status', times: 3, status: 503 }];
  const posted = await postFaults(url, { faults });
  assert.equal(posted.status, 200);
  assert.deepEqual(await posted.json(), { faults, rateLimit: false });
  assert.equal((await get(`${BYTES}?${RANGE}`)).status, 503);
  const listed = await (await fetch(`${url}/__faults`)).json();
  assert.deepEqual(listed, { faults: [{ ...faults[0], times: 2 }], rateLimit: false });
  await fetch(`${url}/__faults`, { method: 'DELETE' });
  assert.equal((await get(`${BYTES}?${RANGE}`)).status, 200);
});

/** @type {[title: string, body: unknown, status: number, code: number][]} */
const REFUSALS = [
  ['a list', [], 400, 101006],
  ['an empty object', {}, 422, 101007],
  ['an unknown property', { faults: [], mode: 1 }, 400, 101005],
  ['faults that are no list', { faults: {} }, 400, 101003],
  ['a fault that is no object', { faults: [1] }, 400, 101003],
  ['a rate limit that is no boolean', { rateLimit: 5 }, 400, 101003],
  ['a fault without a kind', { faults: [{ route: '*' }] }, 422, 101007],
  ['an unknown route', { faults: [{ route: 'x', kind: 'cut' }] }, 400, 101004],
  ['an unknown kind', { faults: [{ route: '*', kind: 'x' }] }, 400, 101004],
  ['zero times', { faults: [{ route: '*', kind: 'cut', times: 0 }] }, 400, 101004],
  ['half a time', { faults: [{ route: '*', kind: 'cut', times: 0.5 }] }, 400, 101003],
  ['a text as ms', { faults: [{ route: '*', kind: 'latency', ms: '5' }] }, 400, 101003],
  ['an error with 200', { faults: [{ route: '*', kind: 'status', status: 200 }] }, 400, 101004],
  ['an unknown detail', { faults: [{ route: '*', kind: 'cut', toString: 1 }] }, 400, 101005],
  ['too many faults', { faults: Array(101).fill({ route: '*', kind: 'cut' }) }, 400, 101004],
];
for (const [title, body, status, code] of REFUSALS) {
  test(`setting ${title} is refused with ${code} and changes nothing`, async (t) => {
    const { url, simulator } = await launch(t);
    simulator.faults.set([{ route: 'bytes', kind: 'zeros' }]);
    assert.deepEqual(await readError(await postFaults(url, body)), [status, code]);
    assert.equal(simulator.faults.list().length, 1);
  });
}
