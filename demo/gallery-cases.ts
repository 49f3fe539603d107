import * as act from './gallery-acts.js';
import {
  type AnySource,
  type BucketAt,
  fail,
  failLater,
  gaps,
  NOTHING,
  serve,
  serveMinutes,
  times,
  usual,
  wait,
  ZERO,
} from './gallery-sources.js';

export type Widget = 'mtd-usage' | 'concurrent-viewers' | 'byte-usage';

/** One widget in one state. */
export interface GalleryCase {
  readonly widget: Widget;
  readonly name: string;
  /** A state, one that differs by its words alone, a variant of `ready`, or one with a dialog. */
  readonly kind: 'state' | 'words' | 'variant' | 'dialog';
  readonly source: () => AnySource;
  readonly attributes?: Readonly<Record<string, string>>;
  /** Text by the slot that it goes to. */
  readonly slots?: Readonly<Record<string, string>>;
  /**
   * What is done to the widget once it shows what it got. To open a dialog, which makes the rest of
   * the page inert, it must be the only one that is shown.
   */
  readonly act?: (element: HTMLElement) => unknown;
}

type Entry = Omit<GalleryCase, 'widget' | 'kind'>;

const STATES: readonly Entry[] = [
  { name: 'loading', source: wait },
  { name: 'ready', source: () => serve() },
  { name: 'empty', source: () => serve(() => NOTHING) },
  { name: 'stale', source: failLater, act: act.refresh },
  { name: 'network', source: () => fail('network') },
  { name: 'unauthorized', source: () => fail('unauthorized', { status: 401 }) },
  { name: 'forbidden', source: () => fail('forbidden', { status: 403 }) },
  {
    name: 'own-words',
    source: () => fail('unauthorized', { status: 401 }),
    slots: {
      title: 'Our numbers, as the page itself calls them',
      unauthorized: 'Members see here how many are watching.',
    },
  },
];

const WORDS: readonly Entry[] = [
  { name: 'timeout', source: () => fail('timeout') },
  { name: 'rate-limit', source: () => fail('rate-limit', { status: 429 }) },
  { name: 'server', source: () => fail('server', { status: 500 }) },
  { name: 'not-found', source: () => fail('not-found', { status: 404 }) },
  { name: 'no-endpoint', source: () => fail('not-found', { status: 404, code: 101001 }) },
  { name: 'schema', source: () => fail('schema') },
  { name: 'invalid', source: () => fail('invalid', { status: 400 }) },
  { name: 'role', source: () => fail('forbidden', { status: 403, code: 105001 }) },
  { name: 'plan', source: () => fail('forbidden', { status: 403, code: 105002 }) },
];

const CHARTS: readonly Entry[] = [
  { name: '1-point', source: () => serve(), attributes: until(12, 1 / 60) },
  { name: '2-points', source: () => serve(), attributes: until(12, 2 / 60) },
  { name: '24-points', source: () => serve(), attributes: until(0, 24) },
  { name: '60-points', source: () => serve(), attributes: until(12, 1) },
  { name: '168-points', source: () => serve(), attributes: until(0, 168) },
  { name: '10080-points', source: serveMinutes, attributes: until(0, 168) },
  { name: 'hour', source: () => serve(), attributes: { range: '1H' } },
  { name: 'week', source: () => serve(), attributes: { range: '1W' } },
  { name: 'gaps', source: () => serve(gaps) },
  { name: 'only-running', source: () => serve((i, ...at) => (i < 24 ? NOTHING : usual(i, ...at))) },
  { name: 'zero', source: () => serve(() => ZERO) },
  { name: 'huge', source: () => serve(times(9_876)) },
  {
    name: 'zone',
    source: () => serve(),
    attributes: { timezone: 'America/Argentina/Buenos_Aires' },
  },
  {
    name: 'clocks-back',
    source: () => serve(),
    attributes: {
      timezone: 'Europe/Berlin',
      from: '2026-10-24T22:00:00Z',
      to: '2026-10-25T05:00:00Z',
    },
  },
  {
    name: 'clocks-forward',
    source: () => serve(),
    attributes: {
      timezone: 'Europe/Berlin',
      from: '2026-03-28T23:00:00Z',
      to: '2026-03-29T05:00:00Z',
    },
  },
  { name: 'cursor', source: () => serve(), act: act.moveCursor },
  { name: 'compare', source: () => serve(), attributes: { compare: '' } },
  {
    name: 'compare-cursor',
    source: () => serve(),
    attributes: { compare: '' },
    act: act.moveCursor,
  },
  { name: 'compact', source: () => serve(), attributes: { density: 'compact' } },
  {
    name: 'compact-failed',
    source: () => fail('network'),
    attributes: { density: 'compact' },
  },
  { name: 'zoomed', source: () => serve(), attributes: { range: '1W' }, act: act.zoomIn },
];

