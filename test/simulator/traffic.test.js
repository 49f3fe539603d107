import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COUNTRIES, STREAM_NAMES } from '../../demo/simulator/index.js';
import { BYTES, HOURLY, launch, sum, VIEWERS } from './harness.js';

/** @typedef {import('./harness.js').BytesEntry} BytesEntry */

const WEEK = 'from=2025-09-15T00:00&to=2025-09-22T00:00';
const HOUR = 3600;

/** @param {BytesEntry} entry */
const ingest = (entry) => entry.ingest.bytes;
/** @param {BytesEntry} entry */
const playout = (entry) => entry.playout.bytes;

/**
 * @template {{ timestamp: number }} T
 * @param {readonly T[]} entries
 * @param {number} lengthSeconds
 * @returns {Map<number, T[]>}
 */
function groupBy(entries, lengthSeconds) {
  /** @type {Map<number, T[]>} */
  const groups = new Map();
  for (const entry of entries) {
    const start = Math.floor(entry.timestamp / lengthSeconds) * lengthSeconds;
    groups.set(start, [...(groups.get(start) ?? []), entry]);
  }
  return groups;
}

/** @type {[coarse: string, fine: string, seconds: number][]} */
const LEVELS = [
  ['hour', 'minute', HOUR],
  ['day', 'hour', 24 * HOUR],
];
for (const filter of ['', '&streams=newsroom,sports-arena', '&countries=DE,AM', '&tags=event']) {
  for (const [coarse, fine, seconds] of LEVELS) {
    const of = filter === '' ? 'everything' : filter.slice(1);
    test(`the bytes of each ${coarse} are the sum of its ${fine}s for ${of}`, async (t) => {
      const { bytes } = await launch(t);
      const groups = groupBy(await bytes(`${WEEK}${filter}&interval=${fine}`), seconds);
      const expected = [...groups].map(([start, parts]) => [
        start,
        sum(parts, ingest),
        sum(parts, playout),
      ]);
      const actual = (await bytes(`${WEEK}${filter}&interval=${coarse}`)).map((entry) => [
        entry.timestamp,
        ingest(entry),
        playout(entry),
      ]);
      assert.deepEqual(actual, expected);
    });

    test(`the viewers of each ${coarse} are the maximum of its ${fine}s for ${of}`, async (t) => {
      const { viewers } = await launch(t);
      const groups = groupBy(await viewers(`${WEEK}${filter}&interval=${fine}`), seconds);
      const expected = [...groups].map(([start, parts]) => [
        start,
        Math.max(...parts.map((part) => part.viewers)),
      ]);
      const coarseEntries = await viewers(`${WEEK}${filter}&interval=${coarse}`);
      const actual = coarseEntries.map((entry) => [entry.timestamp, entry.viewers]);
      assert.deepEqual(actual, expected);
    });
  }
}

test('the hourly route and the fine one agree on complete hours', async (t) => {
  const { bytes } = await launch(t);
  assert.deepEqual(await bytes(WEEK, HOURLY), await bytes(WEEK));
});

/** @type {[name: string, values: Iterable<string>][]} */
const PARTITIONS = [
  ['streams', STREAM_NAMES],
  ['countries', COUNTRIES],
];
for (const [name, values] of PARTITIONS) {
  test(`single ${name} are real parts and add up to the whole in every minute`, async (t) => {
    const { bytes, viewers } = await launch(t);
    const day = 'from=2025-09-20T00:00&to=2025-09-21T00:00&interval=minute';
    /** @type {Map<number, [number, number, number]>} */
    const total = new Map();
    for (const value of values) {
      const [byteRows, viewerRows] = await Promise.all([
        bytes(`${day}&${name}=${value}`),
        viewers(`${day}&${name}=${value}`),
      ]);
      assert.ok(sum(byteRows, playout) < 0.7 * sum(await bytes(day), playout), value);
      byteRows.forEach((row, index) => {
        const [a, b, c] = total.get(row.timestamp) ?? [0, 0, 0];
        const more = viewerRows[index]?.viewers ?? 0;
        total.set(row.timestamp, [a + ingest(row), b + playout(row), c + more]);
      });
    }
    const audience = await viewers(day);
    const whole = (await bytes(day)).map((row, index) => {
      return [row.timestamp, [ingest(row), playout(row), audience[index]?.viewers]];
    });
    assert.deepEqual([...total], whole);
  });
}

test('several tags mean the streams that carry all of them', async (t) => {
  const { bytes } = await launch(t);
  const tagged = await bytes(`${WEEK}&tags=event,outdoor`);
  assert.deepEqual(tagged, await bytes(`${WEEK}&streams=sports-arena`));
});

test('streams that lack the given tags leave nothing to answer', async (t) => {
  const { bytes } = await launch(t);
  assert.deepEqual(await bytes(`${WEEK}&streams=newsroom&tags=sports`), []);
});

test('a repeated value in a list counts once', async (t) => {
  const { bytes } = await launch(t);
  const twice = await bytes(`${WEEK}&countries=DE,DE&streams=newsroom,newsroom`);
  assert.deepEqual(twice, await bytes(`${WEEK}&countries=DE&streams=newsroom`));
});

