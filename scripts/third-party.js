/**
 * The licences of other people's code in the built scripts: `dist/THIRD_PARTY.txt`. What that is, the
 * bundler says, by the modules that it put into them.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** Those that ask for no more than their text, which is passed on here. */
const ALLOWED = ['MIT', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'Apache-2.0', '0BSD'];
const LICENCE_FILE = /^(licen[cs]e|copying)(\.(md|txt))?$/i;
const NOTICE_FILE = /^notice(\.(md|txt))?$/i;

/**
 * @typedef {{ name: string, version: string, licence: string, text: string }} Bundled
 */

/**
 * Collects the folders of the packages that are in a bundle.
 *
 * @param {Set<string>} folders - is added to
 * @param {string} [root] - folder of the package that is built
 * @returns {import('vite').Plugin}
 */
export function collectPackages(folders, root = process.cwd()) {
  return {
    name: 'collect-packages',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        // All styles are in templates, so whatever else is there came from somewhere unknown.
        if (chunk.type !== 'chunk') return this.error(`${chunk.fileName}: whose is it?`);
        for (const id of Object.keys(chunk.modules)) {
          const folder = folderOf(id, root);
          if (folder === undefined) return this.error(`${id} is bundled: whose is it?`);
          if (folder !== '') folders.add(folder);
        }
      }
    },
  };
}

/**
 * @param {string} id - of a module, as bundlers name it
 * @param {string} root
 * @returns {string | undefined} folder of its package, which is `''` for the one that is built
 */
export function folderOf(id, root) {
  // A bundler's own helpers, such as `\0rolldown/runtime.js`.
  const [, helper] = /^\0(rolldown|vite)\//.exec(id) ?? [];
  if (helper) return join(root, 'node_modules', helper);
  const path = id.replace(/[?#].*/s, '').replaceAll('\\', '/');
  const [, folder] = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/@]+)\//.exec(path) ?? [];
  if (folder) return folder;
  return path.startsWith(`${root.replaceAll(sep, '/')}/src/`) ? '' : undefined;
}

/**
 * @param {string} folder - of a package
 * @returns {Bundled}
 * @throws {Error} where it must not be passed on, or cannot
 */
export function readPackage(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (!ALLOWED.includes(license)) {
    throw new Error(`${name} is bundled, and its licence is none of ${ALLOWED}: ${license}`);
  }
  const files = readdirSync(folder).sort();
  const texts = [LICENCE_FILE, NOTICE_FILE].map((pattern) =>
    files.filter((file) => pattern.test(file)).map((file) => read(join(folder, file))),
  );
  if (!texts[0]?.some((text) => text !== '')) {
    throw new Error(`${name} is bundled, and has no text of its licence`);
  }
  return { name, version, licence: license, text: texts.flat().join('\n\n') };
}

/** @param {string} file */
function read(file) {
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trim();
}

/**
 * @param {Iterable<string>} folders
 * @returns {Bundled[]} each version once, by name
 */
export function readPackages(folders) {
  const packages = [...folders].map(readPackage);
  const byKey = new Map(packages.map((one) => [`${one.name} ${one.version}`, one]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

const RULE = '-'.repeat(80);

/**
 * @param {Bundled[]} packages
 * @returns {string}
 */
export function thirdPartyText(packages) {
  const parts = packages.map(
    ({ name, version, licence, text }) => `${name} ${version}\n${licence}\n\n${text}`,
  );
  const first = 'The scripts nano-metrics*.js contain code of these packages.';
  return `${[first, ...parts].join(`\n\n${RULE}\n\n`)}\n`;
}

/**
 * @param {string} text - of THIRD_PARTY.txt
 * @returns {{ name: string, version: string, licence: string }[]}
 */
export function packagesIn(text) {
  return text
    .split(`\n\n${RULE}\n\n`)
    .slice(1)
    .map((part) => {
      const [first = '', licence = ''] = part.split('\n', 2);
      const [name = '', version = ''] = first.split(' ');
      return { name, version, licence };
    });
}

/** @param {Iterable<string>} folders */
export function writeThirdParty(folders) {
  writeFileSync('dist/THIRD_PARTY.txt', thirdPartyText(readPackages(folders)));
}
