/**
 * Bundles the tests of src/chart, src/controllers and src/elements for a page, each with a copy of
 * all modules as these stand here: mutated ones where Stryker calls it. See pages.js. Other folders of
 * tests can be named.
 */
import { readdirSync } from 'node:fs';
import { build } from 'esbuild';

const given = process.argv.slice(2);
const folders = given.length > 0 ? given : ['chart', 'controllers', 'elements'];

// It looks at which modules a page loads, of which a bundle makes one.
const LEFT_OUT = 'mtd-alone.test.ts';

await build({
  entryPoints: folders.flatMap((name) =>
    readdirSync(`test/${name}`)
      .filter((file) => file.endsWith('.test.ts') && file !== LEFT_OUT)
      .map((file) => `./test/${name}/${file}`),
  ),
  bundle: true,
  platform: 'browser',
  target: 'es2022',
  format: 'esm',
  // As the test runner has it.
  conditions: ['development', 'browser', 'module'],
  alias: { '@web/test-runner-commands': './test/mutation/commands.js' },
  define: { 'process.env.NODE_ENV': '"development"' },
  outdir: '.cache/browser-tests',
  outbase: 'test',
  logLevel: 'warning',
});
