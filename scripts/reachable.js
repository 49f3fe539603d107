/** What the entries of the package lead to: nothing else has to be in dist/. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** Nothing imports it, and it must be wherever the scripts are. */
const PAPER = 'dist/THIRD_PARTY.txt';

/**
 * @param {string} root - folder of the package
 * @returns {Set<string>} absolute paths of the files that package.json names, and of what those
 *   import: programs programs, types types
 */
export function reachableFiles(root) {
  const { exports, bin, main, module, types, unpkg, jsdelivr, customElements, ...rest } =
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const webTypes = rest['web-types'];
  const named = { exports, bin, main, module, types, unpkg, jsdelivr, customElements, webTypes };
  const todo = [...stringsIn(named), PAPER].flatMap((path) => filesOf(resolve(root, path)));
  /** @type {Set<string>} */
  const found = new Set();
  for (let file = todo.pop(); file; file = todo.pop()) {
    if (found.has(file) || !existsSync(file) || !statSync(file).isFile()) continue;
    found.add(file);
    todo.push(...importsOf(file));
  }
  return found;
}

/**
 * @param {string} path - with a `*` for any part of the name, as exports may have it
 * @returns {string[]}
 */
function filesOf(path) {
  const [start = '', end] = basename(path).split('*');
  if (end === undefined || !existsSync(dirname(path))) return [path];
  return readdirSync(dirname(path))
    .filter((name) => name.startsWith(start) && name.endsWith(end))
    .map((name) => join(dirname(path), name));
}

/**
 * @param {string} file
 * @returns {string[]} whatever looks like an import of another file, even within a comment
 */
function importsOf(file) {
  if (!/\.(js|d\.ts)$/.test(file)) return [];
  const paths = readFileSync(file, 'utf8').matchAll(/["'`](\.\.?\/[^"'`\s]+)["'`]/g);
  return [...paths].map(([, path = '']) => {
    const target = resolve(dirname(file), path);
    return file.endsWith('.d.ts') ? target.replace(/\.js$/, '.d.ts') : target;
  });
}

/**
 * @param {unknown} value
 * @returns {string[]}
 */
function stringsIn(value) {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/**
 * Takes out of dist/ what nobody can reach: types of internal modules, and modules that had
 * nothing but types.
 *
 * @param {string} root - folder of the package
 */
export function removeUnreachable(root) {
  const needed = reachableFiles(root);
  for (const entry of readdirSync(join(root, 'dist'), { recursive: true, withFileTypes: true })) {
    const file = resolve(entry.parentPath, entry.name);
    if (entry.isFile() && !needed.has(file)) rmSync(file);
  }
}
