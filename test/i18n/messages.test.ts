import { expect } from '@open-wc/testing';
import { fill } from '../../src/i18n/messages.js';

describe('fill', () => {
  const cases: readonly (readonly [string, string, Record<string, string>, string])[] = [
    ['puts values in their places', '{a} of {b}', { a: '1', b: '2' }, '1 of 2'],
    ['fills the same name twice', '{a}{a}', { a: 'x' }, 'xx'],
    ['leaves an unknown name as it is', 'in {month}', {}, 'in {month}'],
    ['does not fill what a value brings along', '{a}', { a: '{b}', b: 'no' }, '{b}'],
    ['takes signs of replacement patterns as text', '{a}', { a: "$& $1 $' $$" }, "$& $1 $' $$"],
    ['fills in nothing', '[{a}]', { a: '' }, '[]'],
    ['leaves other braces alone', '{} {a b} {a', { a: 'x' }, '{} {a b} {a'],
    [
      'knows no names but its values’ own',
      '{constructor} {toString}',
      {},
      '{constructor} {toString}',
    ],
  ];
  for (const [what, message, values, text] of cases) {
    it(what, () => {
      expect(fill(message, values)).to.equal(text);
    });
  }

  it('keeps Latin words together in a sentence from right to left', () => {
    expect(fill('اتصل بـ {a}', { a: 'x.example' })).to.equal('اتصل بـ \u2066x.example\u2069');
    expect(fill('{a}، {b}', { a: '22 نوفمبر', b: '14:00' }), 'and nothing else').to.equal(
      '22 نوفمبر، 14:00',
    );
    expect(fill('to {a}', { a: 'نوفمبر' }), 'from left to right, nothing').to.equal('to نوفمبر');
  });
});
