import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

/**
 * @typedef {{ name: string, type?: { text: string }, description?: string, default?: string,
 *   readonly?: boolean }} Entry
 * @typedef {{ tagName: string, attributes: Entry[], members: Entry[], events: Entry[] }} Element
 */

/** @type {{ modules: { declarations: Element[] }[] }} */
const { modules } = JSON.parse(
  readFileSync(new URL('../../dist/custom-elements.json', import.meta.url), 'utf8'),
);
const elements = modules.flatMap(({ declarations }) => declarations);

/** What editors and builders offer, in this order. */
const WORDS = {
  range: ['1H', '1D', '1W'],
  theme: ['auto', 'light', 'dark'],
  density: ['comfortable', 'compact'],
  unit: ['auto', 'MB', 'GB', 'TB', 'PB', 'MiB', 'GiB', 'TiB', 'PiB'],
  refresh: ['off'],
  status: ['loading', 'ready', 'empty', 'error', 'unauthorized', 'forbidden'],
};
/** Lists too, as frameworks set attributes as properties. */
const PLAIN = ['string', 'readonly string[]', 'number', 'boolean', 'undefined'];
const DEFAULTS = {
  range: '1D',
  theme: 'auto',
  density: 'comfortable',
  unit: 'auto',
  timezone: 'UTC',
};

describe('the manifest', () => {
  it('has the three tags', () => {
    const tags = elements.map(({ tagName }) => tagName);
    assert.deepEqual(tags, ['nano-byte-usage', 'nano-concurrent-viewers', 'nano-mtd-usage']);
  });

  for (const { tagName, attributes, members, events } of elements) {
    it(`names the words that attributes of ${tagName} take, and no names of types`, () => {
      for (const { name, type } of attributes) {
        const expected = WORDS[/** @type {keyof typeof WORDS} */ (name)] ?? [];
        const words = [...(type?.text ?? '').matchAll(/'([^']*)'/g)].map(([, word]) => word);
        assert.deepEqual(words, expected, name);
        const rest = (type?.text ?? '').replace(/'[^']*'/g, 'string').split(' | ');
        assert.deepEqual(
          rest.filter((part) => !PLAIN.includes(part)),
          [],
          name,
        );
      }
    });

    it(`names the defaults of ${tagName}`, () => {
      for (const [attribute, value] of Object.entries(DEFAULTS)) {
        const entry = attributes.find(({ name }) => name === attribute);
        if (entry) assert.equal(entry.default, `'${value}'`, attribute);
      }
    });

    it(`says what only ${tagName} itself sets`, () => {
      const names = attributes.filter(({ readonly }) => readonly).map(({ name }) => name);
      assert.deepEqual(names, ['status', 'stale']);
    });

    it(`names the queries and series of the source of ${tagName}`, () => {
      const source = members.find(({ name }) => name === 'source');
      const metric = tagName === 'nano-concurrent-viewers' ? 'Viewers' : 'Bytes';
      assert.equal(source?.type?.text, `Source<${metric}Query, ${metric}Series> | undefined`);
    });

    it(`names the classes of the events of ${tagName}`, () => {
      for (const { name, type } of events) {
        const words = name.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
        assert.equal(type?.text, `${words.join('')}Event`);
      }
    });
  }
});
