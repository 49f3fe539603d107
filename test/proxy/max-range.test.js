import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { BYTES, createProxy, KEY, launchUpstream } from './harness.js';

/**
 * Asks through a proxy whose `authorize` gives a scope of this range.
 *
 * @param {import('node:test').TestContext} t
 * @param {unknown} maxRange may be what TypeScript would refuse
 */
async function launch(t, maxRange) {
  const { url: upstream, seen } = await launchUpstream(t);
  const given = { upstream, credential: { apiKey: KEY } };
  const authorize = () => ({ allow: true, scope: { maxRange } });
  const options = /** @type {import('./harness.js').ProxyOptions} */ ({ ...given, authorize });
  const handle = createProxy(options);
  return {
    seen,
    /** @param {string} from @param {string} to @param {string} [interval] */
    ask: async (from, to, interval = 'hour') => {
      const target = `${BYTES}?from=${from}&to=${to}&interval=${interval}`;
      const response = await handle(new Request(`http://proxy.example${target}`));
      const { error } = /** @type {{ error?: { errorCode: number } }} */ (await response.json());
      return [response.status, error?.errorCode];
    },
  };
}

const ALLOWED = [200, undefined];
const REFUSED = [403, 105001];

/** @type {[maxRange: number | string, longest: string, longer: string][]} */
const RANGES = [
  [3 * 3_600_000, '2025-09-01T03:00', '2025-09-01T04:00'],
  ['1H', '2025-09-01T01:00', '2025-09-01T02:00'],
  ['36H', '2025-09-02T12:00', '2025-09-02T13:00'],
  ['1D', '2025-09-02T00:00', '2025-09-02T01:00'],
  ['14D', '2025-09-15T00:00', '2025-09-15T01:00'],
  ['2W', '2025-09-15T00:00', '2025-09-15T01:00'],
];
for (const [maxRange, longest, longer] of RANGES) {
  test(`a scope of ${maxRange} lets no chart be longer`, async (t) => {
    const { ask, seen } = await launch(t, maxRange);
    assert.deepEqual(await ask('2025-09-01T00:00', longest), ALLOWED);
    assert.deepEqual(await ask('2025-09-01T00:00', longer), REFUSED);
    assert.equal(seen.length, 1);
  });
}

test('times within an hour count as the whole hour that is answered', async (t) => {
  const { ask } = await launch(t, '2H');
  assert.deepEqual(await ask('2025-09-01T00:10', '2025-09-01T01:50'), ALLOWED);
  assert.deepEqual(await ask('2025-09-01T00:50', '2025-09-01T02:10'), REFUSED);
  assert.deepEqual(await ask('2025-09-01T00:50', '2025-09-01T02:10', 'minute'), ALLOWED);
});

test('what is still running, or yet to come, does not count', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.parse('2025-09-24T15:20:30Z') });
  const { ask } = await launch(t, '24H');
  for (const to of ['2025-09-24T15:00', '2025-09-24T16:00', '2025-09-30T00:00']) {
    assert.deepEqual(await ask('2025-09-23T15:00', to), ALLOWED);
    assert.deepEqual(await ask('2025-09-23T14:00', to), REFUSED);
  }
});

for (const maxRange of [0, -1, NaN, Infinity, '', '0D', '-1D', '1.5D', '31', '1M', '1d', ' 1D']) {
  test(`${inspect(maxRange)} is no range, and opens nothing`, async (t) => {
    const { ask, seen } = await launch(t, maxRange);
    assert.deepEqual(await ask('2025-09-01T00:00', '2025-09-01T01:00'), [500, 104001]);
    assert.equal(seen.length, 0);
  });
}
