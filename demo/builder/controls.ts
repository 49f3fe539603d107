import { accepted, type Field, troubleWith } from './catalog.js';
import { cssOf, pairOf } from './css-values.js';
import { make, wordsOf } from './dom.js';

/** What stands in the form for a field. */
export interface Control {
  readonly element: HTMLElement;
  /** Shows a value that came from elsewhere. */
  readonly show: (value: string | undefined) => void;
  /** Says something about the value beside the control. */
  readonly note: (text: string, isBad: boolean) => void;
}

/** Hears the accepted value, `undefined` where there is none. */
type Tell = (value: string | undefined) => void;

type Input = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Makes the control for a field, whatever its kind. */
export function controlFor(field: Field, tell: Tell): Control {
  switch (field.kind) {
    case 'flag':
      return flagControl(field, tell);
    case 'color':
      return colorControl(field, tell);
    default:
      return textControl(field, tell);
  }
}

function textControl(field: Field, tell: Tell): Control {
  const { input, suggestions } = inputFor(field);
  const frame = frameFor(field, input);
  input.addEventListener('input', () => {
    const text = textOf(field, input);
    frame.trouble(troubleWith(field, text));
    tell(accepted(field, text));
  });
  frame.element.append(
    make('label', { htmlFor: input.id }, field.label),
    input,
    ...suggestions,
    ...frame.words,
  );
  return {
    element: frame.element,
    note: frame.note,
    show(value) {
      frame.trouble(undefined);
      // What says the same already stays as it was typed.
      if (accepted(field, textOf(field, input)) === value && value !== undefined) return;
      input.value = field.kind === 'instant' ? (value ?? '').replace(/Z$/, '') : (value ?? '');
    },
  };
}

function flagControl(field: Field, tell: Tell): Control {
  const input = make('input', { type: 'checkbox', id: idOf(field), name: field.param });
  const frame = frameFor(field, input);
  input.addEventListener('input', () => {
    tell(input.checked ? 'true' : undefined);
  });
  frame.element.append(
    make('label', { className: 'check' }, input, ` ${field.label}`),
    ...frame.words,
  );
  return {
    element: frame.element,
    note: frame.note,
    show(value) {
      input.checked = value === 'true';
    },
  };
}

/** Two swatches, for light and dark pages, and a text for colours written otherwise. */
function colorControl(field: Field, tell: Tell): Control {
  const { input } = inputFor(field);
  const frame = frameFor(field, input);
  const swatches = (['light', 'dark'] as const).map((scheme) => {
    const swatch = make('input', { type: 'color', title: `${field.label}, ${scheme}` });
    swatch.setAttribute('aria-label', `${field.label}, ${scheme}`);
    swatch.addEventListener('input', () => {
      const pair = pairOf(input.value) ?? field.colors;
      if (!pair) return;
      input.value = cssOf({ ...pair, [scheme]: swatch.value });
      change();
    });
    return { scheme, swatch };
  });
  const paint = () => {
    const pair = pairOf(input.value) ?? field.colors;
    for (const { scheme, swatch } of swatches) swatch.value = pair?.[scheme] ?? '#000000';
  };
  const change = () => {
    frame.trouble(troubleWith(field, input.value));
    paint();
    tell(accepted(field, input.value));
  };
  input.addEventListener('input', change);
  frame.element.classList.add('color');
  frame.element.append(
    make('label', { htmlFor: input.id }, field.label),
    make('div', { className: 'swatches' }, ...swatches.map(({ swatch }) => swatch), input),
    ...frame.words,
  );
  paint();
  return {
    element: frame.element,
    note: frame.note,
    show(value) {
      frame.trouble(undefined);
      if (accepted(field, input.value) !== value || value === undefined) input.value = value ?? '';
      paint();
    },
  };
}

/** What each control has around it: help from the manifest, and a place for what is wrong. */
function frameFor(field: Field, input: Input) {
  const element = make('div', { className: 'field' });
  element.dataset['param'] = field.param;
  const help = make('p', { className: 'help', id: `${input.id}-help` }, ...wordsOf(field.help));
  const said = make('p', { className: 'said', id: `${input.id}-said` });
  said.setAttribute('role', 'status');
  input.setAttribute('aria-describedby', `${help.id} ${said.id}`);
  const note = (text: string, isBad: boolean) => {
    if (said.textContent !== text) said.textContent = text;
    said.classList.toggle('bad', isBad);
  };
  const trouble = (text: string | undefined) => {
    note(text ?? '', text !== undefined);
    if (text === undefined) input.removeAttribute('aria-invalid');
    else input.setAttribute('aria-invalid', 'true');
  };
  return { element, words: [help, said], note, trouble };
}

function inputFor(field: Field): { input: Input; suggestions: HTMLElement[] } {
  const common = { id: idOf(field), name: field.param };
  if (field.kind === 'choice') {
    const options = field.choices.map((choice) =>
      choice === field.fallback ? new Option(`${choice} (default)`, '') : new Option(choice),
    );
    if (!field.choices.includes(field.fallback)) options.unshift(new Option('Default', ''));
    // The default goes first, as that is where a select starts.
    options.sort((a, b) => Number(b.value === '') - Number(a.value === ''));
    return { input: make('select', common, ...options), suggestions: [] };
  }
  if (field.kind === 'words') {
    return { input: make('textarea', { ...common, rows: 2, maxLength: 500 }), suggestions: [] };
  }
  const input = make('input', {
    ...common,
    type: field.kind === 'instant' ? 'datetime-local' : 'text',
    autocomplete: 'off',
    spellcheck: field.kind === 'text',
    placeholder: field.fallback,
  });
  if (field.kind !== 'instant') input.maxLength = 500;
  if (field.kind === 'address') input.inputMode = 'url';
  const choices = field.kind === 'zone' ? Intl.supportedValuesOf('timeZone') : field.choices;
  if (choices.length === 0) return { input, suggestions: [] };
  const list = make(
    'datalist',
    { id: `${common.id}-list` },
    ...choices.map((choice) => make('option', { value: choice })),
  );
  input.setAttribute('list', list.id);
  return { input, suggestions: [list] };
}

function textOf({ kind }: Field, { value }: Input): string {
  return kind === 'instant' && value ? `${value.slice(0, 16)}Z` : value;
}

function idOf({ param }: Field): string {
  return `field-${param}`;
}
