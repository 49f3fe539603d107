/**
 * The hashes that a page can hold the script-tag files to (Subresource Integrity):
 * `dist/integrity.json`.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const DIST = new URL('../dist/', import.meta.url);

/**
 * @param {string} version - of the package
 * @returns {{ version: string, files: Record<string, string> }}
 */
export function integrityOf(version) {
  const files = readdirSync(DIST)
    .filter((file) => /^nano-metrics\b.*\.js$/.test(file))
    .sort();
  return {
    version,
    files: Object.fromEntries(
      files.map((file) => {
        const hash = createHash('sha384').update(readFileSync(new URL(file, DIST)));
        return [file, `sha384-${hash.digest('base64')}`];
      }),
    ),
  };
}

/** @param {string} version */
export function writeIntegrity(version) {
  const text = `${JSON.stringify(integrityOf(version), null, 2)}\n`;
  writeFileSync(new URL('integrity.json', DIST), text);
}
