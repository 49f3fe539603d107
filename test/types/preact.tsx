/** @jsxImportSource preact */
import { createRef } from 'preact';
import 'nano-metrics/preact';
import {
  type BytesSource,
  createClient,
  type NanoByteUsage,
  type NanoDataEvent,
  type NanoErrorEvent,
} from 'nano-metrics';

const client = createClient({ apiBase: '/nano-metrics' });
const source: BytesSource = async () => ({ xSeconds: [], lines: { playout: [], ingest: [] } });
const ref = createRef<NanoByteUsage>();
const onData = (event: NanoDataEvent) => console.log(event.detail.query.interval);
const onError = (event: NanoErrorEvent) => console.log(event.kind);

export const good = (
  <div>
    <nano-byte-usage
      key="a"
      ref={ref}
      id="usage"
      class="wide"
      hidden={false}
      slot="main"
      style={{ color: 'red' }}
      data-kind="chart"
      aria-label="Usage"
      tabIndex={0}
      range="1W"
      unit="GiB"
      theme="dark"
      refresh={30}
      compare
      apiBase="/api"
      lang="de"
      heading="Bytes"
      streams="a,b"
      source={source}
      client={client}
      onClick={(event) => event.currentTarget.toCSV()}
      onnano-data={(event) => {
        const usage: NanoByteUsage = event.currentTarget;
        return `${usage.toCSV()}${event.detail.data.xSeconds.length}`;
      }}
      onnano-error={onError}
      onnano-range-change={({ detail }) => console.log(detail.range, detail.from)}
    >
      <span slot="title">Own title</span>
    </nano-byte-usage>
    <nano-concurrent-viewers class="wide" api-base="/api" refresh="off" range={'other' as string} />
    <nano-mtd-usage details unit="auto" onnano-data={onData} />
  </div>
);

export const bad = (
  <>
    {/* @ts-expect-error: a number is no source */}
    <nano-byte-usage source={5} />
    {/* @ts-expect-error: a source of bytes gives no viewers */}
    <nano-concurrent-viewers source={source} />
    {/* @ts-expect-error: no such attribute */}
    <nano-byte-usage rangee="1W" />
    {/* @ts-expect-error: month to date has no range */}
    <nano-mtd-usage range="1W" />
    {/* @ts-expect-error: a number is no range */}
    <nano-byte-usage range={1} />
    {/* @ts-expect-error: another event */}
    <nano-byte-usage onnano-data={onError} />
    {/* @ts-expect-error: the widget sets it */}
    <nano-byte-usage status="ready" />
    {/* @ts-expect-error: no such tag */}
    <nano-usage />
  </>
);
