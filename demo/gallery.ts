import '../src/define.js';
import { explorableChart } from './gallery-acts.js';
import { CASES, type GalleryCase, idOf, type Widget } from './gallery-cases.js';

/**
 * All that the page shows follows from its address: `theme`, `width`, `lang`, `dir`, `only` (a
 * widget, or a widget and a case such as `byte-usage/ready`), and `bare` for no words around it.
 * Theme and width may be lists. Once every widget has come to rest, the root has `data-settled`.
 */
type Setting = 'theme' | 'width' | 'lang' | 'dir' | 'only';

type WidgetElement = HTMLElementTagNameMap[`nano-${Widget}`];

const DEFAULTS: Readonly<Record<Setting, string>> = {
  theme: 'auto',
  width: 'free',
  lang: 'en',
  dir: 'ltr',
  only: '',
};

const root = document.documentElement;
const form = found('form');
const stage = found('main');

const choice = form.querySelector('[name=only]');
for (const widget of new Set(CASES.map((one) => one.widget))) choice?.append(new Option(widget));
for (const one of CASES) {
  const option = new Option(idOf(one));
  option.dataset['kind'] = one.kind;
  choice?.append(option);
}
for (const [name, value] of Object.entries(settings())) {
  const select = form.querySelector<HTMLSelectElement>(`[name=${name}]`);
  if (select) select.value = value;
}
form.addEventListener('change', () => {
  const address = new URL(location.href);
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string') continue;
    if (value === DEFAULTS[name as Setting]) address.searchParams.delete(name);
    else address.searchParams.set(name, value);
  }
  history.replaceState(null, '', address);
  void show();
});
await show();

async function show(): Promise<void> {
  const { theme, width, lang, dir, only } = settings();
  delete root.dataset['settled'];
  root.lang = lang;
  root.dir = dir;
  root.classList.toggle('bare', new URL(location.href).searchParams.has('bare'));
  const cases = CASES.filter((one) => ['', one.widget, idOf(one)].includes(only));
  const rests = new Map<GalleryCase, Promise<void>>();
  const grounds = theme.split(',').map((scheme) => {
    const ground = make('div', 'ground');
    ground.dataset['theme'] = scheme;
    for (const widget of new Set(cases.map((one) => one.widget))) {
      const section = document.createElement('section');
      const shown = make('div', `cases ${width}`);
      const mine = cases.filter((one) => one.widget === widget);
      for (const one of mine) {
        for (const px of width.split(',')) {
          const { figure, element } = figureOf(one, px);
          shown.append(figure);
          // One after the other, as there is but one focus on a page.
          rests.set(one, rest(element, one, rests.get(one)));
        }
      }
      section.append(make('h2', '', `<nano-${widget}>`), shown);
      ground.append(section);
    }
    return ground;
  });
  stage.replaceChildren(...grounds);
  // Of one theme, the page as a whole is.
  root.dataset['theme'] = theme;
  await Promise.all(rests.values());
  await document.fonts.ready;
  for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
  // Another choice may have been made since.
  if (grounds[0]?.isConnected) root.dataset['settled'] = '';
}

function figureOf(shown: GalleryCase, width: string) {
  const figure = document.createElement('figure');
  figure.dataset['case'] = idOf(shown);
  const caption = document.createElement('figcaption');
  const link = make('a', '', width === 'free' ? shown.name : `${shown.name}, ${width} px`);
  const address = new URL(location.href);
  address.searchParams.set('only', idOf(shown));
  link.href = address.href;
  caption.append(link);
  const element = document.createElement(`nano-${shown.widget}`);
  element.source = shown.source();
  for (const [name, value] of Object.entries(shown.attributes ?? {})) {
    element.setAttribute(name, value);
  }
  for (const [slot, text] of Object.entries(shown.slots ?? {})) {
    const words = make('span', '', text);
    words.slot = slot;
    element.append(words);
  }
  if (width !== 'free') figure.style.width = `${width}px`;
  figure.append(caption, element);
  return { figure, element };
}

/** Waits until a widget shows what it got, and does to it what belongs to the case. */
async function rest(element: WidgetElement, shown: GalleryCase, turn?: Promise<void>) {
  if (shown.name !== 'loading') {
    await new Promise((resolve) => {
      element.addEventListener('nano-data', resolve, { once: true });
      element.addEventListener('nano-error', resolve, { once: true });
    });
  }
  await element.updateComplete;
  if (element.status === 'ready' && shown.widget !== 'mtd-usage') await explorableChart(element);
  await turn;
  const isAlone = document.querySelectorAll('figure').length === 1;
  if (shown.kind !== 'dialog' || isAlone) await shown.act?.(element);
  await element.updateComplete;
}

function settings(): Record<Setting, string> {
  const { searchParams } = new URL(location.href);
  const entries = Object.entries(DEFAULTS).map(([name, value]) => [
    name,
    searchParams.get(name) || value,
  ]);
  return Object.fromEntries(entries) as Record<Setting, string>;
}

function make<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className: string, text = '') {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.textContent = text;
  return element;
}

function found<Tag extends 'form' | 'main'>(tag: Tag): HTMLElementTagNameMap[Tag] {
  const element = document.querySelector(tag);
  if (!element) throw new Error(`The page has no <${tag}>`);
  return element;
}
