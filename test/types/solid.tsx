/** @jsxImportSource solid-js */
import { createSignal } from 'solid-js';
import 'nano-metrics/solid';
import {
  type BytesSource,
  createClient,
  type NanoByteUsage,
  type NanoErrorEvent,
  type RangePreset,
} from 'nano-metrics';

const client = createClient({ apiBase: '/nano-metrics' });
const source: BytesSource = async () => ({ xSeconds: [], lines: { playout: [], ingest: [] } });
const [range] = createSignal<RangePreset>('1W');
const onError = (event: NanoErrorEvent) => console.log(event.kind);
let usage: NanoByteUsage | undefined;

export const good = (
  <div>
    <nano-byte-usage
      ref={usage}
      id="usage"
      class="wide"
      classList={{ wide: true }}
      slot="main"
      style={{ '--nano-accent': 'red' }}
      range={range()}
      unit="GiB"
      attr:theme="dark"
      attr:api-base="/api"
      bool:compare={true}
      prop:source={source}
      prop:client={client}
      prop:refreshInterval={30}
      lang="de"
      on:nano-data={(event) => {
        const element: NanoByteUsage = event.currentTarget;
        console.log(element.toCSV(), event.detail.query.metric);
      }}
      on:nano-error={onError}
      on:nano-range-change={{ handleEvent: ({ detail }) => console.log(detail.range), once: true }}
    >
      <span slot="title">Own title</span>
    </nano-byte-usage>
    <nano-concurrent-viewers api-base="/api" refresh="off" range={'other' as string} />
    <nano-mtd-usage details unit="auto" client={client} />
  </div>
);

export const bad = (
  <>
    {/* @ts-expect-error: a number is no source */}
    <nano-byte-usage prop:source={5} />
    {/* @ts-expect-error: a source of bytes gives no viewers */}
    <nano-concurrent-viewers prop:source={source} />
    {/* @ts-expect-error: no such attribute */}
    <nano-byte-usage rangee="1W" />
    {/* @ts-expect-error: month to date has no range */}
    <nano-mtd-usage attr:range="1W" />
    {/* @ts-expect-error: a text is no flag */}
    <nano-mtd-usage bool:details="yes" />
    {/* @ts-expect-error: no flag */}
    <nano-mtd-usage bool:heading={true} />
    {/* @ts-expect-error: another event */}
    <nano-byte-usage on:nano-data={onError} />
    {/* @ts-expect-error: the widget sets it */}
    <nano-byte-usage prop:status="ready" />
  </>
);
