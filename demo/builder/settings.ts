import { accepted, type Field, type Place, type Widget } from './catalog.js';
import { FORMS, type FormId } from './forms.js';

/** All that is chosen. */
export interface Settings {
  readonly tag: string;
  /** Accepted values of fields by their `param`, defaults left out; a flag that is on is `true`. */
  readonly values: ReadonlyMap<string, string>;
  readonly form: FormId;
}

/** How the page reaches the API, and where its script is. There is no field for a key or a token. */
export const CONNECTION: readonly Field[] = [
  connection('data-api-base', {
    kind: 'address',
    label: 'API base',
    help: 'Address of the API, or of a proxy in front of it such as `/nano-metrics`. Default: the public API, `https://metrics-api.nanostream.cloud`.',
    use: 'base',
  }),
  connection('data-token-url', {
    kind: 'address',
    label: 'Token URL',
    help: 'Address on your own site that answers a `POST` with a short-lived token. Not needed with a proxy that knows its visitors by their cookies.',
    use: 'token',
  }),
  connection('data-credentials', {
    kind: 'choice',
    label: 'Cookies for the API',
    help: 'Which requests to the API carry cookies.',
    choices: ['same-origin', 'include', 'omit'],
    fallback: 'same-origin',
  }),
  connection('files', {
    kind: 'address',
    label: 'Where the script is',
    help: 'The folder with the files of `dist`, or the script itself. Default: a public CDN, in exactly this version. For script tags alone.',
    use: 'files',
  }),
];

/** Parameters of the address that are no fields of a widget; no attribute may have such a name. */
export const RESERVED: readonly string[] = [
  'widget',
  'code',
  ...CONNECTION.map(({ param }) => param),
];

/** What is set of the connection; empty where nothing is. */
export function connectionOf({ values }: Settings) {
  const valueOf = (param: string) => values.get(param) ?? '';
  return {
    apiBase: valueOf('data-api-base'),
    tokenUrl: valueOf('data-token-url'),
    credentials: valueOf('data-credentials'),
    files: valueOf('files'),
  };
}

/** What the address of the builder says. What is unknown or not accepted is as good as not there. */
export function settingsFrom(query: URLSearchParams, widgets: readonly Widget[]): Settings {
  const wanted = `nano-${query.get('widget') ?? ''}`;
  const widget = widgets.find(({ tag }) => tag === wanted) ?? widgets[0];
  if (!widget) throw new Error('The manifest has no elements');
  const values = new Map<string, string>();
  for (const field of [...widget.fields, ...CONNECTION]) {
    const given = query.get(field.param);
    const value = given === null ? undefined : accepted(field, given);
    if (value !== undefined) values.set(field.param, value);
  }
  const form = FORMS.find(({ id }) => id === query.get('code'))?.id ?? 'script';
  return { tag: widget.tag, values, form };
}

/** The query that says these settings, readable, in an order that does not change. */
export function queryOf(settings: Settings, widget: Widget): string {
  const query = new URLSearchParams({ widget: widget.tag.replace(/^nano-/, '') });
  for (const { param } of [...widget.fields, ...CONNECTION]) {
    const value = settings.values.get(param);
    if (value !== undefined) query.set(param, value);
  }
  if (settings.form !== 'script') query.set('code', settings.form);
  // Signs that mean nothing in a query stay as they are.
  return `?${query.toString().replace(/%(2F|2C|3A|28|29|40)/g, decodeURIComponent)}`;
}

/** The values of one place that a widget has. */
export function valuesOf(
  settings: Settings,
  widget: Widget,
  place: Place,
): (readonly [Field, string])[] {
  return widget.fields.flatMap((field) => {
    const value = settings.values.get(field.param);
    return field.place === place && value !== undefined ? [[field, value] as const] : [];
  });
}

function connection(
  param: string,
  about: Pick<Field, 'kind' | 'label' | 'help'> & Partial<Field>,
): Field {
  return {
    place: 'connection',
    name: param,
    param,
    group: 'connection',
    choices: [],
    fallback: '',
    ...about,
  };
}
