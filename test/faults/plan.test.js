import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FAULT_KINDS } from './fault-kinds.js';
import { createPlan } from './plan.js';

describe('the plan of a fault run', () => {
  it('is the same for the same seed, and another one for another', () => {
    const plan = createPlan({ seed: 7, faults: 1000 });
    assert.deepEqual(createPlan({ seed: 7, faults: 1000 }), plan);
    assert.notDeepEqual(createPlan({ seed: 8, faults: 1000 }), { ...plan, seed: 8 });
  });

  it('holds as many faults as asked for, each kind as often as its weight says', () => {
    const faults = createPlan({ seed: 7, faults: 1000 }).rounds.flatMap((round) => round.faults);
    assert.equal(faults.length, 1000);
    for (const [kind, { weight }] of Object.entries(FAULT_KINDS)) {
      assert.equal(faults.filter((fault) => fault.kind === kind).length, weight * 20, kind);
    }
    assert.equal(createPlan({ seed: 7, faults: 37 }).rounds.flatMap((r) => r.faults).length, 37);
  });

  it('leaves sessions alone in its last quarter', () => {
    const { rounds, calmFrom } = createPlan({ seed: 7, faults: 1000 });
    const last = rounds.slice(calmFrom);
    assert.ok(calmFrom <= rounds.length * 0.75);
    const faults = last.flatMap((round) => round.faults);
    assert.ok(faults.length > 200);
    assert.ok(faults.every(({ kind }) => !FAULT_KINDS[kind]?.touchesSession));
    const actions = last.flatMap((round) => round.actions.map((action) => action.do));
    assert.ok(!actions.some((action) => /configure|sign/.test(action)));
  });

  it('has 20 elements of all tags, some of which ask the same', () => {
    const { elements } = createPlan({ seed: 7, faults: 1000 });
    assert.equal(elements.length, 20);
    assert.equal(new Set(elements.map(({ tag }) => tag)).size, 3);
    assert.ok(new Set(elements.map((element) => JSON.stringify(element))).size < 20);
  });
});
