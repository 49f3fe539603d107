/** Holds SECURITY.md to its word: each promise names tests that exist. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parseSync, Visitor } from 'vite';
import { elementsOf, readManifest } from '../../scripts/manifest-entries.js';

const ROOT = new URL('../../', import.meta.url);

/** @param {string} path */
const read = (path) => readFileSync(new URL(path, ROOT), 'utf8');

const [, promised = ''] = read('SECURITY.md').split('## What is promised');
const [promises = '', limits = ''] = promised.split('## What is not promised');
const rows = promises
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (promise|-)/.test(line));

/** Links to a part of a file, as `[part](file)`. @param {string} text */
const linksIn = (text) =>
  [...text.matchAll(/\[([^\][]+)\]\(((?:test|eslint)[^)]+)\)/g)].map(
    ([, part = '', path = '']) => ({
      part,
      path,
    }),
  );

/**
 * @param {string} path - of a program
 * @returns {string[]} its texts, titles of tests among them; comments hold nothing
 */
function textsIn(path) {
  const code = read(path);
  /** @type {string[]} */
  const texts = [];
  new Visitor({
    Literal: ({ value }) => void (typeof value === 'string' && texts.push(value)),
    TemplateLiteral: ({ start, end }) => void texts.push(code.slice(start, end)),
  }).visit(parseSync(path, code).program);
  return texts;
}

/** @param {readonly { part: string, path: string }[]} links */
function assertHeld(links) {
  assert.ok(links.length > 0);
  for (const { part, path } of links) {
    assert.ok(
      textsIn(path).some((text) => text.includes(part)),
      `${path}: ${part}`,
    );
  }
}

/** What is written into the built files and asked for by nobody. */
const NAMES = [
  /^http:\/\/www\.w3\.org\//,
  /^https:\/\/metrics-api\.nanostream\.cloud$/, // The default of `api-base`.
];

describe('SECURITY.md', () => {
  it('makes promises', () => {
    assert.ok(rows.length > 20);
  });

  for (const row of rows) {
    const [, promise = '', tests = ''] = row.split('|').map((cell) => cell.trim());
    it(`names what holds that ${promise}`, () => {
      assertHeld(linksIn(tests));
    });
  }

  it('names what shows the limits', () => {
    assertHeld(linksIn(limits));
  });
});

describe('an element', () => {
  it('takes no credential', () => {
    const elements = elementsOf(readManifest());
    assert.equal(elements.length, 3);
    for (const { attributes = [], members = [] } of elements) {
      const names = [...attributes, ...members].map(({ name }) => name);
      assert.ok(names.length > 10);
      assert.deepEqual(
        names.filter((name) => /key|token|secret|passw|auth|credential/i.test(name)),
        [],
      );
    }
  });
});

describe('the built files for a script tag', () => {
  it('hold no address but those that are documented', () => {
    const scripts = readdirSync(new URL('dist/', ROOT)).filter((name) =>
      /^nano-metrics.*\.js$/.test(name),
    );
    assert.ok(scripts.length > 20);
    for (const name of scripts) {
      const addresses =
        read(`dist/${name}`).match(/\b(?:https?|wss?):\/\/[\w.-]+[^\s"'`)\\]*/g) ?? [];
      assert.deepEqual(
        addresses.filter((address) => !NAMES.some((known) => known.test(address))),
        [],
        name,
      );
    }
  });
});
