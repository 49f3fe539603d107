import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

/**
 * The snippet of a page of docs/cms, as its readers copy it.
 *
 * @param {string} name such as `drupal`
 */
export function snippetOf(name) {
  const file = new URL(`../../docs/cms/${name}.md`, import.meta.url);
  const snippets = [...readFileSync(file, 'utf8').matchAll(/^```html\n(.*?)^```$/gms)];
  assert.equal(snippets.length, 1, `${name}.md has one snippet to paste`);
  const html = snippets[0]?.[1] ?? '';
  const [, scriptPath = ''] = /src="(\/[^"]*nano-metrics\.iife\.js)"/.exec(html) ?? [];
  assert.ok(scriptPath, 'it says where the script file is');
  return { html, scriptPath };
}
