import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const ROOT = new URL('../../', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8'));

/** @param {unknown} value @returns {string[]} all paths in a part of package.json */
function pathsIn(value) {
  if (typeof value === 'string') return value.startsWith('./') ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(pathsIn) : [];
}

describe('the package', () => {
  const { exports, bin, main, module, types, unpkg, jsdelivr, customElements } = manifest;
  const paths = pathsIn({ exports, bin, main, module, types, unpkg, jsdelivr, customElements });

  for (const path of new Set(paths)) {
    it(`has ${path}, which package.json names`, () => {
      // Of those that differ by a part of their name, one stands for all.
      assert.ok(existsSync(new URL(path.replace('*', 'fr'), ROOT)));
    });
  }

  it('has the files for a script tag', () => {
    for (const file of ['dist/nano-metrics.js', 'dist/nano-metrics.iife.js']) {
      assert.ok(existsSync(new URL(file, ROOT)), file);
    }
  });

  it('can be imported under Node, where it registers nothing and adds no global of its own', async () => {
    const before = new Set(Object.getOwnPropertyNames(globalThis));
    const names = Object.keys(await import('nano-metrics'));
    for (const name of [
      'NanoByteUsage',
      'NanoConcurrentViewers',
      'NanoMtdUsage',
      'configure',
      'createClient',
      'signIn',
      'signOut',
    ]) {
      assert.ok(names.includes(name), name);
    }
    const added = Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name));
    // What Lit keeps for itself; under Node, it brings a registry of its own.
    const known =
      /^(litElementVersions|litHtmlVersions|reactiveElementVersions|litPropertyMetadata|litServerRoot|customElements)$/;
    assert.deepEqual(
      added.filter((name) => !known.test(name)),
      [],
    );
  });

  for (const entry of [
    'define',
    ...['mtd-usage', 'concurrent-viewers', 'byte-usage'].map((tag) => `define/nano-${tag}`),
  ]) {
    it(`can import nano-metrics/${entry} under Node without effect`, async () => {
      await assert.doesNotReject(import(`nano-metrics/${entry}`));
    });
  }

  it('offers the proxy to servers', async () => {
    const { createProxy } = await import('nano-metrics/proxy');
    assert.equal(typeof createProxy, 'function');
    const adapter = await import('nano-metrics/proxy/node');
    assert.deepEqual(Object.keys(adapter).sort(), ['createNodeServer', 'toNodeHandler']);
  });
});
