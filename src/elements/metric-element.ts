import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Client } from '../api/client.js';
import { sharedClient } from '../api/config.js';
import { MetricsError } from '../api/errors.js';
import type { SeriesRoute } from '../api/routes.js';
import {
  type Answer,
  type FetchOptions,
  LiveQuery,
  type Status,
} from '../controllers/live-query.js';
import { languageTag, Localize } from '../controllers/localize.js';
import { isKnownLang } from '../i18n/catalog.js';
import { type CoreMessages, type Explanation, fill } from '../i18n/messages.js';
import { cleanText } from '../model/clean.js';
import type { SeriesQuery, Source } from '../model/query.js';
import { isEmptySeries, type TimeSeries } from '../model/series.js';
import { UNIT_SETTINGS, type UnitSetting } from '../model/unit-setting.js';
import { lettersOf, oneOf, type OrText, refreshMsOf, warnOnce } from './attributes.js';
import { DataOrigin } from './data-origin.js';
import { NanoDataEvent, NanoErrorEvent } from './events.js';
import type { MakeView, Shown, View } from './view.js';

const THEMES = ['auto', 'light', 'dark'] as const;

/** What the `theme` attribute takes. */
export type Theme = (typeof THEMES)[number];

const DENSITIES = ['comfortable', 'compact'] as const;

/** What the `density` attribute takes. */
export type Density = (typeof DENSITIES)[number];

/** What tells one widget from another. */
export interface About<Query extends SeriesQuery = SeriesQuery> {
  readonly metric: Query['metric'];
  readonly route: SeriesRoute;
  /** The names of the lines that the data must have. */
  readonly lineIds: readonly string[];
  /** The message that is the title. */
  readonly heading: 'concurrentViewers' | 'byteUsage' | 'monthToDate';
}

/** What is asked, and how often. */
export interface Question<Query> {
  /** Whatever it depends on, time and origin aside; `undefined` while there is nothing to ask. */
  readonly key: () => readonly unknown[] | undefined;
  readonly query: (nowMs: number) => Query;
  /** Milliseconds between refreshes where the page does not say. */
  readonly refreshMs: () => number | undefined;
}

/**
 * What all widgets share: where the data comes from, how it is kept current, its states, and the
 * attributes that every tag has. A tag adds its question and its picture.
 *
 * @fires nano-data - New data is shown.
 * @fires nano-error - An attempt to get data failed; `kind` says why.
 * @slot title - Replaces the title.
 * @slot empty - Shown in place of the words for "no data".
 * @slot error - Shown in place of the words for an error.
 * @slot unauthorized - Shown where a sign-in is needed, such as a link to it.
 * @csspart card - Each white card.
 * @csspart header - Title, zone and range of the widget.
 * @csspart title - The title.
 * @csspart timezone - The label of the time zone.
 * @csspart status - What is said about loading, errors and stale data.
 * @cssproperty [--nano-card=light-dark(#ffffff, #1b1f28)] - Background of the cards.
 * @cssproperty [--nano-border=color-mix(in srgb, var(--nano-text) 13%, var(--nano-card))] - Border of cards and tooltips.
 * @cssproperty [--nano-font=inherit] - Fonts.
 * @cssproperty [--nano-space=clamp(0.75em, 4cqi, 1.5em)] - Space between edge and content of cards.
 * @cssproperty [--nano-radius=1em] - Radius of the cards' corners.
 * @cssproperty [--nano-text=light-dark(#1f2430, #e9ecf1)] - Text.
 * @cssproperty [--nano-muted=color-mix(in srgb, var(--nano-text) 75%, var(--nano-card))] - Quieter text and labels of axes.
 * @cssproperty [--nano-accent=light-dark(#ad5308, #f3a75f)] - Titles, figures and controls.
 * @cssproperty [--nano-on-accent=var(--nano-card)] - Text on the accent colour.
 * @cssproperty [--nano-grid=color-mix(in srgb, var(--nano-text) 10%, var(--nano-card))] - Grid lines and skeletons.
 */
export abstract class MetricElement<
  Query extends SeriesQuery,
  Data extends TimeSeries,
  OwnView extends View,
