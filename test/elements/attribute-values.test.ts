import { expect } from '@open-wc/testing';
import { checkNames } from '../../src/elements/attribute-names.js';
import {
  instantOf,
  isOn,
  lettersOf,
  listOf,
  oneOf,
  refreshMsOf,
  timeZoneOf,
} from '../../src/elements/attributes.js';
import { useWarnings } from './support.js';

const MINUTE = 60_000;
const element = () => document.createElement('nano-mtd-usage');

describe('the value of an attribute', () => {
  const warnings = useWarnings();

  for (const [text, iso] of [
    ['2026-03-01', '2026-03-01T00:00:00.000Z'],
    ['2026-03-01T00:00Z', '2026-03-01T00:00:00.000Z'],
    ['2026-03-01t07:30z', '2026-03-01T07:30:00.000Z'],
    ['2026-03-01 07:30', '2026-03-01T07:30:00.000Z'],
    ['2026-03-01T07:30:15.250', '2026-03-01T07:30:15.250Z'],
    ['2026-03-01T07:30+05:45', '2026-03-01T01:45:00.000Z'],
    ['2026-03-01T07:30+0545', '2026-03-01T01:45:00.000Z'],
    ['2026-03-01T07:30-03', '2026-03-01T10:30:00.000Z'],
    ['2026‑03–01', '2026-03-01T00:00:00.000Z'],
    ['2028-02-29', '2028-02-29T00:00:00.000Z'],
  ] as const) {
    it(`is an instant as "${text}"`, () => {
      const ms = instantOf(element(), 'from', text);
      expect(new Date(ms ?? NaN).toISOString()).to.equal(iso);
      expect(warnings).to.deep.equal([]);
    });
  }

  for (const text of [
    ...['today', '2026-3-1', '2026-03-01T', '2026-03-01T7', '2026-03-01T25:00', '2026-13-01'],
    ...['2026-02-29', '2026-02-31', 'x2026-03-01', '2026-03-01x', '2026-03-01T00:00Zx'],
    ...['2026-03-01T00:00+5', '2026-03-01T00:00+05:4', '2026-03-01_00:00'],
  ]) {
    it(`is no instant as "${text}", and said so once`, () => {
      const host = element();
      expect(instantOf(host, 'from', text)).to.equal(undefined);
      expect(instantOf(host, 'from', text)).to.equal(undefined);
      expect(warnings).to.deep.equal([
        `<nano-mtd-usage> ignores from="${text}". Allowed: ISO 8601 like 2026-03-01T00:00Z.`,
      ]);
    });
  }

  it('is no instant where it is empty, which is no mistake', () => {
    for (const none of ['', ' ', null, undefined]) {
      expect(instantOf(element(), 'from', none)).to.equal(undefined);
    }
    expect(warnings).to.deep.equal([]);
  });

  it('is warned of once per element, attribute and value', () => {
    const [one, other] = [element(), element()];
    for (const host of [one, one, other]) instantOf(host, 'from', 'x');
    instantOf(one, 'to', 'x');
    instantOf(one, 'from', 'y');
    expect(warnings).to.have.length(4);
  });

  it('is on or off, as text and as frameworks pass it', () => {
    const on = ['', 'true', 'compare', '1', true, 1, 'falsehood', 'not', 'xoff', 'office'];
    const off = ['false', ' FALSE ', '0', 'no', 'Off', false, null, undefined, 0];
    expect(on.filter((value) => !isOn(value))).to.deep.equal([]);
    expect(off.filter(isOn)).to.deep.equal([]);
  });

  it('is one of some words, in any case, without what editors leave around it', () => {
    const words = ['1H', '1D', 'a', 'A'] as const;
    const read = (value: unknown) => oneOf(element(), 'range', value, words, '1D');
    expect(['1h', ' 1 H ', '"1H"', '1H/', 'a', 'A'].map(read)).to.deep.equal([
      ...['1H', '1H', '1H', '1H', 'a', 'A'],
    ]);
    expect(['', undefined, null].map(read)).to.deep.equal(['1D', '1D', '1D']);
    expect(warnings).to.deep.equal([]);
    expect(read('1/H')).to.equal('1D');
    expect(warnings).to.deep.equal([
      '<nano-mtd-usage> ignores range="1/H". Allowed: 1H, 1D, a, A.',
    ]);
  });

  it('is a list, as text and as an array', () => {
    expect(listOf(' a, b ,,c,')).to.deep.equal(['a', 'b', 'c']);
    expect(listOf(['a', 'b c'])).to.deep.equal(['a', 'b c']);
    expect([listOf(''), listOf(undefined)]).to.deep.equal([[], []]);
  });

  it('is a time zone that the browser knows, in its usual spelling or the page’s', () => {
    for (const [name, zone] of [
      ['europe/berlin', 'Europe/Berlin'],
      ['Europe / Berlin', 'Europe/Berlin'],
      ['America/New York', 'America/New_York'],
      ['america/new  york', 'America/New_York'],
      ['utc', 'UTC'],
      ['Mars/Base', undefined],
    ] as const) {
      expect(timeZoneOf(name), name).to.equal(zone);
      expect(timeZoneOf(name), `${name} again`).to.equal(zone);
    }
    expect(timeZoneOf('Asia/Kathmandu')).to.equal('Asia/Kathmandu');
  });

  it('is a number of seconds, ten at least and some weeks at most, or off', () => {
    const read = (value: unknown) => refreshMsOf(element(), value, 5 * MINUTE);
    for (const [value, ms] of [
      ['60', MINUTE],
      [60, MINUTE],
      ...['60s', '60sec', '60second', '60 seconds', '60S'].map((text) => [text, MINUTE] as const),
      ['10', 10_000],
      ['9', 10_000],
      ['0', 10_000],
      ['2000001', 2_000_000_000],
      ['', 5 * MINUTE],
      [undefined, 5 * MINUTE],
      ['off', undefined],
      ['OFF', undefined],
      [false, undefined],
    ] as const) {
      expect(read(value), String(value)).to.equal(ms);
    }
    expect(warnings).to.deep.equal([]);
    for (const value of ['-1', 'often', '60x', '1e999', 'seconds60']) {
      expect(read(value), value).to.equal(5 * MINUTE);
    }
    expect(warnings).to.have.length(5);
    expect(warnings[0]).to.equal('<nano-mtd-usage> ignores refresh="-1". Allowed: seconds, off.');
  });

  it('belongs to a name that is read whatever stands between its letters', () => {
    const same = ['api-base', 'apiBase', 'api_base', 'data-api-base', 'APIBASE', 'data-apibase'];
    expect(new Set(same.map(lettersOf))).to.deep.equal(new Set(['apibase']));
    expect(lettersOf('data-theme')).to.equal('datatheme');
    expect(lettersOf('x-data-api')).to.equal('xdataapi');
  });
});

