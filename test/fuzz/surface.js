/**
 * What the manifest declares of each tag.
 *
 * @param {any} manifest
 * @returns {import('./sequence.js').Surface}
 */
export function surfaceOf(manifest) {
  const declarations = manifest.modules
    .flatMap((/** @type {any} */ module) => module.declarations ?? [])
    .filter((/** @type {any} */ declaration) => declaration.customElement);
  return Object.fromEntries(
    declarations.map((/** @type {any} */ { tagName, attributes, members, slots, events }) => {
      const open = members.filter(
        (/** @type {any} */ { privacy, static: isStatic }) =>
          !isStatic && privacy !== 'private' && privacy !== 'protected',
      );
      // Set by the widget alone; a page that writes them gets what it asked for.
      const readonly = open.filter((/** @type {any} */ member) => member.readonly).map(nameOf);
      const named = (/** @type {string} */ kind) =>
        open
          .filter((/** @type {any} */ member) => member.kind === kind && !member.readonly)
          .map(nameOf);
      const status = open.find((/** @type {any} */ { name }) => name === 'status');
      return [
        tagName,
        {
          attributes: attributes
            .map(nameOf)
            .filter((/** @type {string} */ name) => !readonly.includes(name)),
          properties: named('field'),
          methods: named('method'),
          slots: slots.map(nameOf),
          events: events.map(nameOf),
          states: status.type.text.match(/(?<=')[^' |]+(?=')/g),
        },
      ];
    }),
  );
}

const nameOf = (/** @type {{ name: string }} */ { name }) => name;