> extends LitElement {
  // Declared here and not by decorators, which would add 0.6 kB to every page.
  static override properties: PropertyDeclarations = {
    apiBase: { attribute: 'api-base' },
    lang: {},
    refreshInterval: { attribute: 'refresh' },
    theme: { reflect: true },
    density: { reflect: true },
    heading: {},
    status: { reflect: true },
    stale: { type: Boolean, reflect: true },
    source: { attribute: false },
    client: { attribute: false },
  };

  /** Base URL of the API or of a proxy in front of it; a path is resolved against the page. */
  apiBase: string | undefined;

  /** Language and formats. Default: that of the nearest ancestor with a `lang`. */
  override lang = '';

  /** Seconds between automatic refreshes, at least 10, or `off`. Default: as the range needs. */
  refreshInterval: OrText<'off'> | number | undefined;

  /**
   * `auto` follows the page's `color-scheme`; or `light`, `dark`.
   *
   * @default 'auto'
   */
  theme: OrText<Theme> | undefined;

  /**
   * `compact` leaves a figure and a small picture, for the cell of a table.
   *
   * @default 'comfortable'
   */
  density: OrText<Density> | undefined;

  /** Replaces the title. */
  heading: string | undefined;

  /**
   * What the widget is in; set by the widget.
   *
   * @readonly
   */
  status: Status = 'loading';

  /**
   * Whether the last good data is shown although the newest attempt failed; set by the widget.
   *
   * @readonly
   */
  stale = false;

  /** Own data in place of the API. */
  source: Source<Query, Data> | undefined;

  /** The client to ask. Default: the one that the page shares. */
  client: Client | undefined = sharedClient;

  protected readonly localize = new Localize(this, () => this.#lang);
  readonly #origin = new DataOrigin<Query, Data>(this, () => this.about);
  protected readonly live: LiveQuery<Query, Data> = this.liveQuery({
    key: () => this.questionKey(),
    query: (nowMs) => this.question(nowMs),
    refreshMs: () => this.defaultRefreshMs(),
  });

  protected view: OwnView | undefined;
  #viewLoading: Promise<void> | undefined;
  #hasViewFailed = false;
  #isRetrying = false;

  protected abstract readonly about: About<Query>;

  /** Whatever the question depends on, time aside. */
  protected abstract questionKey(): readonly unknown[];

  /** What to ask at `nowMs`. */
  protected abstract question(nowMs: number): Query;

  /** Milliseconds between refreshes where the page does not say. */
  protected abstract defaultRefreshMs(): number | undefined;

  /** Asks for data of this widget, live. */
  protected liveQuery({ key, query, refreshMs }: Question<Query>): LiveQuery<Query, Data> {
    return new LiveQuery<Query, Data>(this, {
      key: () => {
        const own = key();
        return own && [...this.#origin.key(), ...own];
      },
      query,
      fetch: (asked, options) => this.fetch(asked, options),
      skewMs: () => this.#origin.skewMs(),
      isEmpty: ({ data }) => isEmptySeries(data),
      refreshMs: () => refreshMsOf(this, this.refreshInterval, refreshMs()),
      onData: ({ query, data }) => this.dispatchEvent(new NanoDataEvent({ query, data })),
      onError: (error) => this.dispatchEvent(new NanoErrorEvent(error)),
    });
  }

  /** Gets the answer to a question, checked. */
  protected async fetch(query: Query, options: FetchOptions): Promise<Answer<Data>> {
    const answer = await this.#origin.fetch(query, options);
    this.checkData?.(answer.data, query);
    return answer;
  }

  /**
   * Refuses data that this widget could not show truthfully.
   *
   * @throws {MetricsError} of kind `schema`
   */
  protected checkData?(data: Data, query: Query): void;

  /** Loads the code of the view; what it gives makes one, once the shadow root is there. */
  protected abstract loadView(): Promise<MakeView<Data, OwnView>>;

  /** The shown data as CSV with a header line; empty while there is none. */
  toCSV(): string {
    return this.view?.toCsv() ?? '';
  }

  /**
   * `refresh()` asks for new data now. Resolves when it is shown or has failed; never rejects.
   *
   * Frameworks that set attributes as properties (`refresh={30}`) assign to the same name, so
   * that is understood as the attribute.
   */
  get refresh(): () => Promise<void> {
    return this.#refresh;
  }

  set refresh(seconds: OrText<'off'> | number | undefined | (() => Promise<void>)) {
    if (typeof seconds !== 'function') this.refreshInterval = seconds;
  }

  override connectedCallback(): void {
    if (Object.hasOwn(this, 'refresh')) {
      // Set before the element was defined, and now in the way of the method.
      const seconds: unknown = this.refresh;
      Reflect.deleteProperty(this, 'refresh');
      this.refresh = seconds as number;
    }
    this.#readMisspelled();
    super.connectedCallback();
    this.#viewLoading ??= this.#loadView();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    // Declarative markup, of a copied page, say, is of an older state; unless Lit is to hydrate it.
    if (!('litElementHydrateSupport' in globalThis)) this.shadowRoot?.replaceChildren();
    try {
      return super.createRenderRoot();
    } catch {
      // Another document does not take the sheets of this one. The view brings copies.
      return this.shadowRoot as DocumentFragment;
    }
  }

  /** Another document took the element in. */
  adoptedCallback(): void {
    this.view?.restyle();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('refreshInterval') && this.hasUpdated) this.live.reschedule();
    const lang = this.#lang;
    if (lang && !isKnownLang(lang)) warnOnce(this, 'lang', lang, 'tags like en, de-AT');
    // The styles read the attributes, so they must hold the values that were understood.
    if (this.theme) this.theme = oneOf(this, 'theme', this.theme, THEMES, 'auto');
    const { density } = this;
    if (density) this.density = oneOf(this, 'density', density, DENSITIES, 'comfortable');
  }

  protected override update(changed: Map<PropertyKey, unknown>): void {
    // The controllers had their turn after willUpdate; from here on the state is settled.
    const { status, isStale } = this.live;
    this.status = status === 'ready' && this.#hasViewFailed ? 'error' : status;
    this.stale = isStale;
    if (status !== 'loading') this.#isRetrying = false;
    super.update(changed);
  }

  /** The element is complete when its data is drawn, so that events find it so. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#viewLoading;
    await this.view?.loading;
    return super.getUpdateComplete();
  }

  /** The true time, which the clock of this machine may not know, in Unix ms. */
  protected get nowMs(): number {
    return Date.now() + this.#origin.skewMs();
  }

  protected get messages(): CoreMessages {
    return this.localize.words.messages;
  }

  /** The IANA zone in which the widget shows times. */
  protected get zone(): string {
    return 'UTC';
  }

  /** Whether the widget has neither data nor anything to say instead; for most, that is the view's. */
  protected get isWaiting(): boolean {
    const { status } = this;
    return status === 'loading' || (status !== 'empty' && !this.view && !this.#hasViewFailed);
  }

  protected get headingText(): string {
    return cleanText(this.heading) || this.messages[this.about.heading];
  }

  /** Title and zone. */
  protected renderTitle(): TemplateResult {
    return html`<div>
      <h2 part="title" id="title"><slot name="title">${this.headingText}</slot></h2>
      <p part="timezone">
        ${fill(this.messages.timezone, { zone: this.view?.zoneText?.() ?? this.zone })}
      </p>
    </div>`;
  }

  /** The words for whatever is not simply there; a live region that is always in place. */
  protected renderStatus(): TemplateResult {
    const { status, messages } = this;
    // With its words, which would push it aside if they came after it.
    const hasProblem = !this.isWaiting && status !== 'ready' && status !== 'empty';
    // The button stays while it is at work, as it would take the focus with it.
    return html`<div part="status" class="status" role="status">
      ${this.#statusWords()}
      ${
        hasProblem || this.#isRetrying
          ? html`<button type="button" class="retry" @click=${this.#retry}>
              ${messages.retry}
            </button>`
          : nothing
      }
    </div>`;
  }

  /** The line that says how old the data is when it could not be refreshed. */
  protected renderStale(): TemplateResult {
    const { result, isStale } = this.live;
    const time = result && this.view?.time(result.atMs, this.localize.lang, this.zone);
    return html`<p part="status" class="stale" role="status">
      ${isStale && time ? fill(this.messages.staleSince, { time }) : nothing}
    </p>`;
  }

  /** Takes attributes by names that are not quite theirs, where only one can be meant. */
  #readMisspelled(): void {
    const { observedAttributes } = this.constructor as typeof LitElement;
    for (const name of this.getAttributeNames()) {
      const meant = observedAttributes.find((known) => lettersOf(known) === lettersOf(name));
      if (!meant || this.hasAttribute(meant)) continue;
      this.attributeChangedCallback(meant, null, this.getAttribute(name));
    }
  }

  #statusWords(): TemplateResult | typeof nothing {
    const { messages, status } = this;
    if (status === 'loading') {
      const words = fill(messages.loading, { title: this.headingText });
      return html`<span class="visually-hidden">${words}</span>`;
    }
    const explanation = status === 'ready' ? undefined : this.#explanation();
    if (!explanation) return nothing;
    const { what, todo } = explanation;
    return html`<slot name=${status === 'forbidden' ? 'error' : status}>
      <strong>${what}</strong>
      <p>${todo}</p>
    </slot>`;
  }

  /** What to say; nothing until there is the view, which has the words. */
  #explanation(): Explanation | undefined {
    const { messages, live, view } = this;
    if (this.status === 'empty') return messages.empty;
    if (this.#hasViewFailed || !live.error) return messages.viewFailed;
    return view?.explain(live.error, this.localize.words);
  }

  async #loadView(): Promise<void> {
    this.#hasViewFailed = false;
    try {
      const makeView = await this.loadView();
      // The view is made for the shadow root, which the first update makes.
      await super.getUpdateComplete();
      this.view = makeView(
        () => this.#shown(),
        () => this.#failView(),
      );
      this.requestUpdate();
    } catch {
      this.#failView();
    }
  }

  /** Offline, a missing file, or a browser without a canvas: the page must not notice. */
  #failView(): void {
    this.#hasViewFailed = true;
    this.view = undefined;
    this.dispatchEvent(new NanoErrorEvent(new MetricsError('network', 'No view')));
    this.requestUpdate();
  }

  #shown(): Shown<Data> | undefined {
    const { result, status } = this.live;
    if (!result || status !== 'ready') return undefined;
    const { zone, headingText: heading, localize } = this;
    return { result, zone, heading, lang: localize.lang, words: localize.words, unit: this.#unit };
  }

  get #lang(): string {
    return languageTag(this.lang);
  }

  get #unit(): UnitSetting {
    return 'unit' in this ? oneOf(this, 'unit', this.unit, UNIT_SETTINGS, 'auto') : 'auto';
  }

  readonly #refresh = (): Promise<void> => this.live.refresh();

  readonly #retry = (): void => {
    if (this.#hasViewFailed) {
      this.#viewLoading = this.#loadView();
    } else {
      this.#isRetrying = true;
      void this.live.refresh();
    }
  };
}
