import type { MetricsError } from '../../src/define.js';
import { fail, NOTHING, serve, wait } from '../gallery-sources.js';
import { STREAMS } from '../simulator/streams.js';
import type { Widget } from './catalog.js';
import { make } from './dom.js';
import { type Settings, valuesOf } from './settings.js';

/** What the widget can be made to show, so that own words for it are seen. */
export const STATES = {
  live: 'Numbers',
  loading: 'Loading',
  empty: 'No data',
  error: 'An error',
  unauthorized: 'Sign-in needed',
} as const;

export type State = keyof typeof STATES;

const SOURCES: Readonly<Record<Exclude<State, 'live'>, () => ReturnType<typeof serve>>> = {
  loading: wait,
  empty: () => serve(() => NOTHING),
  error: () => fail('server' satisfies MetricsError['kind'], { status: 500 }),
  unauthorized: () => fail('unauthorized', { status: 401 }),
};

const KNOWN: Readonly<Record<string, ReadonlySet<string>>> = {
  streams: new Set(STREAMS.map(({ name }) => name)),
  tags: new Set(STREAMS.flatMap(({ tags }) => tags)),
  countries: new Set(STREAMS.flatMap(({ countryPercent }) => Object.keys(countryPercent))),
};

/** What all of the tags have. */
interface WidgetElement extends HTMLElement {
  source: unknown;
}

/** The widget as it is chosen, always on the simulator. */
export class Preview {
  readonly #stage: HTMLElement;
  #element: WidgetElement | undefined;
  #state: State = 'live';

  constructor(stage: HTMLElement) {
    this.#stage = stage;
  }

  /** @returns what the preview leaves out, in words */
  show(settings: Settings, widget: Widget, state: State): string {
    const element = this.#elementFor(widget.tag);
    const left: string[] = [];
    const attributes = new Map<string, string>();
    for (const [field, value] of valuesOf(settings, widget, 'attribute')) {
      if (field.kind === 'address') continue;
      const known = knownPart(field.name, value);
      if (known !== value) left.push(field.label.toLowerCase());
      if (known) attributes.set(field.name, field.kind === 'flag' ? '' : known);
    }
    for (const field of widget.fields) {
      const value = attributes.get(field.name);
      if (field.place === 'style') {
        const style = settings.values.get(field.param);
        if (style === undefined) element.style.removeProperty(field.name);
        else element.style.setProperty(field.name, style);
      } else if (
        field.place === 'attribute' &&
        element.getAttribute(field.name) !== (value ?? null)
      ) {
        if (value === undefined) element.removeAttribute(field.name);
        else element.setAttribute(field.name, value);
      }
    }
    this.#showWords(element, settings, widget);
    if (state !== this.#state) {
      this.#state = state;
      element.source = state === 'live' ? undefined : SOURCES[state]();
    }
    return left.length > 0
      ? `The simulator does not know all of these ${left.join(', ')}, so the preview counts without the unknown ones.`
      : '';
  }

  #elementFor(tag: string): WidgetElement {
    if (this.#element?.localName === tag) return this.#element;
    const element = document.createElement(tag) as HTMLElement & WidgetElement;
    this.#element = element;
    this.#state = 'live';
    this.#stage.replaceChildren(element);
    return element;
  }

  #showWords(element: Element, settings: Settings, widget: Widget): void {
    const wanted = valuesOf(settings, widget, 'slot');
    const key = JSON.stringify(wanted.map(([{ name }, value]) => [name, value]));
    if ((element as HTMLElement).dataset['words'] === key) return;
    (element as HTMLElement).dataset['words'] = key;
    element.replaceChildren(
      ...wanted.map(([{ name }, value]) => make('span', { slot: name }, value)),
    );
  }
}

/** Of a list of names, those that the simulator knows; any other value as it is. */
function knownPart(name: string, value: string): string {
  const known = KNOWN[name];
  if (!known) return value;
  const items = value.split(',').map((item) => item.trim());
  const isKnown = (item: string) => known.has(name === 'countries' ? item.toUpperCase() : item);
  return items.every(isKnown) ? value : items.filter(isKnown).join(',');
}
