import 'nano-metrics/svelte';
import type { BytesSource, NanoErrorEvent } from 'nano-metrics';
import type { SvelteHTMLElements } from 'svelte/elements';

declare const source: BytesSource;
declare const onError: (event: NanoErrorEvent) => void;

/** What svelte.svelte cannot hold, as its templates know no `@ts-expect-error`. */
type Props<Tag extends keyof SvelteHTMLElements> = SvelteHTMLElements[Tag];

export const bad = [
  // @ts-expect-error: a number is no source
  { source: 5 } satisfies Props<'nano-byte-usage'>,
  // @ts-expect-error: a source of bytes gives no viewers
  { source } satisfies Props<'nano-concurrent-viewers'>,
  // @ts-expect-error: no such attribute
  { rangee: '1W' } satisfies Props<'nano-byte-usage'>,
  // @ts-expect-error: month to date has no range
  { range: '1W' } satisfies Props<'nano-mtd-usage'>,
  // @ts-expect-error: a number is no range
  { range: 1 } satisfies Props<'nano-byte-usage'>,
  // @ts-expect-error: another event
  { 'onnano-data': onError } satisfies Props<'nano-byte-usage'>,
  // @ts-expect-error: another event
  { 'on:nano-data': onError } satisfies Props<'nano-byte-usage'>,
  // @ts-expect-error: month to date has no ranges to change
  { 'onnano-range-change': () => undefined } satisfies Props<'nano-mtd-usage'>,
  // @ts-expect-error: the widget sets it
  { status: 'ready' } satisfies Props<'nano-byte-usage'>,
];
