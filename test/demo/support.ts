import type { Field, Manifest, Widget } from '../../demo/builder/catalog.js';
import { widgetsOf } from '../../demo/builder/catalog.js';
import type { FormId } from '../../demo/builder/forms.js';
import type { Settings } from '../../demo/builder/settings.js';

/** A manifest with an entry of each kind. */
export const MANIFEST: Manifest = {
  modules: [
    {
      declarations: [
        {
          tagName: 'nano-byte-usage',
          description: 'Ingest and playout over time. More words.',
          attributes: [
            { name: 'unit', type: { text: "'auto' | 'MB' | 'GB' | undefined" }, default: "'auto'" },
            {
              name: 'range',
              type: { text: "'1H' | '1D' | '1W' | (string & {}) | undefined" },
              default: "'1D'",
            },
            {
              name: 'from',
              type: { text: 'string | undefined' },
              description: 'An ISO 8601 instant.',
            },
            {
              name: 'to',
              type: { text: 'string | undefined' },
              description: 'An ISO 8601 instant.',
            },
            { name: 'timezone', type: { text: 'string | undefined' }, default: "'UTC'" },
            { name: 'streams', type: { text: 'string | undefined' } },
            { name: 'compare', type: { text: 'boolean' }, default: 'false' },
            { name: 'api-base', fieldName: 'apiBase', type: { text: 'string | undefined' } },
            { name: 'lang', type: { text: 'string' }, default: "''" },
            {
              name: 'refresh',
              fieldName: 'refreshInterval',
              type: { text: "'off' | number | undefined" },
            },
            { name: 'heading', type: { text: 'string | undefined' } },
            { name: 'status', type: { text: "'loading' | 'ready'" } },
            { name: 'made-up', type: { text: 'string | undefined' }, description: 'Is `made` up.' },
          ],
          members: [
            { name: 'unit', kind: 'field' },
            { name: 'apiBase', kind: 'field' },
            { name: 'client', kind: 'field' },
            { name: 'toCSV', kind: 'method' },
          ],
          slots: [{ name: 'title', description: 'Replaces the title.' }, { name: 'empty' }],
          cssProperties: [
            { name: '--nano-text', default: 'light-dark(#1f2430, #e9ecf1)' },
            { name: '--nano-card', default: 'light-dark(#ffffff, #1b1f28)' },
            { name: '--nano-radius', default: '1rem' },
          ],
        },
        { tagName: 'nano-mtd-usage', attributes: [{ name: 'details', type: { text: 'boolean' } }] },
      ],
    },
  ],
};

export const WIDGETS = widgetsOf(MANIFEST);

export const BYTE_USAGE = widgetOf('nano-byte-usage');

function widgetOf(tag: string): Widget {
  const widget = WIDGETS.find((one) => one.tag === tag);
  if (!widget) throw new Error(`no ${tag}`);
  return widget;
}

export function fieldOf(param: string): Field {
  const field = BYTE_USAGE.fields.find((one) => one.param === param);
  if (!field) throw new Error(`no field ${param}`);
  return field;
}

export function settings(
  values: Readonly<Record<string, string>> = {},
  form: FormId = 'script',
): Settings {
  return { tag: 'nano-byte-usage', values: new Map(Object.entries(values)), form };
}