const BYTES: readonly Entry[] = [
  { name: 'binary-unit', source: () => serve(), attributes: { unit: 'MiB' } },
  { name: 'line-hidden', source: () => serve(), act: act.hideLastLine },
  { name: 'menu', source: () => serve(), act: act.openMenu },
  { name: 'table', source: () => serve(gaps), act: act.showTable },
];

const MONTH: readonly Entry[] = [
  { name: 'less', source: () => serve(inMonth({ before: times(2.5) })) },
  { name: 'same', source: () => serve(() => ({ viewers: 1, playout: 4e9, ingest: 1e8 })) },
  { name: 'new', source: () => serve(inMonth({ before: () => ZERO })) },
  { name: 'not-reported', source: () => serve(inMonth({ now: () => NOTHING })) },
  { name: 'zero', source: () => serve(() => ZERO) },
  { name: 'huge', source: () => serve(times(9.87)) },
  { name: 'binary-unit', source: () => serve(), attributes: { unit: 'MiB' } },
  { name: 'compact', source: () => serve(), attributes: { density: 'compact' } },
  { name: 'exact', source: () => serve(), act: act.showExact },
  { name: 'menu', source: () => serve(), act: act.openMenu },
  { name: 'details', source: () => serve(), attributes: { details: '' }, act: act.seeDetails },
  {
    name: 'details-gaps',
    source: () => serve(inMonth({ now: gaps })),
    attributes: { details: '' },
    act: act.seeDetails,
  },
];

const MONTH_DIALOGS: readonly Entry[] = [
  { name: 'overview', source: () => serve(), attributes: { details: '' }, act: act.openOverview },
];

/** All that the gallery shows. A new case is one entry in one of the lists above. */
export const CASES: readonly GalleryCase[] = [
  ...of('mtd-usage', MONTH, MONTH_DIALOGS),
  ...of('concurrent-viewers', CHARTS),
  ...of('byte-usage', [...CHARTS, ...BYTES]),
];

/** How a case is called in addresses. */
export function idOf({ widget, name }: GalleryCase): string {
  return `${widget}/${name}`;
}

function of(
  widget: Widget,
  variant: readonly Entry[],
  dialog: readonly Entry[] = [],
): GalleryCase[] {
  const kinds = { state: STATES, words: WORDS, variant, dialog };
  return (['state', 'words', 'variant', 'dialog'] as const).flatMap((kind) =>
    kinds[kind].map((entry) => ({ widget, kind, ...entry })),
  );
}

/** A span of so many hours that ended yesterday at `hour`, in UTC. */
function until(hour: number, hours: number): Record<'from' | 'to', string> {
  const today = Math.floor(Date.now() / 86_400_000) * 86_400_000;
  const to = today - (24 - hour) * 3_600_000;
  const iso = (ms: number) => new Date(ms).toISOString();
  return { from: iso(to - hours * 3_600_000), to: iso(to) };
}

/** Different buckets in the current month and in the one before. */
function inMonth({ before = usual, now = usual }: { before?: BucketAt; now?: BucketAt }): BucketAt {
  const month = Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth());
  return (...place) => (place[1] < month ? before : now)(...place);
}
