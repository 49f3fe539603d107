import { resolveTypes } from './scripts/manifest-types.js';

/**
 * The manifest tells of what is public: no private or protected members, no base classes as if
 * they could be used, no events but those that are documented.
 */

/**
 * @typedef {{ name: string, kind?: string, privacy?: string, inheritedFrom?: unknown,
 *   type?: { text: string }, return?: unknown }} Entry
 * @typedef {{ name: string, tagName?: string, members: Entry[], attributes?: Entry[],
 *   events?: (Entry & { description?: string })[], superclass?: unknown }} Declaration
 * @typedef {{ path: string, declarations: Declaration[],
 *   exports: { declaration: { name: string } }[] }} Module
 */

export default {
  globs: ['src/elements/*.ts'],
  outdir: 'dist',
  litelement: true,
  plugins: [
    {
      name: 'public-only',
      /** @param {{ customElementsManifest: { modules: Module[] } }} context */
      packageLinkPhase({ customElementsManifest }) {
        /** @type {Map<string, string>} */
        const files = new Map();
        for (const module of customElementsManifest.modules) {
          for (const { name } of module.declarations) files.set(name, module.path);
          module.path = module.path.replace(/^src\/(.*)\.ts$/, 'dist/$1.js');
          module.declarations = module.declarations.filter(({ tagName }) => tagName);
          for (const declaration of module.declarations) makePublic(declaration);
          const names = new Set(module.declarations.map(({ name }) => name));
          module.exports = module.exports.filter((entry) => names.has(entry.declaration.name));
        }
        customElementsManifest.modules = customElementsManifest.modules.filter(
          ({ declarations }) => declarations.length > 0,
        );
        resolveTypes(
          files,
          customElementsManifest.modules.flatMap(({ declarations }) => declarations),
        );
      },
    },
  ],
};

/** @param {Declaration} declaration */
function makePublic(declaration) {
  const isPublic = (/** @type {Entry} */ { name, privacy }) =>
    !name.startsWith('#') && (privacy ?? 'public') === 'public' && name !== 'properties';
  declaration.members = declaration.members.filter(isPublic).map(withoutOrigin);
  declaration.attributes = (declaration.attributes ?? []).map(withoutOrigin);
  declaration.events = (declaration.events ?? [])
    .filter(({ description }) => description)
    .map(withoutOrigin);
  // The base classes are no part of the package.
  delete declaration.superclass;
  const refresh = declaration.members.find(({ name }) => name === 'refresh');
  if (!refresh) return;
  Object.assign(refresh, { kind: 'method', return: { type: { text: 'Promise<void>' } } });
  delete refresh.type;
}

/**
 * The base classes that members come from are not in the manifest.
 *
 * @param {Entry} member
 */
function withoutOrigin(member) {
  const { inheritedFrom, ...own } = member;
  return inheritedFrom ? own : member;
}
