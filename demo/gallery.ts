import { registerMessages } from '../src/define.js';
import { explorableChart } from './gallery-acts.js';
import { CASES, type GalleryCase, idOf, type Widget } from './gallery-cases.js';
import { PSEUDO_LANG, pseudoWords } from './pseudo-words.js';

/**
 * All that the page shows follows from its address: `theme`, `width`, `brand`, `lang`, `zone`,
 * `density`, `only` (a widget, or a widget and a case such as `byte-usage/ready`), and `bare` for no
 * words around it. Theme and width may be lists. Another choice changes the widgets that are there,
 * as a page would; new ones are made only where there are more or others. Once every widget has come
 * to rest, the root has `data-settled`.
 */
type Setting = 'theme' | 'width' | 'brand' | 'lang' | 'zone' | 'density' | 'only';

type WidgetElement = HTMLElementTagNameMap[`nano-${Widget}`];

interface Figure {
  readonly shown: GalleryCase;
  readonly figure: HTMLElement;
  readonly link: HTMLAnchorElement;
  readonly element: WidgetElement;
  /** Which of the widths that are asked for it has. */
  readonly widthIndex: number;
}

const DEFAULTS: Readonly<Record<Setting, string>> = {
  theme: 'auto',
  width: 'free',
  brand: '',
  lang: 'en',
  zone: '',
  density: '',
  only: '',
};

/** So long it is waited for the words of a language. */
const LONGEST_FRAMES = 600;

const root = document.documentElement;
const form = found('form');
const stage = found('main');
let figures: Figure[] = [];
let grounds: HTMLElement[] = [];
let builtFor = '';
let turn = 0;

registerMessages(PSEUDO_LANG, pseudoWords);
fillChoices();
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
  const mine = ++turn;
  const chosen = settings();
  delete root.dataset['settled'];
  const wanted = [chosen.only, ...[chosen.theme, chosen.width].map((of) => of.split(',').length)];
  const rests: Promise<void>[] = [];
  // The language of the page must be known before the widgets ask for it.
  root.lang = chosen.lang;
  if (builtFor !== wanted.join()) {
    builtFor = wanted.join();
    rests.push(...build(chosen));
  }
  apply(chosen);
  await Promise.all([...rests, ...figures.map(({ element }) => speaks(element, chosen.lang))]);
  await document.fonts.ready;
  for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
  // Another choice may have been made since.
  if (mine === turn) root.dataset['settled'] = '';
}

/** Makes all widgets anew. */
function build({ theme, width, only }: Record<Setting, string>): Promise<void>[] {
  const cases = CASES.filter((one) => ['', one.widget, idOf(one)].includes(only));
  const rests = new Map<GalleryCase, Promise<void>>();
  figures = [];
  grounds = theme.split(',').map(() => {
    const ground = make('div', 'ground');
    for (const widget of new Set(cases.map((one) => one.widget))) {
      const section = document.createElement('section');
      const shown = make('div', 'cases');
      const mine = cases.filter((one) => one.widget === widget);
      for (const one of mine) {
        width.split(',').forEach((_, widthIndex) => {
          const made = figureOf(one, widthIndex);
          figures.push(made);
          shown.append(made.figure);
          // One after the other, as there is but one focus on a page.
          rests.set(one, rest(made.element, one, rests.get(one)));
        });
      }
      section.append(make('h2', '', `<nano-${widget}>`), shown);
      ground.append(section);
    }
    return ground;
  });
  stage.replaceChildren(...grounds);
  return [...rests.values()];
}

/** Gives page and widgets what was chosen. */
function apply({ theme, width, brand, zone, density }: Record<Setting, string>): void {
  root.classList.toggle('bare', new URL(location.href).searchParams.has('bare'));
  // Of one theme, the page as a whole is.
  root.dataset['theme'] = theme;
  root.dataset['brand'] = brand;
  theme.split(',').forEach((scheme, index) => {
    const ground = grounds[index];
    if (ground) Object.assign(ground.dataset, { theme: scheme, brand });
  });
  const widths = width.split(',');
  for (const cases of stage.querySelectorAll('.cases')) {
    cases.classList.toggle('free', width === 'free');
  }
  for (const { shown, figure, link, element, widthIndex } of figures) {
    const px = widths[widthIndex] ?? 'free';
    figure.style.width = px === 'free' ? '' : `${px}px`;
    link.textContent = px === 'free' ? shown.name : `${shown.name}, ${px} px`;
    link.href = addressOf(shown);
    const own = shown.attributes ?? {};
    setOrRemove(element, 'density', own['density'] ?? density);
    if (shown.widget !== 'mtd-usage') setOrRemove(element, 'timezone', own['timezone'] ?? zone);
  }
}

function figureOf(shown: GalleryCase, widthIndex: number): Figure {
  const figure = document.createElement('figure');
  figure.dataset['case'] = idOf(shown);
  const caption = document.createElement('figcaption');
  const link = make('a', '');
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
  figure.append(caption, element);
  return { shown, figure, link, element, widthIndex };
}

function addressOf(shown: GalleryCase): string {
  const address = new URL(location.href);
  address.searchParams.set('only', idOf(shown));
  return address.href;
}

function setOrRemove(element: Element, name: string, value: string): void {
  if (value) element.setAttribute(name, value);
  else element.removeAttribute(name);
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
  await speaks(element, root.lang);
  await turn;
  const isAlone = document.querySelectorAll('figure').length === 1;
  // A small picture has nothing to act on.
  const mayAct = element.density !== 'compact' && (shown.kind !== 'dialog' || isAlone);
  if (mayAct) await shown.act?.(element);
  await element.updateComplete;
}

/** Waits until a widget speaks the language of the page, whose words may have to be loaded. */
async function speaks(element: WidgetElement, lang: string): Promise<void> {
  const spoken = () => element.shadowRoot?.querySelector('article')?.lang;
  // There may be no words in it, for all who follow a link know.
  for (let frames = 0; frames < LONGEST_FRAMES; frames++) {
    if (!element.isConnected || root.lang !== lang || spoken() === lang) return;
    await new Promise(requestAnimationFrame);
  }
}

/** Offers all widgets and cases, and shows what is chosen. */
function fillChoices(): void {
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
