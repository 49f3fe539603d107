/**
 * Bundles the tests of src/api and src/model for Mocha under Node, with the modules that they test
 * as these stand here: mutated ones where Stryker calls it. See stryker.config.js.
 */
import { build } from 'esbuild';

await build({
  // Each test file gets a copy of all modules, as it has a page of its own in the browser.
  entryPoints: ['./test/api/*.test.ts', './test/model/*.test.ts'],
  bundle: true,
  platform: 'node',
  target: 'es2022',
  // @open-wc/testing needs a page to be loaded; its `expect` is the one of this package, of which
  // only the field `module` leads to a file.
  alias: { '@open-wc/testing': '@esm-bundle/chai' },
  mainFields: ['module', 'main'],
  outdir: '.cache/node-tests',
  outbase: '.',
  outExtension: { '.js': '.cjs' },
  format: 'cjs',
  logLevel: 'warning',
});
