import { type NanoByteUsage, type NanoDataEvent, NanoMtdUsage, type Status } from 'nano-metrics';
import 'nano-metrics/define';

const usage: NanoByteUsage = document.createElement('nano-byte-usage');
usage.addEventListener('nano-data', (event) => event.detail.query.fromMs);
usage.addEventListener('nano-error', ({ kind, status, code }) => [kind, status, code]);
usage.addEventListener('nano-range-change', ({ detail }) => detail.range);
document.addEventListener('nano-data', (event) => event.detail.data.xSeconds.length);
document.body.addEventListener('nano-error', (event) => event.detail.kind);
window.addEventListener('nano-range-change', (event) => event.detail.from);
document.querySelector('nano-mtd-usage')?.toCSV();

usage.range = '1W';
usage.range = 'what a page says';
usage.unit = 'GiB';
usage.refresh = 30;
const refreshed: Promise<void> = usage.refresh();
const status: Status = usage.status;
export const all = [refreshed, status, NanoMtdUsage];

// @ts-expect-error: another event
usage.addEventListener('nano-error', (event: NanoDataEvent) => event.detail.data);
// @ts-expect-error: a number is no range
usage.range = 1;
// @ts-expect-error: a number is no source
usage.source = 5;
// @ts-expect-error: no such property
usage.rangee = '1W';