describe('the name of an attribute', () => {
  const warnings = useWarnings();
  const NAMES = ['api-base', 'refresh', 'heading', 'theme', 'lang', 'abc'];

  class Known extends HTMLElement {
    static readonly observedAttributes = NAMES;
  }
  customElements.define('x-known-names', Known);

  /** What is said of an element with one attribute. */
  function said(name: string): string | undefined {
    warnings.length = 0;
    const host = document.createElement('div');
    // As the parser takes it: some of these, `setAttribute` does not.
    host.innerHTML = `<x-known-names ${name}="secret value"></x-known-names>`;
    const [known] = host.children;
    if (!known) throw new Error('Nothing was parsed');
    checkNames(known);
    expect(warnings.join()).to.not.contain('secret value');
    return warnings[0]?.replace(`<x-known-names> ignores the attribute ${name}: `, '');
  }

  const SECRET = 'all can read what is in a page, so no key or token may be there.';
  const QUOTES = 'quotes must be straight, " or \'.';
  const SCRIPT = 'it is for the script tag.';
  const NONE = 'this widget has none.';
  for (const [words, ...names] of [
    [undefined, ...NAMES, 'apibase', 'api_base', 'data-api-base', 'data-anything', 'xyz', 'on'],
    [undefined, 'class', 'id', 'part', 'role', 'slot', 'src', 'style', 'tabindex', 'title'],
    [SECRET, 'api-key', 'apikey', 'access_token', 'data-api-token', 'token', 'data-token'],
    [SECRET, 'password', 'my-password', 'client-secret'],
    [undefined, 'tokens', 'my-token', 'data-tokens'],
    [QUOTES, '1h”', '„x', '“'],
    [SCRIPT, 'data-token-url', 'token-url', 'tokenurl', 'credentials', 'data-credentials'],
    [undefined, 'token-urls', 'x-credentials'],
    [NONE, 'details', 'compare', 'countries', 'from', 'range', 'streams', 'sync', 'tags'],
    [NONE, 'timezone', 'to', 'unit'],
    [undefined, 'units', 'a-unit', 'range-x', 'my-from'],
    ['refresh may be meant.', 'refres', 'refreshh', 'reefresh', 'refesh', 'refrehs', 'refreshed'],
    ['heading may be meant.', 'haeding', 'headin', 'xheading', 'heading-1'],
    ['theme may be meant.', 'themes', 'thme', 'them', 'thxxme'],
    // Too far away, or too short to tell.
    [undefined, 'refreshing', 'rxfrxsh', 'txxxheme', 'ab', 'abcd', 'abx'],
  ] as const) {
    for (const name of names) {
      it(`${name}: ${words ?? 'nothing is said of it'}`, () => {
        expect(said(name)).to.equal(words);
      });
    }
  }

  it('is not all: an element inside of another cannot be seen', () => {
    const place = document.createElement('div');
    place.innerHTML =
      '<x-known-names></x-known-names><nano-mtd-usage><x-known-names></x-known-names></nano-mtd-usage>';
    for (const known of place.querySelectorAll('x-known-names')) checkNames(known);
    checkNames(new Known());
    expect(warnings).to.deep.equal([
      '<x-known-names> cannot be seen inside of <nano-mtd-usage>: close that one.',
    ]);
  });
});
