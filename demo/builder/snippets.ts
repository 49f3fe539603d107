import type { Widget } from './catalog.js';
import { htmlText, htmlValue, isForShortcode, isPlain, jsString } from './escape.js';
import type { FormId } from './forms.js';
import { connectionOf, type Settings, valuesOf } from './settings.js';

/** What the builder was made with: the version, and the hashes of its files for `integrity`. */
export interface Release {
  readonly version: string;
  readonly files: Readonly<Record<string, string>>;
}

/** A piece of code for one place. */
export interface Block {
  /** Where it goes, such as a file name. */
  readonly title: string;
  readonly language: 'html' | 'css' | 'js' | 'text';
  readonly text: string;
}

export interface Snippet {
  readonly blocks: readonly Block[];
  /** What else there is to know; `code` in backticks. */
  readonly notes: readonly string[];
}

/** Something that has to be written in the template of a framework. */
interface Part {
  /** The name in HTML. */
  readonly name: string;
  /** A name for code, such as `apiBase`. */
  readonly key: string;
  readonly value: string | true;
}

const FILES = { script: 'nano-metrics.iife.js', module: 'nano-metrics.js' } as const;

/** Settings as code in the chosen form. Pure text: nothing of it is run or parsed here. */
export function snippetOf(settings: Settings, widget: Widget, release: Release): Snippet {
  const { form } = settings;
  const css = cssBlock(settings, widget);
  const { blocks, notes } = MAKERS[form](settings, widget, release);
  return {
    blocks: css
      ? [...blocks, form === 'wordpress' ? { ...css, title: WORDPRESS_CSS } : css]
      : blocks,
    notes: css ? [...notes, CSS_NOTE] : notes,
  };
}

