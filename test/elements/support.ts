import { expect, fixture, fixtureCleanup, html, oneEvent } from '@open-wc/testing';
import '../../src/define.js';
import {
  type Client,
  type ErrorKind,
  MetricsError,
  type NanoDataEvent,
  type NanoErrorEvent,
  type SeriesQuery,
  type Status,
  type TimeSeries,
  type Value,
} from '../../src/index.js';
import { bucketsOf } from '../support/fixtures.js';

export const TAGS = ['nano-mtd-usage', 'nano-concurrent-viewers', 'nano-byte-usage'] as const;
export const CHART_TAGS = ['nano-concurrent-viewers', 'nano-byte-usage'] as const;
export type Tag = (typeof TAGS)[number];
export type ElementOf<T extends Tag> = HTMLElementTagNameMap[T];

/** Twenty past two on a Sunday afternoon in UTC; five past eight in the evening in Kathmandu. */
export const NOW = Date.UTC(2026, 10, 22, 14, 20, 30);

/** A series that any of the elements takes. */
export type AnySeries = TimeSeries<'viewers' | 'playout' | 'ingest'>;
export type AnySource = (
  query: SeriesQuery,
  options: { readonly signal: AbortSignal },
) => Promise<AnySeries>;

/** A series over all of `query`; `value` gives each bucket's. Ingest has a tenth of it. */
export function seriesFor(
  query: SeriesQuery,
  value: (index: number, startMs: number) => Value = (i) => 1000 + i,
): AnySeries {
  const xSeconds = bucketsOf(query);
  const values = xSeconds.map((second, i) => value(i, second * 1000));
  const tenth = values.map((v) => (v === null ? null : Math.round(v / 10)));
  return { xSeconds, lines: { viewers: values, playout: values, ingest: tenth } };
}

/** A source that answers every query; `value` gives each bucket's. */
export function serve(value?: (index: number, startMs: number) => Value): AnySource {
  return (query) => Promise.resolve(seriesFor(query, value));
}

export const good = serve();
export const empty = serve(() => null);
export const never: AnySource = () => new Promise(() => {});

export function failing(
  kind: ErrorKind,
  facts: { status?: number; code?: number; address?: string } = {},
): AnySource {
  return () => Promise.reject(new MetricsError(kind, 'for the test', facts));
}

const ADDRESS = 'https://metrics.example.com/api';

/** What a source must do to bring an element into each of its states. */
export const STATES: readonly { name: string; status: Status; source: AnySource }[] = [
  { name: 'loading', status: 'loading', source: never },
  { name: 'ready', status: 'ready', source: good },
  { name: 'empty', status: 'empty', source: empty },
  {
    name: 'error',
    status: 'error',
    source: failing('network', { address: `${ADDRESS}/${'long-'.repeat(30)}` }),
  },
  {
    name: 'unauthorized',
    status: 'unauthorized',
    source: failing('unauthorized', { status: 401, code: 105011, address: ADDRESS }),
  },
  {
    name: 'forbidden (105001, access denied)',
    status: 'forbidden',
    source: failing('forbidden', { status: 403, code: 105001, address: ADDRESS }),
  },
  {
    name: 'forbidden (105002, plan or role)',
    status: 'forbidden',
    source: failing('forbidden', { status: 403, code: 105002, address: ADDRESS }),
  },
];

/** A source whose behaviour can be changed without the element noticing a change of the source. */
export function switchable(initial: AnySource = good) {
  let current = initial;
  const source: AnySource = (query, options) => current(query, options);
  return { source, use: (next: AnySource) => void (current = next) };
}

/** A source whose answers the test gives, in whatever order. */
export function controlled() {
  const calls: {
    query: SeriesQuery;
    signal: AbortSignal;
    /** Whether the signal was aborted before the source was even asked. */
    wasAborted: boolean;
    answer: (value?: (index: number, startMs: number) => Value) => void;
    fail: (error: unknown) => void;
  }[] = [];
  const source: AnySource = (query, { signal }) =>
    new Promise((resolve, reject: (reason: unknown) => void) => {
      calls.push({
        query,
        signal,
        wasAborted: signal.aborted,
        answer: (value) => resolve(seriesFor(query, value)),
        fail: reject,
      });
    });
  /** How often the source was asked, which may take an element some tasks. */
  const asked = async () => {
    for (let i = 0; i < 5; i++) await task();
    return calls.length;
  };
  const call = async (index: number) => {
    await asked();
    const found = calls.at(index);
    if (!found) throw new Error(`The source was not called ${index + 1} times`);
    return found;
  };
  return { source, calls, call, asked };
}

export interface Props {
  source?: AnySource;
  client?: Client;
  [attribute: `attr:${string}`]: string;
}

/** The property that sets an attribute whose name is a variable. */
export function attribute(name: string, value: string): Record<`attr:${string}`, string> {
  return { [`attr:${name}`]: value };
}

/** Makes an element without connecting it; `attr:name` sets an attribute. */
export function create<T extends Tag>(tag: T, props: Props = {}): ElementOf<T> {
  const element = document.createElement(tag);
  const { source, client, ...attributes } = props;
  if (source) element.source = source;
  if (client) element.client = client;
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('attr:')) element.setAttribute(key.slice(5), value);
  }
  return element;
}

