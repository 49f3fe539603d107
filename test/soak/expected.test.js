import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { faultsOf } from './expected.js';

/** @typedef {import('../faults/plan.js').PlannedElement} PlannedElement */

const LIGHT = /** @type {const} */ ({ lang: 'en', theme: 'light', card: null });
const PICTURE = {
  ...{ status: 'ready', stale: false, drawn: '', canvas: '', text: '' },
  background: 'rgb(255, 255, 255)',
};

/** @param {(hour: number) => string} time of the hour so many hours before @param {number} count */
function chartCsv(time, count = 25) {
  const rows = Array.from({ length: count }, (_, index) => `${time(count - 1 - index)},1`);
  return ['time,viewers', ...rows, ''].join('\r\n');
}

describe('a chart', () => {
  const atMs = Date.parse('2028-10-29T01:09:00Z');
  /** @type {PlannedElement} */
  const element = {
    tag: 'nano-concurrent-viewers',
    attributes: { range: '1D', timezone: 'Europe/Berlin' },
  };
  /** @param {number} before */
  const berlin = (before) => {
    const ms = Date.parse('2028-10-29T01:00:00Z') - before * 3_600_000;
    const offset = before === 0 ? 1 : 2;
    return `${new Date(ms + offset * 3_600_000).toISOString().slice(0, 19)}+0${offset}:00`;
  };
  /** @param {string} csv */
  const faults = (csv) => faultsOf({ ...PICTURE, tag: element.tag, csv }, element, LIGHT, atMs);

  test('is right with each hour once, also the one that comes twice by the clock', () => {
    assert.deepEqual(faults(chartCsv(berlin)), []);
  });

  test('is wrong an hour early or late', () => {
    assert.match(String(faults(chartCsv((n) => berlin(n + 1)))), /^bucket 0 is /);
  });

  test('is wrong with an hour too few, too many, or none at all', () => {
    assert.equal(faults(chartCsv(berlin, 24)).length, 3);
    assert.equal(faults(chartCsv(berlin, 26)).length, 3);
    assert.equal(faults('').length, 3);
  });

  test('is wrong with the offset of another season', () => {
    const csv = chartCsv(berlin).replace('02:00:00+01:00', '03:00:00+02:00');
    assert.match(String(faults(csv)), /bucket 24 is 2028-10-29T01:00:00Z \+02:00, not .* \+01:00/);
  });

  test('is wrong in another colour than its theme, the page or its brand give it', () => {
    const picture = { ...PICTURE, tag: element.tag, csv: chartCsv(berlin) };
    const dark = { ...element, attributes: { ...element.attributes, theme: 'dark' } };
    const brand = { ...LIGHT, card: 'rgb(1, 2, 3)' };
    assert.equal(faultsOf(picture, dark, LIGHT, atMs).length, 1);
    assert.equal(faultsOf(picture, element, { ...LIGHT, theme: 'dark' }, atMs).length, 1);
    assert.equal(faultsOf(picture, element, brand, atMs).length, 1);
  });
});

describe('month to date', () => {
  /** @type {PlannedElement} */
  const element = { tag: 'nano-mtd-usage', attributes: {} };
  const text = 'March 2028 … February 2028';
  /** @param {string} csv @param {string} at @param {string} [words] @param {string} [lang] */
  const faults = (csv, at, words = text, lang = 'en') =>
    faultsOf(
      { ...PICTURE, tag: element.tag, csv, text: words },
      element,
      { ...LIGHT, lang },
      Date.parse(at),
    );
  /** @param {[span: string, from: string, to: string][]} spans */
  const monthCsv = (...spans) =>
    ['span,from,to,total_bytes', ...spans.map((span) => `${span.join()},1`), ''].join('\r\n');
  const march = monthCsv(
    ['current', '2028-03-01T00:00:00Z', '2028-03-29T05:00:00Z'],
    ['previous', '2028-02-01T00:00:00Z', '2028-02-29T05:00:00Z'],
    ['previous month', '2028-02-01T00:00:00Z', '2028-03-01T00:00:00Z'],
  );

  test('is right with the same day and hour of the month before', () => {
    assert.deepEqual(faults(march, '2028-03-29T05:30:00Z'), []);
  });

  test('is right with all of a month that is too short, and wrong with less', () => {
    const [current, previous] = ['2028-03-30T05:00:00Z', '2028-03-01T00:00:00Z'];
    const csv = march.replace('2028-03-29T05:00:00Z', current);
    assert.deepEqual(
      faults(csv.replace('2028-02-29T05:00:00Z', previous), '2028-03-30T05:30:00Z'),
      [],
    );
    assert.equal(faults(csv, '2028-03-30T05:30:00Z').length, 1);
  });

  test('is right across the end of a year', () => {
    const csv = monthCsv(
      ['current', '2029-01-01T00:00:00Z', '2029-01-01T00:00:00Z'],
      ['previous', '2028-12-01T00:00:00Z', '2028-12-01T00:00:00Z'],
      ['previous month', '2028-12-01T00:00:00Z', '2029-01-01T00:00:00Z'],
    );
    const words = 'In Januar 2029, Dezember 2028';
    assert.deepEqual(faults(csv, '2029-01-01T00:08:00Z', words, 'de'), []);
  });

  test('is wrong when its month is over', () => {
    assert.equal(faults(march, '2028-04-01T00:05:00Z').length, 4);
  });

  test('is wrong with the name of another month, or in another language', () => {
    assert.equal(faults(march, '2028-03-29T05:30:00Z', 'April, February').length, 1);
    assert.equal(faults(march, '2028-03-29T05:30:00Z', text, 'fr').length, 2);
  });
});
