import { configure } from '../src/define.js';
import { type Group, GROUPS, type Manifest, type Widget, widgetsOf } from './builder/catalog.js';
import { coloured, copy, select } from './builder/code.js';
import { contrastHints } from './builder/contrast.js';
import { type Control, controlFor } from './builder/controls.js';
import { found, make, wordsOf } from './builder/dom.js';
import { type FormId, FORMS } from './builder/forms.js';
import { policyOf } from './builder/policy.js';
import { Preview, type State, STATES } from './builder/preview.js';
import { fromBuild } from './builder/from-build.js';
import { CONNECTION, queryOf, settingsFrom } from './builder/settings.js';
import { type Block, type Release, snippetOf } from './builder/snippets.js';

/** How long (ms) the preview waits for the next key, so as not to ask for each letter. */
const PAUSE_MS = 250;

/** The groups that are open at first where there is room; the others are a click away. */
const OPEN: readonly Group[] = matchMedia('(min-width: 64rem)').matches
  ? ['time', 'look', 'connection']
  : [];

configure({ apiBase: '/simulator', getToken });

const form = found(HTMLFormElement, 'settings');
const said = found(HTMLElement, 'said');
const preview = new Preview(found(HTMLElement, 'stage'));
const state = found(HTMLSelectElement, 'state');
const scheme = found(HTMLSelectElement, 'scheme');

const [manifest, release] = await Promise.all([
  fromBuild('custom-elements.json') as Promise<Manifest>,
  fromBuild('integrity.json') as Promise<Release>,
]).catch((error: unknown) => {
  said.textContent = error instanceof Error ? error.message : '';
  throw error;
});
const widgets = widgetsOf(manifest);
/** The values that the address says, and besides them those of widgets that were left. */
let settings = settingsFrom(new URLSearchParams(location.search), widgets);
let widget = chosenWidget();
let controls = new Map<string, Control>();
let controlsTag = '';
let timer: ReturnType<typeof setTimeout> | undefined;

const settingsGroups = make('div', { className: 'groups' });
form.prepend(widgetChoice(), settingsGroups);
found(HTMLElement, 'forms').append(formChoice());
for (const [value, label] of Object.entries(STATES)) state.append(new Option(label, value));
// What was unknown, or was not accepted, leaves the address too.
history.replaceState(null, '', queryOf(settings, widget));
showAll();
document.documentElement.dataset['ready'] = '';

form.addEventListener('submit', (event) => {
  event.preventDefault();
});
// An address that is half typed is not yet known to hold a password, so it is kept only when done.
form.addEventListener('change', remember);
addEventListener('popstate', () => {
  settings = settingsFrom(new URLSearchParams(location.search), widgets);
  showAll();
});
state.addEventListener('change', showPreview);
scheme.addEventListener('change', () => {
  found(HTMLElement, 'stage').dataset['theme'] = scheme.value;
});
found(HTMLElement, 'share').addEventListener('click', () => {
  remember();
  void copy(location.href).then((isCopied) => {
    say(
      isCopied
        ? 'The link is copied.'
        : 'Copying is not allowed here. Take the address of this page.',
    );
  });
});

function chosenWidget(): Widget {
  const chosen = widgets.find(({ tag }) => tag === settings.tag);
  if (!chosen) throw new Error(`The manifest has no <${settings.tag}>`);
  return chosen;
}

/** Shows settings that did not come from the controls. */
function showAll(): void {
  widget = chosenWidget();
  for (const input of document.querySelectorAll<HTMLInputElement>('[name=widget], [name=code]')) {
    input.checked = [widget.tag, settings.form].includes(input.value);
  }
  showControls();
  showPreview();
  showCode();
}

function showControls(): void {
  const fields = [...CONNECTION, ...widget.fields];
  const open = new Set(
    [...settingsGroups.querySelectorAll('details')].flatMap(({ open, id }) => (open ? id : [])),
  );
  const isFirst = controlsTag === '';
  if (controlsTag !== widget.tag) {
    controlsTag = widget.tag;
    controls = new Map(
      fields.map((field) => [
        field.param,
        controlFor(field, (value) => {
          set(field.param, value);
        }),
      ]),
    );
    settingsGroups.replaceChildren(
      ...Object.entries(GROUPS).flatMap(([group, title]) => {
        const own = fields.filter((field) => field.group === group);
        if (own.length === 0) return [];
        const id = `group-${group}`;
        const isSet = own.some(({ param }) => settings.values.has(param));
        const details = make(
          'details',
          { id, open: isFirst ? isSet || OPEN.includes(group as Group) : open.has(id) },
          make('summary', {}, title),
          make(
            'fieldset',
            {},
            make('legend', { className: 'visually-hidden' }, title),
            ...own.flatMap(({ param }) => controls.get(param)?.element ?? []),
          ),
        );
        return [details];
      }),
    );
  }
  for (const [param, control] of controls) control.show(settings.values.get(param));
  showHints();
}

