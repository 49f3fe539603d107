/**
 * Types of our elements for the templates of frameworks, made from the manifest: `dist/types/`.
 *
 * What differs from tag to tag is in `elements.d.ts`, with the words of the manifest as comments.
 * A file per framework puts that into the framework's own list of tags. The types of values are
 * those of the element classes, so that none is said twice.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';

/**
 * @typedef {import('./manifest-entries.js').Entry} Entry
 * @typedef {import('./manifest-entries.js').Element} Element
 */

const OUT = new URL('../dist/types/', import.meta.url);

/** Whether a page may set it: not what the element says of itself. */
const isSettable = (/** @type {Entry} */ { readonly }) => !readonly;

/** @param {Element[]} elements */
export async function writeFrameworkTypes(elements) {
  mkdirSync(OUT, { recursive: true });
  await write('elements', ownTypes(elements), elements);
  for (const [name, source] of Object.entries(FRAMEWORKS)) {
    await write(name, source, elements);
    // A module for whoever leaves the import of the types in.
    writeFileSync(new URL(`${name}.js`, OUT), 'export {};\n');
  }
}

/**
 * @param {string} name
 * @param {string} source - `TAGS(…)` in it is written once per tag, with `TAG` as the tag, quoted
 * @param {Element[]} elements
 */
async function write(name, source, elements) {
  const perTag = source.replace(/TAGS\((.*)\)/g, (_, line) =>
    elements.map(({ tagName }) => line.replaceAll('TAG', `'${tagName}'`)).join('\n'),
  );
  const text = await format(perTag, { parser: 'typescript', printWidth: 100, singleQuote: true });
  writeFileSync(new URL(`${name}.d.ts`, OUT), text);
}

/** @param {Element[]} elements */
function ownTypes(elements) {
  const events = new Set(
    elements.flatMap((element) => element.events.map(({ type }) => type?.text)),
  );
  const properties = new Set(
    elements.flatMap(({ cssProperties }) => cssProperties.map(({ name }) => name)),
  );
  return `
    import type { ${[...events].join(', ')} } from '../elements/events.js';
    ${elements.map(({ name, tagName }) => `import type { ${name} } from '../define/${tagName}.js';`).join('\n')}

    ${elements.map(ownTypesOf).join('\n')}

    /** Each tag: its element, what can be set on it, and what it fires. */
    export interface NanoElements {
      ${elements.map(({ name, tagName }) => `'${tagName}': { element: ${name}; attributes: ${name}Attributes; properties: ${name}Properties; events: ${name}Events };`).join('\n')}
    }

    export type NanoTag = keyof NanoElements;
    /** The class of a tag. */
    export type ElementOf<Tag extends NanoTag> = NanoElements[Tag]['element'];
    /** Attributes and properties of a tag. */
    export type PropsOf<Tag extends NanoTag> = NanoElements[Tag]['attributes'] & NanoElements[Tag]['properties'];
    /** Names of the events of a tag. */
    export type EventNameOf<Tag extends NanoTag> = keyof NanoElements[Tag]['events'] & string;
    /** An event of a tag, as its handler gets it. */
    export type EventOf<Tag extends NanoTag, Name extends EventNameOf<Tag>> = NanoElements[Tag]['events'][Name] & { readonly currentTarget: NanoElements[Tag]['element'] };

    /** CSS custom properties, on an element or around it. */
    export interface NanoCssProperties {
      ${[...properties].map((name) => `'${name}'?: string | number | undefined;`).join('\n')}
    }
  `;
}

/** @param {Element} element */
function ownTypesOf({ name, tagName, attributes, members, events }) {
  const fields = members.filter(({ kind }) => kind === 'field').filter(isSettable);
  return `
    /** Attributes of \`<${tagName}>\`. */
    export interface ${name}Attributes {
      ${attributes
        .filter(isSettable)
        .map((entry) => member(entry, `${name}['${entry.fieldName}']`))
        .join('\n')}
    }

    /** Properties of \`<${tagName}>\`. */
    export interface ${name}Properties {
      ${fields.map((entry) => member(entry, `${name}['${entry.name}']`)).join('\n')}
    }

    /** Events of \`<${tagName}>\`. */
    export interface ${name}Events {
      ${events.map((entry) => `${comment(entry)} '${entry.name}': ${entry.type?.text};`).join('\n')}
    }
  `;
}

/**
 * @param {Entry} entry
 * @param {string} type
 */
function member(entry, type) {
  return `${comment(entry)} '${entry.name}'?: ${type} | undefined;`;
}

/** @param {Entry} entry */
function comment({ description = '' }) {
  return description && `\n/** ${description.replace(/\s+/g, ' ').replaceAll('*/', '*\\/')} */\n`;
}

/** @param {string[]} names */
const own = (...names) => `import type { ${names.join(', ')} } from './elements.js';`;

