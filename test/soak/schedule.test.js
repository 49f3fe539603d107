import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSchedule, LEAD_MS } from './schedule.js';

test('a schedule is the same for the same seed, and another one for another', () => {
  const one = createSchedule({ seed: 1, count: 10 });
  assert.deepEqual(createSchedule({ seed: 1, count: 10 }), one);
  assert.notDeepEqual(createSchedule({ seed: 2, count: 10 }), one);
});

test('time only goes on, and leaves room between visits', () => {
  const times = createSchedule({ seed: 3, count: 30 }).map(({ atMs }) => atMs);
  for (const [index, atMs] of times.slice(1).entries()) {
    assert.ok(atMs - Number(times[index]) > 10 * LEAD_MS);
  }
});

test('each trouble comes within four visits', () => {
  const troubles = createSchedule({ seed: 4, count: 4 }).map(({ trouble }) => trouble);
  assert.deepEqual(troubles.sort(), ['hidden', 'nothing', 'offline', 'sleep']);
});
