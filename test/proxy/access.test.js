import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BYTES, createProxy, DAY, errorOf, HOURLY, KEY, VIEWERS } from './harness.js';
import { launchProxy, launchSimulator, launchUpstream } from './harness.js';

/** @typedef {import('../../src/proxy/index.js').Authorize} Authorize */

/**
 * @param {import('node:test').TestContext} t
 * @param {unknown} authorize may be what TypeScript would refuse
 */
async function launch(t, authorize) {
  const { url: upstream, seen } = await launchUpstream(t);
  const proxy = await launchProxy(t, {
    upstream,
    credential: { apiKey: KEY },
    authorize: /** @type {Authorize} */ (authorize),
  });
  return { ...proxy, seen };
}

/** @type {[title: string, authorize: () => unknown, status: number, code: number][]} */
const REFUSALS = [
  ['that answers false', () => false, 403, 105001],
  ['that does not allow', () => ({ allow: false }), 403, 105001],
  ['that does not allow, in time', async () => ({ allow: false }), 403, 105001],
  ['that does not allow, but has a scope', () => ({ allow: false, scope: {} }), 403, 105001],
  ['that answers true', () => true, 500, 104001],
  ['that answers nothing', () => undefined, 500, 104001],
  ['that answers null', () => null, 500, 104001],
  ['whose allow is no boolean', () => ({ allow: 'yes' }), 500, 104001],
  ['whose scope is misspelt', () => ({ allow: true, scopes: { streams: ['a'] } }), 500, 104001],
  [
    'whose scope has an unknown list',
    () => ({ allow: true, scope: { stream: ['a'] } }),
    500,
    104001,
  ],
  ['whose scope is null', () => ({ allow: true, scope: null }), 500, 104001],
  ['whose scope has a text for a list', () => ({ allow: true, scope: { tags: 'a' } }), 500, 104001],
  ['whose scope has a comma', () => ({ allow: true, scope: { streams: ['a,b'] } }), 500, 104001],
  ['whose scope has no streams', () => ({ allow: true, scope: { streams: [] } }), 403, 105001],
  ['whose scope has no tags', () => ({ allow: true, scope: { tags: [] } }), 403, 105001],
  ['that throws', () => assert.fail(`words with ${KEY}`), 500, 104001],
  ['that rejects', () => Promise.reject(new Error(`words with ${KEY}`)), 500, 104001],
  ['that throws something odd', () => Promise.reject(null), 500, 104001],
];
for (const [title, authorize, status, code] of REFUSALS) {
  test(`with an authorize ${title} nobody gets anything`, async (t) => {
    const { ask, seen } = await launch(t, authorize);
    for (const route of [BYTES, VIEWERS]) {
      const answer = await ask(`${route}?${DAY}`);
      assert.deepEqual(errorOf(answer), [status, code]);
      assert.doesNotMatch(JSON.stringify(answer), /words|master-key/);
    }
    assert.equal(seen.length, 0);
  });
}

test('authorize sees the request with its headers, and decides before parameters are read', async (t) => {
  /** @type {Authorize} */
  const authorize = ({ headers }) => ({ allow: headers.get('cookie') === 'session=good' });
  const { ask } = await launch(t, authorize);
  const good = { headers: { cookie: 'session=good' } };
  assert.equal((await ask(`${BYTES}?${DAY}`, good)).status, 200);
  assert.deepEqual(errorOf(await ask(`${BYTES}?${DAY}`)), [403, 105001]);
  assert.deepEqual(errorOf(await ask(BYTES)), [403, 105001]);
  assert.deepEqual(errorOf(await ask(BYTES, good)), [400, 101002]);
});

test('authorize is asked about requests to routes only, and not about preflights', async (t) => {
  let asked = 0;
  const { ask } = await launch(t, () => {
    asked += 1;
    return { allow: true };
  });
  await ask('/elsewhere');
  await ask(BYTES, { method: 'OPTIONS' });
  await ask(BYTES, { method: 'POST' });
  assert.equal(asked, 0);
  await ask(`${BYTES}?${DAY}`);
  assert.equal(asked, 1);
});

const SCOPE = { streams: ['one', 'two'], tags: ['red', 'blue'], countries: ['DE', 'AT'] };

