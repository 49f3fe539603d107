import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { complete } from '../../src/i18n/complete.js';

const BASE = {
  title: 'Title',
  zone: 'In {zone}',
  rows: { one: '{count} row of {all}', other: '{count} rows of {all}' },
  part: { what: 'What', todo: 'Do {this}' },
};

describe('complete', () => {
  const cases: readonly (readonly [string, unknown, Partial<typeof BASE> | object])[] = [
    ['takes a text', { title: 'Titel' }, { title: 'Titel' }],
    ['takes one with the same placeholder', { zone: '{zone}!' }, { zone: '{zone}!' }],
    ['takes one without it', { zone: 'Here' }, { zone: 'Here' }],
    ['leaves out one that asks for another value', { zone: '{zoen}' }, {}],
    ['takes an empty text, as a way to say nothing', { title: '' }, { title: '' }],
    ['takes forms by number', { rows: { other: 'x {count}' } }, { rows: { other: 'x {count}' } }],
    ['takes one text for all numbers', { rows: '{count} Zeilen' }, { rows: '{count} Zeilen' }],
    ['needs the form for all other numbers', { rows: { one: '{count}' } }, {}],
    ['leaves out forms that ask for another value', { rows: { other: '{counts}' } }, {}],
    [
      'leaves out what is no form',
      { rows: { other: 'x', more: 'y', one: 1 } },
      { rows: { other: 'x' } },
    ],
    ['takes no forms where nothing is counted', { title: { other: 'x' } }, {}],
    [
      'changes a part and keeps the rest of it',
      { part: { what: 'Was' } },
      { part: { what: 'Was', todo: 'Do {this}' } },
    ],
    ['passes over unknown keys', { other: 'x', part: { why: 'x' } }, {}],
    ['passes over what is no text', { title: 5, zone: null, part: 'x', rows: [] }, {}],
    ['passes over what is not its own', Object.create({ title: 'x' }), {}],
    ['passes over nothing', undefined, {}],
    ['passes over a text', 'title', {}],
  ];
  for (const [what, given, changed] of cases) {
    it(what, () => {
      expect(complete(BASE, given)).to.deep.equal({ ...BASE, ...changed });
    });
  }

  it('is not stopped by getters and proxies that throw', () => {
    const hostile = {
      get title(): string {
        throw new Error('no');
      },
      zone: 'Z {zone}',
      part: new Proxy(
        {},
        {
          getOwnPropertyDescriptor() {
            throw new Error('no');
          },
        },
      ),
    };
    expect(complete(BASE, hostile)).to.deep.equal({ ...BASE, zone: 'Z {zone}' });
  });

  it('changes no prototype', () => {
    complete(BASE, JSON.parse('{"__proto__": {"polluted": "x"}, "part": {"__proto__": {"a": 1}}}'));
    expect(({} as { polluted?: string }).polluted).to.equal(undefined);
  });

  it('has all keys of the base, and placeholders of the base alone, whatever it is given', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('{zone}', '{count} {all}', '{x}', '{this}'));
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { depthSize: 'small' },
        text,
        fc.anything(),
        fc.dictionary(fc.constantFrom(...Object.keys(BASE), 'one', 'other', 'what'), tie('any')),
      ),
    })).any;
    fc.assert(
      fc.property(value, (given) => {
        const words = complete(BASE, given) as typeof BASE;
        expect(Object.keys(words)).to.deep.equal(Object.keys(BASE));
        expect(placeholdersOf(words.zone)).to.satisfy(only('{zone}'));
        expect(placeholdersOf(words.rows)).to.satisfy(only('{count}', '{all}'));
        expect(placeholdersOf(words.part.todo)).to.satisfy(only('{this}'));
      }),
    );
  });
});

function placeholdersOf(value: unknown): string[] {
  return JSON.stringify(value).match(/\{\w+\}/g) ?? [];
}

function only(...known: readonly string[]) {
  return (found: readonly string[]) => found.every((one) => known.includes(one));
}
