import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { excessOver } from './limit.js';

const burst = Array.from({ length: 30 }, () => 0);

describe('the measured excess over the limit', () => {
  it('is nothing for a burst and one request a second after it', () => {
    assert.equal(excessOver([...burst, 1000, 2000, 3000], 30), 0);
  });

  it('counts a burst that is too large', () => {
    assert.equal(excessOver([...burst, 0, 0], 30), 2);
  });

  it('counts a pace that is too fast', () => {
    const times = [...burst, ...Array.from({ length: 100 }, (_, i) => (i + 1) * 900)];
    assert.ok(Math.abs(excessOver(times, 30) - 10) < 1e-9);
  });

  it('finds a window in the middle', () => {
    const calm = Array.from({ length: 50 }, (_, i) => i * 2000);
    const rush = Array.from({ length: 33 }, () => 200_000);
    assert.equal(excessOver([...calm, ...rush, 400_000], 30), 3);
  });

  it('lets a pause earn no more than a burst', () => {
    assert.equal(excessOver([...burst, ...burst.map(() => 1_000_000)], 30), 0);
  });
});
