import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOURLY, launch, NOW, sum, VIEWERS } from './harness.js';

const TODAY = 'from=2025-09-24T00:00&to=2025-09-25T00:00';
const LAST_MINUTES = 'from=2025-09-24T15:18&to=2025-09-24T16:00&interval=minute';

test('nothing is known of the future', async (t) => {
  const { bytes, viewers } = await launch(t);
  for (const interval of ['minute', 'hour', 'day']) {
    for (const row of [
      ...(await bytes(`${TODAY}&interval=${interval}`)),
      ...(await viewers(`${TODAY}&interval=${interval}`)),
    ]) {
      assert.ok(row.timestamp * 1000 < NOW);
    }
  }
  assert.deepEqual(await bytes('from=2025-09-25T00:00&to=2025-09-26T00:00'), []);
});

test('the minute that is running holds what has flowed so far', async (t) => {
  const { bytes, clock } = await launch(t);
  const half = (await bytes(LAST_MINUTES)).at(-1);
  clock.ms += 30_000;
  const whole = (await bytes(LAST_MINUTES)).at(-1);
  assert.equal(half?.timestampAsString, '2025-09-24T15:20:00Z');
  assert.equal(whole?.timestamp, half.timestamp);
  assert.equal(half.playout.bytes, Math.floor((whole?.playout.bytes ?? 0) / 2));
});

test('data can stand still while the clock goes on', async (t) => {
  const { bytes, get, clock } = await launch(t, { dataNow: () => NOW });
  const before = await bytes(LAST_MINUTES);
  clock.ms += 20 * 60_000;
  assert.deepEqual(await bytes(LAST_MINUTES), before);
  const { headers } = await get(`${VIEWERS}?${TODAY}`);
  assert.equal(Date.parse(headers.get('date') ?? ''), clock.ms);
});

test('a minute is absent at its very start', async (t) => {
  const { bytes, clock } = await launch(t);
  clock.ms = Date.parse('2025-09-24T15:21:00Z');
  assert.equal((await bytes(LAST_MINUTES)).at(-1)?.timestampAsString, '2025-09-24T15:20:00Z');
  clock.ms += 1;
  assert.equal((await bytes(LAST_MINUTES)).at(-1)?.timestampAsString, '2025-09-24T15:21:00Z');
});

test('the hour that is running grows on the fine route and is the sum of its minutes', async (t) => {
  const { bytes, clock } = await launch(t);
  const early = (await bytes(TODAY)).at(-1)?.playout.bytes ?? 0;
  clock.ms += 600_000;
  const late = (await bytes(TODAY)).at(-1)?.playout.bytes ?? 0;
  assert.ok(late > early);
  const minutes = await bytes('from=2025-09-24T15:00&to=2025-09-24T16:00&interval=minute');
  assert.equal(
    late,
    sum(minutes, (row) => row.playout.bytes),
  );
});

test('the hour that is running is there for viewers', async (t) => {
  const { viewers } = await launch(t);
  assert.equal((await viewers(TODAY)).at(-1)?.timestampAsString, '2025-09-24T15:00:00Z');
});

test('the hourly route leaves out the hour and the day that are running', async (t) => {
  const { bytes, clock } = await launch(t);
  assert.equal((await bytes(TODAY, HOURLY)).at(-1)?.timestampAsString, '2025-09-24T14:00:00Z');
  assert.deepEqual(await bytes(`${TODAY}&interval=day`, HOURLY), []);
  clock.ms = Date.parse('2025-09-24T16:00:00Z');
  assert.equal((await bytes(TODAY, HOURLY)).at(-1)?.timestampAsString, '2025-09-24T15:00:00Z');
});

test('bytes as CSV have a header line and the values of the JSON answer', async (t) => {
  const { get, bytes } = await launch(t);
  const response = await get(`${HOURLY}?${TODAY}&format=csv`);
  assert.equal(response.headers.get('content-type'), 'text/csv; charset=utf-8');
  const rows = await bytes(TODAY, HOURLY);
  const lines = rows.map(({ timestamp, timestampAsString, ingest, playout }) =>
    [timestamp, timestampAsString, ingest.bytes, playout.bytes].join(','),
  );
  const header = 'timestamp,timestampAsString,ingest.bytes,playout.bytes';
  assert.equal(await response.text(), `${[header, ...lines].join('\n')}\n`);
});

test('viewers as CSV have a header line and the values of the JSON answer', async (t) => {
  const { get, viewers } = await launch(t);
  const text = await (await get(`${VIEWERS}?${TODAY}&format=csv`)).text();
  const lines = (await viewers(TODAY)).map((row) =>
    [row.timestamp, row.timestampAsString, row.viewers].join(','),
  );
  assert.equal(text, `${['timestamp,timestampAsString,viewers', ...lines].join('\n')}\n`);
});