/** Resolves with the next outcome: the element shows data or says why not. */
export function outcome(element: Element): Promise<NanoDataEvent | NanoErrorEvent> {
  return Promise.race([
    oneEvent<NanoDataEvent>(element, 'nano-data'),
    oneEvent<NanoErrorEvent>(element, 'nano-error'),
  ]);
}

/** Puts an element into the page. */
export async function place(element: Element, style = ''): Promise<HTMLElement> {
  return fixture<HTMLElement>(html`<div style=${style}>${element}</div>`);
}

/** An element in the page, after its first outcome. */
export async function mount<T extends Tag>(
  tag: T,
  props: Props = { source: good },
  style = '',
): Promise<ElementOf<T>> {
  const element = create(tag, props);
  const first = outcome(element);
  await place(element, style);
  await first;
  await element.updateComplete;
  return element;
}

/** An element in the page that waits for its data. */
export async function mountWaiting<T extends Tag>(
  tag: T,
  props: Props = { source: never },
  style = '',
): Promise<ElementOf<T>> {
  const element = create(tag, props);
  await place(element, style);
  await element.updateComplete;
  return element;
}

/** Resolves when a chart has what a person explores it with, which comes after its picture. */
export async function explorable(element: Element): Promise<void> {
  while (!shadow(element).querySelector('.tooltip')) await task();
}

/** Replaces the source and waits for what comes of it. */
export async function setSource(element: ElementOf<Tag>, source: AnySource): Promise<void> {
  const next = outcome(element);
  element.source = source;
  await next;
}

export function shadow(element: Element): ShadowRoot {
  if (!element.shadowRoot) throw new Error(`<${element.localName}> has no shadow root`);
  return element.shadowRoot;
}

/** The first element of a selector in the shadow root; it must be there. */
export function find<E extends Element = HTMLElement>(element: Element, selector: string): E {
  const found = shadow(element).querySelector<E>(selector);
  if (!found) throw new Error(`<${element.localName}> has no ${selector}`);
  return found;
}

/** The text of one place in the shadow root, with its white space collapsed. */
export function text(element: Element, selector: string): string {
  return flat(find(element, selector).textContent);
}

export function texts(element: Element, selector: string): string[] {
  return [...shadow(element).querySelectorAll(selector)].map((part) => flat(part.textContent));
}

/** Narrow and no-break spaces of Intl as plain ones, and runs of them as one. */
export function flat(value: string | null): string {
  return (value ?? '').replace(/\s+/g, ' ').trim();
}

/** Counts events on the document, which they must reach through every shadow root. */
export function record(...types: string[]) {
  const events: CustomEvent[] = [];
  const listener = (event: Event) => events.push(event as CustomEvent);
  before(() => types.forEach((type) => document.addEventListener(type, listener)));
  after(() => types.forEach((type) => document.removeEventListener(type, listener)));
  beforeEach(() => void (events.length = 0));
  return events;
}

/** Fails each test during which anything is thrown into the page. */
export function watchPage(): void {
  const thrown: unknown[] = [];
  const listener = (event: ErrorEvent | PromiseRejectionEvent) =>
    thrown.push('reason' in event ? event.reason : event.message);
  beforeEach(() => {
    thrown.length = 0;
    window.addEventListener('error', listener);
    window.addEventListener('unhandledrejection', listener);
  });
  afterEach(async function () {
    // Rejections are told in a task of their own.
    await task();
    window.removeEventListener('error', listener);
    window.removeEventListener('unhandledrejection', listener);
    // A hook that fails ends its whole suite; what mocha itself has noticed needs no second word.
    if (this.currentTest?.state === 'failed') return;
    expect(thrown.map(String), 'thrown into the page').to.deep.equal([]);
  });
}

/** Collects console warnings instead of printing them. */
export function useWarnings(): string[] {
  const warnings: string[] = [];
  const { warn } = console;
  beforeEach(() => {
    warnings.length = 0;
    console.warn = (...words: unknown[]) => void warnings.push(words.join(' '));
  });
  afterEach(() => {
    console.warn = warn;
  });
  return warnings;
}

/** Lets everything that is already due run, up to and with the next task. */
export function task(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Lets whatever is under way without a timer come to its end, drawing included. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 10; i++) await task();
}

/** Resolves when the browser has laid out, observed sizes and painted. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => void task().then(resolve)));
  });
}

/**
 * Says at once that everything is on the screen, where the real one takes a frame: tests that are
 * not about that place more than the screen holds, and count in tasks.
 */
class AllOnScreen implements Partial<IntersectionObserver> {
  readonly #tell: IntersectionObserverCallback;

  constructor(tell: IntersectionObserverCallback) {
    this.#tell = tell;
  }

  observe(target: Element): void {
    const entry: Partial<IntersectionObserverEntry> = { target, isIntersecting: true };
    this.#tell([entry as IntersectionObserverEntry], this as unknown as IntersectionObserver);
  }

  unobserve(): void {}

  disconnect(): void {}
}

/** The browser's own, for tests of what is seen. */
export const RealIntersectionObserver = window.IntersectionObserver;
window.IntersectionObserver = AllOnScreen as unknown as typeof IntersectionObserver;

// Views and the check of sources are loaded when first used; later tests can count in tasks.
before(async () => {
  await Promise.all([
    ...TAGS.map((tag) => mount(tag)),
    import('../../src/elements/exploration.js'),
  ]);
  fixtureCleanup();
});
