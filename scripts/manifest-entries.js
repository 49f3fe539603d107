import { readFileSync } from 'node:fs';

/**
 * @typedef {{ name: string, description?: string, type?: { text: string }, default?: string,
 *   fieldName?: string, kind?: string, readonly?: boolean,
 *   return?: { type: { text: string } } }} Entry
 * @typedef {{ name: string, tagName: string, description: string, attributes: Entry[],
 *   members: Entry[], events: Entry[], slots: Entry[], cssParts: Entry[],
 *   cssProperties: Entry[] }} Element
 * @typedef {{ modules: { declarations: Element[] }[] }} Manifest
 */

const MANIFEST = new URL('../dist/custom-elements.json', import.meta.url);

/** @returns {Manifest} what the build wrote of the elements */
export function readManifest() {
  return JSON.parse(readFileSync(MANIFEST, 'utf8'));
}

/** @param {Manifest} manifest */
export function elementsOf({ modules }) {
  return modules.flatMap(({ declarations }) => declarations);
}

/**
 * @param {Entry} entry
 * @returns {string[]} the words that it takes
 */
export function wordsOf({ type }) {
  return [...(type?.text ?? '').matchAll(/'([^']*)'/g)].map(([, word = '']) => word);
}
