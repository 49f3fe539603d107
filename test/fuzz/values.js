/** What a page may set, by kind; made anew for each use, in the page. */
import { BASES } from './network.js';

/** The error of whatever of the page throws. */
export class OfThePage extends Error {}

const fail = () => {
  throw new OfThePage('of the page');
};

const MARKUP = '<img src=x class=fuzz onerror="globalThis.fuzzed=1"><b class=fuzz>"\'`</b>';

/** @type {Record<string, string>} all that an attribute can hold, and a property as well */
export const TEXTS = {
  empty: '',
  blank: ' \t\n ',
  word: 'some words',
  range: '1W',
  'range in small letters': '“1h”',
  unit: 'GiB',
  theme: 'dark',
  density: 'compact',
  refresh: '30',
  off: 'off',
  zone: 'Europe/Berlin',
  'zone, mangled': ' asia / kolkata ',
  instant: '2026-03-01T00:00Z',
  'later instant': '2026-03-02T12:00+02:00',
  'no such day': '2026-02-31',
  list: 'one,two, three',
  lang: 'de-AT',
  'lang from right to left': 'ar',
  'lang, none': 'x_-_y',
  path: '/nowhere',
  script: 'javascript:globalThis.fuzzed=1',
  password: 'https://user:secret@example.com/?key=secret',
  markup: MARKUP,
  entities: '&amp;amp;lt;b&amp;gt; &#1114112; &#x1fffff; &#xd800;',
  surrogate: 'a\ud800b\udc00',
  'right to left marks': '\u202e\u200f\u2067x',
  long: 'x'.repeat(20_000),
  proto: '__proto__',
  constructor: 'constructor',
  infinity: 'Infinity',
  negative: '-1',
  huge: '1e400',
  false: 'false',
  placeholder: '{title} {zone} {time} $& $1',
  ...BASES,
};

/** @type {Record<string, () => unknown>} */
const OBJECTS = {
  undefined: () => undefined,
  null: () => null,
  true: () => true,
  'boolean false': () => false,
  NaN: () => NaN,
  Infinity: () => Infinity,
  '-Infinity': () => -Infinity,
  '-0': () => -0,
  'number 30': () => 30,
  'number huge': () => 1e308,
  'number negative': () => -5,
  bigint: () => 10n ** 30n,
  symbol: () => Symbol('fuzz'),
  'object without prototype': () => Object.create(null),
  'object that throws as text': () => ({ toString: fail, valueOf: fail, toJSON: fail }),
  'object that is no text': () => ({ toString: () => ({}), valueOf: () => ({}) }),
  'getters that throw': () => ({
    get apiBase() {
      return fail();
    },
    get messages() {
      return fail();
    },
    get email() {
      return fail();
    },
    get then() {
      return fail();
    },
  }),
  'proxy that throws': () =>
    new Proxy(() => {}, {
      get: fail,
      set: fail,
      has: fail,
      apply: fail,
      ownKeys: fail,
      getPrototypeOf: fail,
      getOwnPropertyDescriptor: fail,
    }),
  array: () => ['one', 'two'],
  'array of symbols': () => [Symbol('fuzz'), [null, undefined]],
  'array in itself': () => {
    /** @type {unknown[]} */
    const array = [1];
    array.push(array);
    return array;
  },
  date: () => new Date(Date.UTC(2026, 2, 1)),
  'invalid date': () => new Date(NaN),
  function: () => () => {},
  'function that throws': () => fail,
  node: () => document.createElement('b'),
  'object in itself': () => {
    /** @type {Record<string, unknown>} */
    const object = {};
    object['self'] = object;
    return object;
  },
  frozen: () => Object.freeze({ apiBase: '/frozen', range: '1H' }),
  options: () => ({ apiBase: MARKUP, getToken: fail, routes: null, timeoutMs: NaN }),
  'options of other types': () => ({ apiBase: 7, getToken: 'x', credentials: {}, timeoutMs: '-1' }),
  'options to take back': () => ({
    apiBase: undefined,
    getToken: undefined,
    credentials: undefined,
    routes: undefined,
    timeoutMs: undefined,
  }),
};

/** @type {Record<string, Function>} */
export const VALUES = {
  ...OBJECTS,
  ...Object.fromEntries(Object.entries(TEXTS).map(([kind, text]) => [`text: ${kind}`, () => text])),
};
