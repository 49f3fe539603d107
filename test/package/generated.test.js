import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { elementsOf, readManifest, wordsOf } from '../../scripts/manifest-entries.js';

/** @typedef {import('../../scripts/manifest-entries.js').Entry} Entry */

const DIST = new URL('../../dist/', import.meta.url);
const FRAMEWORKS = ['react', 'preact', 'vue', 'svelte', 'solid'];

const elements = elementsOf(readManifest());

/** @param {string} file */
const read = (file) => readFileSync(new URL(file, DIST), 'utf8');
/** @param {string} file */
const readJson = (file) => JSON.parse(read(file));
/** @param {Entry[]} entries */
const namesOf = (entries) => entries.map(({ name }) => name);
/** @param {readonly unknown[]} names */
const unique = (names) => [...new Set(names)];

describe('the types for frameworks', () => {
  const members = membersOf('types/elements.d.ts');

  for (const { name, tagName, attributes, members: fields, events } of elements) {
    it(`know all attributes, properties and events of ${tagName}, and what they are for`, () => {
      const settable = (/** @type {Entry[]} */ entries) => entries.filter((e) => !e.readonly);
      const properties = fields.filter(({ kind }) => kind === 'field');
      /** @type {[string, Entry[]][]} */
      const expected = [
        [`${name}Attributes`, settable(attributes)],
        [`${name}Properties`, settable(properties)],
        [`${name}Events`, events],
      ];
      for (const [type, entries] of expected) {
        const found = members.get(type);
        assert.deepEqual([...(found?.keys() ?? [])], namesOf(entries), type);
        for (const entry of entries) {
          const words = entry.description?.replace(/\s+/g, ' ');
          assert.equal(found?.get(entry.name)?.replace(/\s+/g, ' '), words, entry.name);
        }
      }
    });

    for (const framework of FRAMEWORKS) {
      it(`tell ${framework} of ${tagName}`, () => {
        assert.match(
          read(`types/${framework}.d.ts`),
          new RegExp(`'${tagName}': \\w+<'${tagName}'>`),
        );
      });
    }
  }

  for (const framework of FRAMEWORKS) {
    it(`are an empty module for ${framework} when a program runs`, () => {
      assert.equal(read(`types/${framework}.js`), 'export {};\n');
    });
  }
});

/**
 * @param {string} file
 * @returns {Map<string, Map<string, string>>} of each interface its members, each with its comment
 */
function membersOf(file) {
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
  return new Map(
    source.statements.filter(ts.isInterfaceDeclaration).map(({ name, members }) => [
      name.text,
      new Map(
        members.map((member) => {
          const key = /** @type {ts.Identifier | ts.StringLiteral} */ (member.name);
          const [comment] = ts.getJSDocCommentsAndTags(member);
          return [key.text, ts.getTextOfJSDocComment(comment?.comment) ?? ''];
        }),
      ),
    ]),
  );
}

describe('the data for VS Code', () => {
  /** @type {{ tags: (Entry & { attributes: any[] })[] }} */
  const { tags } = readJson('vscode.html-custom-data.json');
  const css = readJson('vscode.css-custom-data.json');

  it('has every tag', () => {
    assert.deepEqual(
      namesOf(tags),
      elements.map(({ tagName }) => tagName),
    );
  });

  for (const { tagName, description, attributes } of elements) {
    it(`has every attribute of ${tagName} with its words`, () => {
      const tag = tags.find(({ name }) => name === tagName);
      const words = /** @type {any} */ (tag)?.description.value;
      assert.ok(words.startsWith(description));
      assert.deepEqual(namesOf(tag?.attributes ?? []), namesOf(attributes));
      for (const entry of attributes) {
        const found = tag?.attributes.find(({ name }) => name === entry.name);
        assert.equal(found.description.value, entry.description, entry.name);
        assert.deepEqual(namesOf(found.values ?? []), wordsOf(entry), entry.name);
        assert.equal(found.valueSet, entry.type?.text === 'boolean' ? 'v' : undefined, entry.name);
      }
    });
  }

  it('has every custom property and part once, described', () => {
    const properties = unique(elements.flatMap((element) => namesOf(element.cssProperties)));
    const parts = unique(elements.flatMap((element) => namesOf(element.cssParts)));
    assert.deepEqual(namesOf(css.properties), properties);
    assert.deepEqual(
      namesOf(css.pseudoElements),
      parts.map((part) => `::part(${part})`),
    );
    for (const { name, description } of [...css.properties, ...css.pseudoElements]) {
      assert.ok(description.value, name);
    }
  });
});

describe('the data for JetBrains', () => {
  const about = JSON.parse(readFileSync(new URL('../package.json', DIST), 'utf8'));
  const { name, version, contributions } = readJson('web-types.json');

  it('is of this package, which names it', () => {
    assert.deepEqual({ name, version }, { name: about.name, version: about.version });
    assert.equal(about['web-types'], './dist/web-types.json');
  });

  for (const element of elements) {
    it(`has all that ${element.tagName} has, described`, () => {
      const all = /** @type {any[]} */ (contributions.html.elements);
      const found = all.find((entry) => entry.name === element.tagName);
      const fields = element.members.filter(({ kind }) => kind === 'field');
      /** @type {[Entry[], any[]][]} */
      const pairs = [
        [element.attributes, found.attributes],
        [element.slots, found.slots],
        [fields, found.js.properties],
        [element.events, found.js.events],
        [element.cssProperties, found.css.properties],
        [element.cssParts, found.css.parts],
      ];
      for (const [expected, entries] of pairs) {
        const told = (/** @type {Entry[]} */ list) =>
          list.map((entry) => [entry.name, entry.description]);
        assert.deepEqual(told(entries), told(expected));
        assert.ok(entries.every(({ description }) => description));
      }
      for (const entry of element.attributes) {
        const { value, values } = found.attributes.find(
          (/** @type {Entry} */ a) => a.name === entry.name,
        );
        assert.deepEqual(namesOf(values ?? []), wordsOf(entry), entry.name);
        assert.deepEqual(
          wordsOf({ name: '', type: { text: value.type } }),
          wordsOf(entry),
          entry.name,
        );
      }
    });
  }
});

describe('the hashes', () => {
  const { version, files } = readJson('integrity.json');

  it('are of this version', () => {
    const about = JSON.parse(readFileSync(new URL('../package.json', DIST), 'utf8'));
    assert.equal(version, about.version);
  });

  it('are of every file for a script tag, chunks too', () => {
    const expected = readdirSync(DIST).filter((file) => /^nano-metrics.*\.js$/.test(file));
    assert.ok(expected.length > 10);
    assert.deepEqual(Object.keys(files).sort(), expected.sort());
    for (const file of expected) {
      const hash = createHash('sha384').update(read(file)).digest('base64');
      assert.equal(files[file], `sha384-${hash}`, file);
    }
  });
});