test('the same seed gives the same data, asked in any order, and another seed does not', async (t) => {
  const [one, same, other] = [
    await launch(t, { seed: 5 }),
    await launch(t, { seed: 5 }),
    await launch(t, { seed: 6 }),
  ];
  await same.bytes('from=2025-08-01T00:00&to=2025-08-03T00:00&interval=minute&countries=DE');
  same.clock.ms += 86_400_000;
  const data = await one.bytes(WEEK);
  assert.deepEqual(await same.bytes(WEEK), data);
  assert.notDeepEqual(await other.bytes(WEEK), data);
});

test('all values are whole numbers, never negative, in ascending aligned buckets', async (t) => {
  const { bytes, viewers } = await launch(t);
  const day = 'from=2025-09-20T00:00&to=2025-09-21T00:00&interval=minute';
  const rows = await bytes(day);
  const audience = await viewers(day);
  const values = [...rows.flatMap((row) => [ingest(row), playout(row)])];
  values.push(...audience.map((row) => row.viewers));
  assert.ok(values.every((value) => Number.isSafeInteger(value) && value >= 0));
  const times = rows.map((row) => row.timestamp);
  assert.deepEqual(
    times,
    [...new Set(times)].sort((a, b) => a - b),
  );
  assert.ok(times.every((time) => time % 60 === 0));
});

for (const route of [BYTES, HOURLY, VIEWERS]) {
  test(`${route} says each time in seconds and readable`, async (t) => {
    const { bytes } = await launch(t);
    const [first] = await bytes('from=2025-09-20T06:00&to=2025-09-20T07:00', route);
    assert.equal(first?.timestamp, Date.parse('2025-09-20T06:00:00Z') / 1000);
    assert.equal(first.timestampAsString, '2025-09-20T06:00:00Z');
  });
}

test('a range holds the bucket of its start and not the one that starts at its end', async (t) => {
  const { bytes } = await launch(t);
  const rows = await bytes('from=2025-09-20T06:40&to=2025-09-20T08:00');
  const times = rows.map((row) => row.timestampAsString);
  assert.deepEqual(times, ['2025-09-20T06:00:00Z', '2025-09-20T07:00:00Z']);
});

test('every 24 hours miss at least one whole hour between hours that are there', async (t) => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const { bytes } = await launch(t, { seed });
    for (const day of ['08', '09', '10', '11', '12', '13', '14']) {
      const rows = await bytes(`from=2025-09-${day}T00:00&to=2025-09-${day}T23:59`);
      const hours = rows.map((row) => (row.timestamp / HOUR) % 24);
      assert.ok(hours.length < 24 && hours[0] === 0 && hours.includes(23), `${seed}: ${hours}`);
    }
  }
});

test('some evening of each week loses about three hours', async (t) => {
  const { viewers } = await launch(t);
  const rows = await viewers(`${WEEK}&interval=minute`);
  const gaps = rows.map((row, index) => row.timestamp - (rows[index - 1] ?? row).timestamp);
  const long = gaps.filter((gap) => gap > 2.5 * HOUR);
  assert.equal(long.length, 1);
  assert.ok((long[0] ?? 0) < 3.5 * HOUR);
});

test('an hour that an outage touches holds the sum of its other minutes', async (t) => {
  const { bytes } = await launch(t);
  const groups = groupBy(await bytes(`${WEEK}&interval=minute`), HOUR);
  const touched = [...groups].filter(([, minutes]) => minutes.length < 60);
  assert.ok(touched.length > 0);
  const hours = new Map((await bytes(WEEK)).map((row) => [row.timestamp, row]));
  for (const [start, minutes] of touched) {
    assert.equal(hours.get(start)?.playout.bytes, sum(minutes, playout));
  }
});

test('audience and usage have the size of a small channel', async (t) => {
  const { bytes, viewers } = await launch(t);
  const month = 'from=2025-08-01T00:00&to=2025-09-01T00:00';
  const usage = sum(await bytes(month, HOURLY), (row) => ingest(row) + playout(row));
  assert.ok(usage > 350e9 && usage < 650e9, `${usage}`);
  const audience = (await viewers(`${month}`)).map((row) => row.viewers);
  assert.ok(Math.min(...audience) >= 3 && Math.min(...audience) <= 12);
  assert.ok(Math.max(...audience) >= 150 && Math.max(...audience) <= 300);
});

test('one month is never like the next', async (t) => {
  const { bytes } = await launch(t);
  /** @type {number[]} */
  const totals = [];
  for (const month of ['04', '05', '06', '07', '08']) {
    const query = `from=2025-${month}-01T00:00&to=2025-${month}-28T00:00`;
    totals.push(sum(await bytes(query, HOURLY), playout));
  }
  totals.slice(1).forEach((total, index) => {
    assert.ok(Math.abs(total / (totals[index] ?? 0) - 1) > 0.02, `${totals}`);
  });
});
