/** @jsxImportSource vue */
import 'nano-metrics/vue';
import type { BytesSource, NanoDataEvent, NanoErrorEvent } from 'nano-metrics';

const source: BytesSource = async () => ({ xSeconds: [], lines: { playout: [], ingest: [] } });
const onData = (event: NanoDataEvent) => console.log(event.detail.query.interval);
const onError = (event: NanoErrorEvent) => console.log(event.kind);

export const good = (
  <nano-byte-usage
    key="a"
    class="wide"
    range="1W"
    api-base="/api"
    source={source}
    onNano-data={onData}
    onNanoError={(event) => event.kind}
  >
    <span slot="title">Own title</span>
  </nano-byte-usage>
);

export const bad = (
  <>
    {/* @ts-expect-error: another event */}
    <nano-byte-usage onNanoData={onError} />
    {/* @ts-expect-error: a number is no source */}
    <nano-byte-usage source={5} />
    {/* @ts-expect-error: no such attribute */}
    <nano-byte-usage rangee="1W" />
  </>
);
