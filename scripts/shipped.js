/**
 * What of other people's packages ships: what npm installs with the package (the dependencies in the
 * lock file), and what is bundled into the scripts (dist/THIRD_PARTY.txt).
 */
import { packagesIn } from './third-party.js';

/**
 * @typedef {{ version?: string, license?: string, integrity?: string, dev?: boolean,
 *   optional?: boolean, peer?: boolean, devOptional?: boolean,
 *   dependencies?: Record<string, string>, optionalDependencies?: Record<string, string> }} Locked
 * @typedef {{ name: string, version: string, licence: string, integrity: string, path: string,
 *   isInstalled: boolean, isBundled: boolean, needs: string[] }} Shipped
 */

/**
 * @param {{ packages: Record<string, Locked> }} lock - package-lock.json
 * @param {string} thirdParty - THIRD_PARTY.txt
 * @returns {Shipped[]} by name; `needs` are paths in the lock file
 */
export function shippedPackages({ packages }, thirdParty) {
  const installed = reach(packages, '');
  const bundled = packagesIn(thirdParty).map(({ name }) => `node_modules/${name}`);
  const paths = [...new Set([...installed, ...bundled])].sort();
  return paths.map((path) => {
    const { version = '', license = '', integrity = '' } = packages[path] ?? {};
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    if (!version || !license || !integrity) throw new Error(`${name}: the lock file lacks it`);
    return {
      name,
      version,
      licence: license,
      integrity,
      path,
      isInstalled: installed.has(path),
      isBundled: bundled.includes(path),
      needs: needsOf(packages, path).filter((need) => paths.includes(need)),
    };
  });
}

/**
 * @param {Record<string, Locked>} packages
 * @param {string} start
 * @returns {Set<string>} where all that lies that it needs, directly or not
 */
function reach(packages, start) {
  /** @type {Set<string>} */
  const found = new Set();
  const todo = needsOf(packages, start);
  for (let path = todo.pop(); path !== undefined; path = todo.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    todo.push(...needsOf(packages, path));
  }
  return found;
}

/**
 * @param {Record<string, Locked>} packages
 * @param {string} path
 * @returns {string[]}
 */
export function needsOf(packages, path) {
  const { dependencies = {}, optionalDependencies = {} } = packages[path] ?? {};
  return Object.keys({ ...dependencies, ...optionalDependencies }).flatMap((name) => {
    // As Node looks for it: in the folder itself, then upwards.
    for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))) {
      const found = `${folder && `${folder}/`}node_modules/${name}`;
      if (packages[found]) return [found];
      if (folder === '') break;
    }
    if (name in optionalDependencies) return [];
    throw new Error(`${name}: needed by ${path || 'the package'}, and not in the lock file`);
  });
}