/** @type {[title: string, scope: object, filters: string, sent: string | undefined][]} */
const SCOPED = [
  ['a scope without lists restricts nothing', {}, '&streams=any', 'streams=any'],
  ['an undefined list restricts nothing', { streams: undefined }, '&streams=any', 'streams=any'],
  [
    'where nothing is asked for, the whole scope is',
    SCOPE,
    '',
    'streams=one,two&tags=red,blue&countries=DE,AT',
  ],
  [
    'a part of the streams may be asked for',
    { streams: ['one', 'two'] },
    '&streams=two',
    'streams=two',
  ],
  ['a stream outside is refused', { streams: ['one'] }, '&streams=two', undefined],
  ['a stream outside is refused beside one inside', SCOPE, '&streams=one,three', undefined],
  ['names are compared to the letter', { streams: ['one'] }, '&streams=One', undefined],
  [
    'a part of the countries may be asked for',
    SCOPE,
    '&countries=AT',
    'streams=one,two&tags=red,blue&countries=AT',
  ],
  ['a country outside is refused', { countries: ['DE'] }, '&countries=DE,FR', undefined],
  ['a tag outside is refused', { tags: ['red'] }, '&tags=green', undefined],
  [
    'leaving a tag out does not widen the scope',
    { tags: ['red', 'blue'] },
    '&tags=red',
    'tags=red,blue',
  ],
  ['another kind of filter narrows further', { streams: ['one'] }, '&tags=x', 'streams=one&tags=x'],
];
for (const [title, scope, filters, sent] of SCOPED) {
  test(title, async (t) => {
    const { ask, seen } = await launch(t, () => ({ allow: true, scope }));
    for (const route of [BYTES, VIEWERS]) {
      const answer = await ask(`${route}?${DAY}${filters}`);
      if (sent === undefined) assert.deepEqual(errorOf(answer), [403, 105001]);
      else assert.equal(answer.status, 200);
    }
    const queries = seen.map(({ url }) =>
      decodeURIComponent(url.replace(/^.*interval=hour&?/, '')),
    );
    assert.deepEqual(queries, sent === undefined ? [] : [sent, sent]);
  });
}

for (const [name, list] of Object.entries(SCOPE)) {
  test(`a scope of ${name} closes the hourly route, which cannot be narrowed`, async (t) => {
    const { ask, seen } = await launch(t, () => ({ allow: true, scope: { [name]: list } }));
    assert.deepEqual(errorOf(await ask(`${HOURLY}?${DAY}`)), [403, 105001]);
    assert.equal(seen.length, 0);
  });
}

test('the hourly route is open where the scope restricts nothing', async (t) => {
  const { ask } = await launch(t, () => ({ allow: true, scope: {} }));
  assert.equal((await ask(`${HOURLY}?${DAY}`)).status, 200);
});

test('a scoped answer is that of the API for the scope', async (t) => {
  const { url, token } = await launchSimulator(t);
  const scope = { streams: ['newsroom'], countries: ['DE', 'AT'] };
  const { ask } = await launchProxy(t, {
    upstream: url,
    credential: { token },
    authorize: () => ({ allow: true, scope }),
  });
  const direct = await fetch(`${url}${BYTES}?${DAY}&streams=newsroom&countries=DE,AT`, {
    headers: { 'x-access-token': token },
  });
  assert.deepEqual(JSON.parse((await ask(`${BYTES}?${DAY}`)).body), await direct.json());
});

test('two requests at once each keep their own scope', async (t) => {
  /** @param {Request} request */
  const authorize = async ({ headers }) => {
    const tenant = headers.get('x-tenant') ?? '';
    return { allow: true, scope: { streams: [tenant] } };
  };
  const { url: upstream } = await launchUpstream(t, ({ url }, res) => {
    const streams = new URL(url ?? '', 'http://host').searchParams.get('streams');
    res.end(JSON.stringify({ data: [{ streams }] }));
  });
  const handle = createProxy({ upstream, credential: { apiKey: KEY }, authorize });
  const tenants = Array.from({ length: 20 }, (_, i) => `tenant-${i}`);
  const answers = await Promise.all(
    tenants.map(async (tenant) => {
      const headers = { 'x-tenant': tenant };
      const response = await handle(new Request(`http://host${BYTES}?${DAY}`, { headers }));
      const { data } = /** @type {{ data: { streams: string }[] }} */ (await response.json());
      return data[0]?.streams;
    }),
  );
  assert.deepEqual(answers, tenants);
});
