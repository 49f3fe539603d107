import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { missingOf, pairsOf, wantedOf } from './coverage.js';
import { allActionsOf, createSequence, describeStep } from './sequence.js';
import { shrink } from './shrink.js';

const names = {
  ...{ attributes: ['range'], properties: ['range', 'source'], methods: ['refresh'] },
  ...{ slots: ['title'], events: ['nano-data'], states: ['ready'] },
};
const surface = { 'nano-x': names, 'nano-y': names };
const kinds = {
  ...{ values: ['NaN'], texts: ['empty'], bases: ['base'], sources: ['good', 'none'] },
  ...{ clients: ['own'], moods: ['good'], functions: ['configure'] },
};

/** @param {number} count of the sequences of seed 1, from the first on */
const first = (count) =>
  Array.from({ length: count }, (_, index) => createSequence(1, index, surface, kinds));

describe('sequences', () => {
  it('are the same for the same seed and index, and others for others', () => {
    const told = (/** @type {number} */ seed, /** @type {number} */ index) =>
      JSON.stringify(createSequence(seed, index, surface, kinds).steps);
    assert.equal(told(1, 7), told(1, 7));
    assert.notEqual(told(1, 7), told(1, 9));
    assert.notEqual(told(1, 7), told(2, 7));
  });

  it('are short for the most part, and some of them long', () => {
    const lengths = first(2000).map(({ steps }) => steps.length);
    const share = (/** @type {(length: number) => boolean} */ is) =>
      lengths.filter(is).length / lengths.length;
    assert.ok(Math.min(...lengths) >= 2);
    assert.ok(Math.max(...lengths) >= 30);
    assert.ok(share((length) => length <= 10) > 0.6);
    assert.ok(share((length) => length > 16) > 0.01);
  });

  it('go through all pairs of neighbouring actions', () => {
    const { pairs, sequences } = pairsOf(surface, kinds);
    const actions = allActionsOf(names, kinds).length;
    assert.equal(pairs, 2 * actions ** 2);
    const found = new Set(
      first(sequences).flatMap(({ tag, steps }) =>
        steps
          .map(({ do: action, name }) => `${action} ${name}`)
          .slice(1)
          .map((action, i) => `${tag}: ${steps[i]?.do} ${steps[i]?.name}, ${action}`),
      ),
    );
    assert.equal(found.size, pairs);
  });

  it('begin with each source, some of them on the screen', () => {
    const begins = new Set(
      first(400).map(({ tag, isVisible, steps }) => `${tag} ${isVisible} ${steps[0]?.value}`),
    );
    assert.equal(begins.size, 8);
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
  it('wants each name of the surface, and each kind of value', () => {
    const wanted = wantedOf(surface, kinds);
    for (const [what, example] of [
      ['attributes', 'nano-x removeAttribute range'],
      ['properties', 'nano-y set range'],
      ['methods', 'nano-x call refresh'],
      ['slots', 'nano-x child title'],
      ['events', 'nano-x fires nano-data'],
      ['states', 'nano-x is ready'],
      ['states', 'nano-x is stale'],
      ['actions', 'nano-x module configure'],
      ['values', 'value client: own'],
    ]) {
      assert.ok(wanted[String(what)]?.includes(String(example)), example);
    }
  });

  it('tells what was never reached', () => {
    const counts = { 'nano-x call refresh': 1, 'nano-y call refresh': 0 };
    const { methods = [] } = wantedOf(surface, kinds);
    assert.deepEqual(missingOf(counts, methods), ['nano-y call refresh']);
  });
});
