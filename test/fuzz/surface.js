/**
 * What the manifest declares of each tag: attributes, properties and methods.
 *
 * @param {any} manifest
 * @returns {import('./sequence.js').Surface}
 */
export function surfaceOf(manifest) {
  const declarations = manifest.modules
    .flatMap((/** @type {any} */ module) => module.declarations ?? [])
    .filter((/** @type {any} */ declaration) => declaration.customElement);
  return Object.fromEntries(
    declarations.map((/** @type {any} */ { tagName, attributes, members }) => {
      const open = members.filter(
        (/** @type {any} */ { privacy, static: isStatic }) =>
          !isStatic && privacy !== 'private' && privacy !== 'protected',
      );
      const named = (/** @type {string} */ kind) =>
        open
          .filter((/** @type {any} */ member) => member.kind === kind && !member.readonly)
          .map((/** @type {any} */ { name }) => name);
      // Set by the widget alone; a page that writes them gets what it asked for.
      const isOwn = (/** @type {string} */ name) => name === 'status' || name === 'stale';
      return [
        tagName,
        {
          attributes: attributes
            .map((/** @type {any} */ { name }) => name)
            .filter((/** @type {string} */ name) => !isOwn(name)),
          properties: named('field').filter((/** @type {string} */ name) => !isOwn(name)),
          methods: named('method'),
        },
      ];
    }),
  );
}