/** Where the script is, for the forms that have one. */
export function scriptAddress(settings: Settings, form: FormId, { version }: Release): string {
  const file = form === 'module' ? FILES.module : FILES.script;
  const { files } = connectionOf(settings);
  if (/\.m?js([?#]|$)/.test(files)) return files;
  const folder = files || `https://cdn.jsdelivr.net/npm/nano-metrics@${version}/dist/`;
  return `${folder.replace(/(?<!\/)\/*$/, '/')}${file}`;
}

const WORDPRESS_CSS = 'Appearance → Customize → Additional CSS';
const CSS_NOTE =
  'The CSS belongs into a stylesheet of the page. It is valid for all widgets of this kind; to mean just some, give them a class and add it to the selector. It is no `style` attribute, as strict policies forbid those.';

type Maker = (settings: Settings, widget: Widget, release: Release) => Snippet;

const MAKERS: Readonly<Record<FormId, Maker>> = {
  script: (settings, widget, release) => ({
    blocks: [
      { title: 'HTML', language: 'html', text: tagsOf(settings, widget, release, 'script') },
    ],
    notes: [
      'The script is wanted once per page, however many widgets are on it.',
      integrityNote(settings, release),
    ],
  }),

  module: (settings, widget, release) => ({
    blocks: [
      { title: 'HTML', language: 'html', text: tagsOf(settings, widget, release, 'module') },
    ],
    notes: [
      'The module loads its parts when they are needed, from the same folder. `integrity` covers the file that it names and not those parts; the one file of the script tag is covered as a whole.',
      integrityNote(settings, release),
    ],
  }),

  react: jsx('React 19 or newer.'),
  preact: jsx(),
  solid: jsx(),

  vue(settings, widget) {
    const { parts, slots, texts } = templateParts(settings, widget);
    const markup = markupOf(widget, {
      parts: parts.map((part) => plainPart(part) ?? `:${part.name}="texts.${part.key}"`),
      slots: slots.map(({ name, key, value }) => [
        name,
        isPlain(String(value)) ? String(value) : `{{ texts.${key} }}`,
      ]),
    });
    const code = [importsOf(settings, widget), configureOf(settings), constant(texts)];
    return {
      blocks: [
        {
          title: `${nameOf(widget)}.vue`,
          language: 'html',
          text: `<script setup lang="ts">\n${joined(code)}\n</script>\n\n<template>\n${indented(markup)}\n</template>`,
        },
        {
          title: 'vite.config.ts',
          language: 'js',
          text: `vue({\n  template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('nano-') } },\n})`,
        },
      ],
      notes: npmNotes(settings),
    };
  },

  angular(settings, widget) {
    const { parts, slots, texts } = templateParts(settings, widget);
    const markup = markupOf(widget, {
      parts: parts.map((part) => plainPart(part) ?? `[attr.${part.name}]="texts.${part.key}"`),
      slots: slots.map(({ name, key, value }) => [
        name,
        isPlain(String(value)) ? String(value) : `{{ texts.${key} }}`,
      ]),
    });
    const file = widget.tag.replace(/^nano-/, '');
    const members =
      texts.length > 0 ? `\n  protected readonly texts = ${literal(texts, '  ')};\n` : '';
    const code = [
      `import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';\n${importsOf(settings, widget)}`,
      configureOf(settings),
      `@Component({\n  selector: 'app-${file}',\n  schemas: [CUSTOM_ELEMENTS_SCHEMA],\n  template: \`\n${indented(markup, '    ')}\n  \`,\n})\nexport class ${nameOf(widget)}Component {${members}}`,
    ];
    return {
      blocks: [{ title: `${file}.component.ts`, language: 'js', text: joined(code) }],
      notes: npmNotes(settings, 'Angular 19 or newer.'),
    };
  },

  svelte(settings, widget) {
    const { parts, slots, texts } = templateParts(settings, widget);
    const markup = markupOf(widget, {
      parts: parts.map((part) => plainPart(part) ?? `${part.name}={texts.${part.key}}`),
      slots: slots.map(({ name, key, value }) => [
        name,
        isPlain(String(value)) ? String(value) : `{texts.${key}}`,
      ]),
    });
    const code = [importsOf(settings, widget), configureOf(settings), constant(texts)];
    return {
      blocks: [
        {
          title: `${nameOf(widget)}.svelte`,
          language: 'html',
          text: `<script lang="ts">\n${indented(joined(code))}\n</script>\n\n${markup}`,
        },
      ],
      notes: npmNotes(settings),
    };
  },

  wordpress(settings, widget, release) {
    const { text, lost } = shortcodeOf(settings, widget);
    const hasSlots = valuesOf(settings, widget, 'slot').length > 0;
    const { apiBase, tokenUrl } = connectionOf(settings);
    const notes = [
      'With the plugin, the shortcode does for every author, and so does the block “nanoStream metrics”. API base, token URL and cookies are set once, under Settings → nano-metrics.',
      'Without it, an administrator pastes the HTML into a block of the kind “Custom HTML”. WordPress takes scripts from those alone who may post unfiltered HTML.',
      "The policy below is for the HTML. The plugin brings its own script, so for it `script-src 'self'` does.",
    ];
    if (apiBase || tokenUrl) {
      const pairs = [apiBase && `API base \`${apiBase}\``, tokenUrl && `token URL \`${tokenUrl}\``];
      notes.push(`For the settings page: ${pairs.filter(Boolean).join(', ')}.`);
    }
    if (lost.length > 0) {
      notes.push(
        `A shortcode cannot hold square brackets, quotes, \`<\`, \`>\`, \`&\` or line breaks, so it lacks ${lost.map((name) => `\`${name}\``).join(', ')}. Set it in the block, or use the HTML.`,
      );
    }
    if (hasSlots) notes.push('A shortcode takes no own words (slots). The HTML has them.');
    if (settings.values.has('api-base')) {
      notes.push('A shortcode takes no `api-base`: the settings page has it for the whole site.');
    }
    notes.push(integrityNote(settings, release));
    return {
      blocks: [
        { title: 'Shortcode, with the plugin', language: 'text', text },
        {
          title: 'Custom HTML block, without it',
          language: 'html',
          text: tagsOf(settings, widget, release, 'script'),
        },
      ],
      notes,
    };
  },
};

function tagsOf(
  settings: Settings,
  widget: Widget,
  release: Release,
  form: 'script' | 'module',
): string {
  const { apiBase, tokenUrl, credentials } = connectionOf(settings);
  const hash = release.files[FILES[form]];
  const attributes = [
    ...(form === 'module' ? [`type="module"`] : []),
    `src=${htmlValue(scriptAddress(settings, form, release))}`,
    ...(hash ? [`integrity=${htmlValue(hash)}`, `crossorigin="anonymous"`] : []),
    ...(form === 'script' ? ['defer'] : []),
    ...(apiBase ? [`data-api-base=${htmlValue(apiBase)}`] : []),
    ...(tokenUrl ? [`data-token-url=${htmlValue(tokenUrl)}`] : []),
    ...(credentials ? [`data-credentials=${htmlValue(credentials)}`] : []),
  ];
  const { parts, slots } = templateParts(settings, widget);
  const markup = markupOf(widget, {
    parts: parts.map(({ name, value }) => (value === true ? name : `${name}=${htmlValue(value)}`)),
    slots: slots.map(({ name, value }) => [name, htmlText(String(value))]),
  });
  const tags = [attributes, ...(form === 'script' ? wordsTag(settings, release) : [])];
  const scripts = tags.map((tag) => `<script\n${indented(tag.join('\n'))}\n></script>`);
  // No blank line: editors such as that of WordPress make paragraphs of what is between two.
  return [...scripts, markup].join('\n');
}

/** The attributes of a script tag for the words of the language, where the script is without them. */
function wordsTag(settings: Settings, release: Release): string[][] {
  const language = settings.values.get('lang')?.toLowerCase().split(/[-_]/)[0] ?? '';
  const file = `nano-metrics.${language}.iife.js`;
  const hash = release.files[file];
  const main = scriptAddress(settings, 'script', release);
  if (!hash || !main.endsWith(FILES.script)) return [];
  const address = `${main.slice(0, -FILES.script.length)}${file}`;
  return [
    [
      `src=${htmlValue(address)}`,
      `integrity=${htmlValue(hash)}`,
      'crossorigin="anonymous"',
      'defer',
    ],
  ];
}

/** React, Preact and Solid write the same; what is not plain is an expression in its place. */
function jsx(wants?: string): Maker {
  return (settings, widget) => {
    const { parts, slots } = templateParts(settings, widget);
    const markup = markupOf(widget, {
      parts: parts.map(
        (part) => plainPart(part) ?? `${part.name}={${jsString(String(part.value))}}`,
      ),
      slots: slots.map(({ name, value }) => {
        const text = String(value);
        return [name, isPlain(text) ? text : `{${jsString(text)}}`];
      }),
    });
    const code = [
      importsOf(settings, widget),
      configureOf(settings),
      `export function ${nameOf(widget)}() {\n  return (\n${indented(markup, '    ')}\n  );\n}`,
    ];
    return {
      blocks: [{ title: `${nameOf(widget)}.tsx`, language: 'js', text: joined(code) }],
      notes: npmNotes(settings, wants),
    };
  };
}

function shortcodeOf(settings: Settings, widget: Widget) {
  // The API base is set for the whole site, and not by authors.
  const parts = templateParts(settings, widget).parts.filter(({ name }) => name !== 'api-base');
  const lost = parts.filter(({ value }) => value !== true && !isForShortcode(value));
  const pairs = parts
    .filter((part) => !lost.includes(part))
    .map(({ name, value }) => `${name}="${value === true ? 'true' : value}"`);
  const kind = widget.tag.replace(/^nano-/, '');
  return {
    text: `[nano_metrics ${[`widget="${kind}"`, ...pairs].join(' ')}]`,
    lost: lost.map(({ name }) => name),
  };
}

function cssBlock(settings: Settings, widget: Widget): Block | undefined {
  const rules = valuesOf(settings, widget, 'style').map(
    ([{ name }, value]) => `  ${name}: ${value};`,
  );
  if (rules.length === 0) return undefined;
  return {
    title: 'Stylesheet',
    language: 'css',
    text: `${widget.tag} {\n${rules.join('\n')}\n}`,
  };
}

function templateParts(settings: Settings, widget: Widget) {
  const parts = valuesOf(settings, widget, 'attribute').map(([field, value]): Part => ({
    name: field.name,
    key: camelCase(field.name),
    value: field.kind === 'flag' || value,
  }));
  const slots = valuesOf(settings, widget, 'slot').map(([{ name }, value]): Part => ({
    name,
    key: camelCase(`${name || 'default'}-slot`),
    value,
  }));
  // What frameworks could misread is kept out of their templates.
  const texts = [...parts, ...slots].filter(
    (part): part is Part & { value: string } => part.value !== true && !isPlain(part.value),
  );
  return { parts, slots, texts };
}

function plainPart({ name, value }: Part): string | undefined {
  if (value === true) return name;
  return isPlain(value) ? `${name}="${value}"` : undefined;
}

function markupOf(
  { tag }: Widget,
  inner: { parts: readonly string[]; slots: readonly (readonly [string, string])[] },
): string {
  const line = [`<${tag}`, ...inner.parts].join(' ');
  const start = line.length < 90 ? `${line}>` : `<${tag}\n${indented(inner.parts.join('\n'))}\n>`;
  const slots = inner.slots.map(
    ([name, text]) => `<span${name ? ` slot="${name}"` : ''}>${text}</span>`,
  );
  return slots.length === 0
    ? `${start}</${tag}>`
    : `${start}\n${slots.map((slot) => `  ${slot}`).join('\n')}\n</${tag}>`;
}

function importsOf(settings: Settings, { tag }: Widget): string {
  const { form } = settings;
  return [
    isConfigured(settings) && `import { configure } from 'nano-metrics';`,
    `import 'nano-metrics/define/${tag}';`,
    // Angular checks no names of custom elements.
    form !== 'angular' && `import 'nano-metrics/${form}'; // types alone`,
  ]
    .filter(Boolean)
    .join('\n');
}

function isConfigured(settings: Settings): boolean {
  const { apiBase, tokenUrl, credentials } = connectionOf(settings);
  return Boolean(apiBase || tokenUrl || credentials);
}

function configureOf(settings: Settings): string {
  const { apiBase, tokenUrl, credentials } = connectionOf(settings);
  if (!isConfigured(settings)) return '';
  const options = [
    apiBase && `  apiBase: ${jsString(apiBase)},`,
    tokenUrl &&
      `  getToken: async ({ signal }) => {
    const response = await fetch(${jsString(tokenUrl)}, { method: 'POST', signal });
    if (!response.ok) throw new Error(\`No token: \${response.status}\`);
    const { token } = await response.json();
    return token;
  },`,
    credentials && `  credentials: ${jsString(credentials)},`,
  ];
  return `configure({\n${options.filter(Boolean).join('\n')}\n});`;
}

function npmNotes(settings: Settings, wants?: string): string[] {
  const notes = ['Install it with `npm install nano-metrics`.'];
  if (wants) notes.push(wants);
  if (isConfigured(settings)) {
    notes.push('`configure()` is wanted once per page, best where the application starts.');
  }
  return notes;
}

function integrityNote(settings: Settings, { version }: Release): string {
  const rule = `\`integrity\` is the hash of version ${version}: the browser runs no other file.`;
  return connectionOf(settings).files
    ? `${rule} Your own address has to serve exactly that file, and let other sites read it (CORS) where it is on another one.`
    : rule;
}

function constant(texts: readonly (Part & { value: string })[]): string {
  return texts.length > 0 ? `const texts = ${literal(texts)};` : '';
}

function literal(texts: readonly (Part & { value: string })[], indent = ''): string {
  const lines = texts.map(({ key, value }) => `${indent}  ${key}: ${jsString(value)},`);
  return `{\n${lines.join('\n')}\n${indent}}`;
}

function joined(code: readonly string[]): string {
  return code.filter(Boolean).join('\n\n');
}

function indented(text: string, by = '  '): string {
  return text
    .split('\n')
    .map((line) => (line ? by + line : line))
    .join('\n');
}

function nameOf({ tag }: Widget): string {
  return camelCase(tag.replace(/^nano-/, '')).replace(/^./, (first) => first.toUpperCase());
}

function camelCase(name: string): string {
  return name.replace(/(?<!-)-+([^-])/g, (_, letter: string) => letter.toUpperCase());
}