/** Handlers of events, under the name \`prefix\` + event. */
const handlers = (/** @type {string} */ prefix) => `{
  [Name in EventNameOf<Tag> as \`${prefix}\${Name}\`]?: ((event: EventOf<Tag, Name>) => void) | undefined;
}`;

const FRAMEWORKS = {
  react: `
    import type { ClassAttributes, HTMLAttributes } from 'react';
    ${own('ElementOf', 'EventNameOf', 'EventOf', 'NanoCssProperties', 'NanoTag', 'PropsOf')}

    type Props<Tag extends NanoTag> = PropsOf<Tag> & ${handlers('on')} &
      Omit<HTMLAttributes<ElementOf<Tag>>, keyof PropsOf<Tag>> &
      ClassAttributes<ElementOf<Tag>> & { class?: string | undefined };

    declare module 'react' {
      namespace JSX {
        interface IntrinsicElements {
          TAGS(TAG: Props<TAG>;)
        }
      }
      interface CSSProperties extends NanoCssProperties {}
    }
  `,
  preact: `
    import type { HTMLAttributes } from 'preact';
    ${own('ElementOf', 'EventNameOf', 'EventOf', 'NanoTag', 'PropsOf')}

    type Props<Tag extends NanoTag> = PropsOf<Tag> & ${handlers('on')} &
      Omit<HTMLAttributes<ElementOf<Tag>>, keyof PropsOf<Tag>>;

    declare module 'preact' {
      namespace createElement.JSX {
        interface IntrinsicElements {
          TAGS(TAG: Props<TAG>;)
        }
      }
    }
  `,
  vue: `
    import type { HTMLAttributes, PublicProps } from 'vue';
    ${own('ElementOf', 'EventNameOf', 'EventOf', 'NanoTag', 'PropsOf')}

    type Camel<Name extends string> = Name extends \`\${infer Head}-\${infer Rest}\` ? \`\${Capitalize<Head>}\${Camel<Rest>}\` : Capitalize<Name>;

    type Props<Tag extends NanoTag> = PropsOf<Tag> & {
      [Name in EventNameOf<Tag> as \`on\${Camel<Name>}\` | \`on\${Capitalize<Name>}\`]?: ((event: EventOf<Tag, Name>) => void) | undefined;
    } & Omit<HTMLAttributes, keyof PropsOf<Tag>>;

    /** The type that templates expect of a component. */
    type Component<Tag extends NanoTag> = new () => ElementOf<Tag> & {
      $props: Props<Tag> & PublicProps;
    };

    declare module 'vue' {
      interface GlobalComponents {
        TAGS(TAG: Component<TAG>;)
      }
      interface IntrinsicElementAttributes {
        TAGS(TAG: Props<TAG>;)
      }
      // Vue knows it only as the syntax of Vue 2, while custom elements need it on their children.
      interface HTMLAttributes {
        slot?: string | undefined;
      }
    }
  `,
  svelte: `
    import type { HTMLAttributes } from 'svelte/elements';
    ${own('ElementOf', 'EventNameOf', 'EventOf', 'NanoTag', 'PropsOf')}

    type Props<Tag extends NanoTag> = PropsOf<Tag> & ${handlers('on')} & ${handlers('on:')} &
      Omit<HTMLAttributes<ElementOf<Tag>>, keyof PropsOf<Tag>>;

    declare module 'svelte/elements' {
      interface SvelteHTMLElements {
        TAGS(TAG: Props<TAG>;)
      }
    }
  `,
  solid: `
    import type { JSX } from 'solid-js';
    ${own('ElementOf', 'EventNameOf', 'NanoElements', 'NanoTag', 'PropsOf')}

    type Props<Tag extends NanoTag> = PropsOf<Tag> & {
      [Name in keyof NanoElements[Tag]['properties'] & string as \`prop:\${Name}\`]?: NanoElements[Tag]['properties'][Name];
    } & {
      [Name in keyof NanoElements[Tag]['attributes'] & string as \`attr:\${Name}\`]?: NanoElements[Tag]['attributes'][Name];
    } & {
      [Name in keyof NanoElements[Tag]['attributes'] & string as boolean extends NanoElements[Tag]['attributes'][Name] ? \`bool:\${Name}\` : never]?: boolean | undefined;
    } & {
      [Name in EventNameOf<Tag> as \`on:\${Name}\`]?: JSX.EventHandlerWithOptionsUnion<ElementOf<Tag>, NanoElements[Tag]['events'][Name] & Event> | undefined;
    } & Omit<JSX.HTMLAttributes<ElementOf<Tag>>, keyof PropsOf<Tag>>;

    declare module 'solid-js' {
      namespace JSX {
        interface IntrinsicElements {
          TAGS(TAG: Props<TAG>;)
        }
      }
    }
  `,
};

/** The frameworks that there are types for. */
export const frameworks = Object.keys(FRAMEWORKS);
