import { readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const HERE = new URL('./', import.meta.url);

/**
 * Builds each peer into one classic script, as small as its library lets itself be made, and what
 * the pages need themselves.
 *
 * @param {readonly import('./contenders.js').Contender[]} contenders
 */
export async function buildPeers(contenders) {
  rmSync(new URL('dist', HERE), { recursive: true, force: true });
  const names = new Set(contenders.map(({ id, peer }) => peer ?? id));
  await build({
    absWorkingDir: fileURLToPath(HERE),
    entryPoints: [...names, 'stage', 'cold'].map((name) => `peers/${name}.js`),
    outdir: 'dist',
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
}

/** @param {string} name of a built script */
export function builtScript(name) {
  return readFileSync(new URL(`dist/${name}.js`, HERE), 'utf8');
}
