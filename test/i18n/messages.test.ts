import { expect } from '@open-wc/testing';
import { enChart } from '../../src/i18n/chart-messages.js';
import { de } from '../../src/i18n/de.js';
import { enErrors } from '../../src/i18n/error-messages.js';
import { en, fill } from '../../src/i18n/messages.js';
import { enMonthDetails } from '../../src/i18n/month-details-messages.js';
import { enMonth } from '../../src/i18n/month-messages.js';
import { enTools } from '../../src/i18n/tool-messages.js';

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
});

describe('the German words', () => {
  const english = entriesOf({
    ...en,
    errors: enErrors,
    chart: enChart,
    month: enMonth,
    monthDetails: enMonthDetails,
    tools: enTools,
  });
  const german = new Map(entriesOf(de));

  it('are there for every English key and no other', () => {
    expect([...german.keys()].sort()).to.deep.equal(english.map(([key]) => key).sort());
  });

  for (const [key, text] of english) {
    it(`have the placeholders of "${key}"`, () => {
      expect(placeholdersOf(german.get(key) ?? '')).to.deep.equal(placeholdersOf(text));
      expect(german.get(key)?.trim()).to.not.equal('');
    });
  }
});

function entriesOf(messages: object, prefix = ''): (readonly [string, string])[] {
  return Object.entries(messages).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? entriesOf(value, `${prefix}${key}.`)
      : [[prefix + key, String(value)] as const],
  );
}

function placeholdersOf(text: string): string[] {
  return (text.match(/\{\w+\}/g) ?? []).sort();
}
