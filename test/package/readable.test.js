/**
 * What every browser from 2021 on must be able to read, as it is told there that it is too old: what a
 * page's script tags load. Chunks are loaded where that is known not to be so.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parseSync, Visitor } from 'vite';

const DIST = new URL('../../dist/', import.meta.url);
const SCRIPTS = readdirSync(DIST).filter((name) =>
  /^nano-metrics(\..*)?\.iife\.js$|^nano-metrics\.js$/.test(name),
);

/**
 * @param {string} code
 * @returns {string[]} what Safari 15, Firefox 90 or Chrome 91 would stop at with a syntax error
 */
function unreadableIn(code) {
  const { program, errors } = parseSync('script.js', code);
  const found = errors.map(({ message }) => message);
  new Visitor({
    StaticBlock: () => void found.push('static block'), // Safari 16.4, Chrome 94, Firefox 93.
    Literal: (node) => {
      if (!('regex' in node)) return;
      const { pattern, flags } = node.regex;
      if (/\(\?<[=!]/.test(pattern)) found.push('lookbehind'); // Safari 16.4.
      if (/\(\?[a-z-]+:/.test(pattern)) found.push('modifiers');
      if (flags.includes('v')) found.push('flag v'); // Safari 17, Chrome 112, Firefox 116.
    },
    ImportDeclaration: ({ attributes }) => {
      if (attributes.length > 0) found.push('import attributes'); // Safari 17.2, Chrome 123, Firefox 138.
    },
    VariableDeclaration: ({ kind }) => {
      if (/using/.test(kind)) found.push(kind); // In no browser of the baseline.
    },
  }).visit(program);
  return found;
}

describe('what is too young for the browsers of 2021', () => {
  const cases = {
    'static block': 'class A { static { this.a = 1; } }',
    lookbehind: 'const a = /(?<=a)b/;',
    modifiers: 'const a = /(?i:b)/;',
    'flag v': 'const a = /[a--b]/v;',
    'import attributes': 'import a from "./a.json" with { type: "json" };',
    using: 'function f() { using a = b; }',
  };
  for (const [what, code] of Object.entries(cases)) {
    it(`is found: ${what}`, () => assert.deepEqual(unreadableIn(code), [what]));
  }

  it('is not what they know', () => {
    const code =
      'class A { #a = 1; static #b = 2; static c = 3; #d() { return #a in this; } }\n' +
      'a ??= b?.c; const d = /(?<year>\\d+)(?:x)(?!y)/dgimsuy; await d;';
    assert.deepEqual(unreadableIn(code), []);
  });
});

describe('the scripts for a script tag', () => {
  it('are there', () => assert.ok(SCRIPTS.length > 10));

  for (const name of SCRIPTS) {
    it(`can be read by browsers of 2021: ${name}`, () => {
      assert.deepEqual(unreadableIn(readFileSync(new URL(name, DIST), 'utf8')), []);
    });
  }
});