function set(param: string, value: string | undefined): void {
  const values = new Map(settings.values);
  if (value === undefined) values.delete(param);
  else values.set(param, value);
  settings = { ...settings, values };
  showHints();
  showCode();
  clearTimeout(timer);
  timer = setTimeout(showPreview, PAUSE_MS);
}

/** What two values have to do with each other. */
function showHints(): void {
  const hints = contrastHints(settings, widget);
  for (const { param, kind } of widget.fields) {
    if (kind !== 'color') continue;
    const hint = hints.find((one) => one.param === param);
    const isInvalid = controls.get(param)?.element.querySelector('[aria-invalid]');
    if (!isInvalid) controls.get(param)?.note(hint?.text ?? '', hint?.isBad ?? false);
  }
  const [from, to] = [settings.values.get('from'), settings.values.get('to')];
  let trouble = '';
  if (Boolean(from) !== Boolean(to))
    trouble = 'A custom range needs both ends; one alone is ignored.';
  else if (from && to && from >= to) trouble = 'The end has to be later than the start.';
  controls.get('to')?.note(trouble, trouble !== '');
}

function showPreview(): void {
  clearTimeout(timer);
  const note = preview.show(settings, widget, state.value as State);
  found(HTMLElement, 'preview-note').textContent = note;
}

function showCode(): void {
  const { blocks, notes } = snippetOf(settings, widget, release);
  found(HTMLElement, 'blocks').replaceChildren(...blocks.map(figureOf));
  found(HTMLElement, 'notes').replaceChildren(
    ...notes.map((note) => make('li', {}, ...wordsOf(note))),
  );
  const policy = policyOf(settings, release);
  found(HTMLElement, 'policy').replaceChildren(
    figureOf({ title: 'Policy', language: 'text', text: policy }),
  );
}

function figureOf(block: Block): HTMLElement {
  const code = make('code', {}, ...coloured(block));
  const button = make('button', { type: 'button' }, 'Copy');
  button.setAttribute('aria-label', `Copy: ${block.title}`);
  button.addEventListener('click', () => {
    void copy(block.text).then((isCopied) => {
      if (!isCopied) select(code);
      say(
        isCopied
          ? `Copied: ${block.title}.`
          : 'Copying is not allowed here. The code is selected: copy it with Ctrl+C or ⌘C.',
      );
    });
  });
  return make(
    'figure',
    {},
    make('figcaption', {}, make('span', {}, block.title), button),
    make('pre', {}, code),
  );
}

/** Says something to all, also when it is what was said last. */
function say(text: string): void {
  said.textContent = '';
  requestAnimationFrame(() => {
    said.textContent = text;
  });
}

function remember(): void {
  const query = queryOf(settings, widget);
  if (query !== location.search) history.pushState(null, '', query);
}

function widgetChoice(): HTMLElement {
  const inputs = widgets.map(({ tag, label, help }) => {
    const input = make('input', { type: 'radio', name: 'widget', value: tag });
    input.addEventListener('change', () => {
      settings = { ...settings, tag };
      showAll();
    });
    return make(
      'label',
      { className: 'card-choice' },
      input,
      make('span', {}, make('strong', {}, label), make('small', {}, ...wordsOf(help))),
    );
  });
  return make('fieldset', { className: 'widgets' }, make('legend', {}, 'Widget'), ...inputs);
}

function formChoice(): HTMLElement {
  const inputs = FORMS.map(({ id, label }) => {
    const input = make('input', { type: 'radio', name: 'code', value: id });
    input.addEventListener('change', () => {
      settings = { ...settings, form: id satisfies FormId };
      showCode();
      remember();
    });
    return make('label', { className: 'chip' }, input, make('span', {}, label));
  });
  return make(
    'fieldset',
    { className: 'chips' },
    make('legend', { className: 'visually-hidden' }, 'Code for'),
    ...inputs,
  );
}

/** The simulator's own token, as a portal's backend would give one. */
async function getToken({ signal }: { signal: AbortSignal }): Promise<string> {
  const response = await fetch('/simulator/token', { method: 'POST', signal });
  const { token } = (await response.json()) as { token: string };
  return token;
}
