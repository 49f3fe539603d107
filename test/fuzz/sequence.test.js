import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { missingOf } from './coverage.js';
import { createSequence, describeStep } from './sequence.js';
import { shrink } from './shrink.js';

const names = { attributes: ['range'], properties: ['range'], methods: ['refresh'] };
const all = { surface: { 'nano-x': names }, values: ['NaN'], texts: ['empty'], sources: ['good'] };

describe('sequences', () => {
  it('are the same for the same seed and index, and others for others', () => {
    const told = (/** @type {number} */ seed, /** @type {number} */ index) =>
      JSON.stringify(createSequence(seed, index, all));
    assert.equal(told(1, 7), told(1, 7));
    assert.notEqual(told(1, 7), told(1, 8));
    assert.notEqual(told(1, 7), told(2, 7));
  });

  it('have 3 to 12 steps', () => {
    for (let index = 0; index < 500; index++) {
      const { steps } = createSequence(1, index, all);
      assert.ok(steps.length >= 3 && steps.length <= 12, `${steps.length} steps`);
    }
  });

  it('are told in words', () => {
    assert.equal(describeStep({ do: 'set', name: 'range', value: 'NaN' }), 'set range <NaN>');
    assert.equal(describeStep({ do: 'remove' }), 'remove');
  });
});

describe('shrinking', () => {
  it('leaves only what is needed', async () => {
    const fails = async (/** @type {readonly number[]} */ items) =>
      items.includes(2) && items.includes(5);
    assert.deepEqual(await shrink([1, 2, 3, 4, 5, 6], fails), [2, 5]);
  });
});

describe('coverage', () => {
  it('tells what was never reached', () => {
    const kinds = { values: ['NaN'], texts: [], sources: [] };
    const missing = missingOf({ 'nano-x call refresh': 1 }, { surface: all.surface, kinds });
    assert.ok(missing.includes('nano-x set range'));
    assert.ok(missing.includes('value NaN'));
    assert.ok(!missing.includes('nano-x call refresh'));
  });
});
