import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seedWithData } from '../support/seed.js';
import { launch } from './harness.js';

const MINUTE_MS = 60_000;
/** In the middle of the hour that the first seed never has. */
const WITHOUT_DATA = Date.parse('2026-11-27T14:10:00Z');

/**
 * How many of the sixty minutes before a time the simulator has.
 *
 * @param {import('node:test').TestContext} t
 * @param {number} nowMs
 * @param {number} seed
 */
async function lastHour(t, nowMs, seed) {
  const { viewers } = await launch(t, { seed, now: () => nowMs });
  const [from, to] = [nowMs - 60 * MINUTE_MS, nowMs].map((ms) =>
    new Date(ms).toISOString().slice(0, 16),
  );
  return (await viewers(`from=${from}&to=${to}&interval=minute`)).length;
}

test('the first seed has times with nothing in the hour before', async (t) => {
  assert.equal(await lastHour(t, WITHOUT_DATA, 1), 0);
});

test('a seed with data has each minute of the hour before, and of the next', async (t) => {
  for (let hours = 0; hours < 8 * 24; hours += 3) {
    const nowMs = WITHOUT_DATA + hours * 60 * MINUTE_MS;
    const seed = seedWithData(nowMs);
    assert.equal(await lastHour(t, nowMs, seed), 60, new Date(nowMs).toISOString());
    assert.equal(await lastHour(t, nowMs + 60 * MINUTE_MS, seed), 60);
  }
});
