// Every public name, used as a page would.
import {
  type BytesQuery,
  type BytesSeries,
  type BytesSource,
  type Client,
  type ClientOptions,
  configure,
  createClient,
  type Density,
  type ErrorKind,
  type Filters,
  type FullMessages,
  type GetToken,
  type Interval,
  MetricsError,
  NanoByteUsage,
  NanoConcurrentViewers,
  type NanoDataDetail,
  NanoDataEvent,
  type NanoErrorDetail,
  NanoErrorEvent,
  NanoMtdUsage,
  type NanoRangeChangeDetail,
  NanoRangeChangeEvent,
  type PartialMessages,
  type RangePreset,
  registerMessages,
  type Routes,
  type SeriesQuery,
  signIn,
  type SignInCredentials,
  signOut,
  type Source,
  type Status,
  type Theme,
  type TimeSeries,
  type TokenReason,
  type UnitSetting,
  type Value,
  type ViewersQuery,
  type ViewersSeries,
  type ViewersSource,
} from 'nano-metrics';
import * as defined from 'nano-metrics/define';
import { NanoByteUsage as DefinedByteUsage } from 'nano-metrics/define/nano-byte-usage';
import { NanoConcurrentViewers as DefinedViewers } from 'nano-metrics/define/nano-concurrent-viewers';
import { NanoMtdUsage as DefinedMtdUsage } from 'nano-metrics/define/nano-mtd-usage';
import {
  type Authorization,
  type Authorize,
  createProxy,
  type Credential,
  type HandlerContext,
  type Log,
  type LogEntry,
  type LogLevel,
  type MaxRange,
  type MetricsHandler,
  type ProxyOptions,
  type Reason,
  type Route,
  type Scope,
  type Source as AnswerSource,
  type Store,
} from 'nano-metrics/proxy';

const getToken: GetToken = async ({ signal, reason }) => {
  const why: TokenReason = reason;
  return `${why}${signal.aborted}`;
};
const routes: Partial<Routes> = { viewers: '/v3/viewers' };
const options: ClientOptions = { apiBase: '/nano-metrics', getToken, routes, timeoutMs: 5000 };
configure(options);
const client: Client = createClient(options);
const credentials: SignInCredentials = { email: 'a@example.com', password: 'secret' };
const signedIn: Promise<void> = signIn(credentials);
signOut();

const filters: Filters = { streams: [], tags: ['a'], countries: ['DE'] };
const interval: Interval = 'hour';
const query: SeriesQuery = { metric: 'bytes', fromMs: 0, toMs: 3_600_000, interval, ...filters };
const value: Value = null;
const bytes: BytesSeries = { xSeconds: [0], lines: { ingest: [1], playout: [value] } };
const viewers: ViewersSeries = { xSeconds: [0], lines: { viewers: [12] } };
const series: TimeSeries = bytes;
const bytesSource: BytesSource = async ({ fromMs }: BytesQuery, { signal }) =>
  fromMs > 0 && !signal.aborted ? bytes : bytes;
const viewersSource: ViewersSource = async (asked: ViewersQuery) =>
  asked.metric === 'viewers' ? viewers : viewers;
const anySource: Source<BytesQuery, BytesSeries> = bytesSource;

const usage: NanoByteUsage = new NanoByteUsage();
const audience: NanoConcurrentViewers = new NanoConcurrentViewers();
const month: NanoMtdUsage = new NanoMtdUsage();
const range: RangePreset = '1W';
const theme: Theme = 'dark';
const unit: UnitSetting = 'GiB';
const density: Density = 'compact';
Object.assign(usage, { range, theme, unit, density, client, source: anySource });
usage.source = bytesSource;
audience.source = viewersSource;
month.details = true;
const status: Status = usage.status;
const csv: string = usage.toCSV();
const png: Promise<Blob> = usage.toPNG();

const some: PartialMessages = { retry: 'Again', errors: { plan: { what: 'Not in your plan' } } };
registerMessages('de-CH', some);
const swedish = (words: FullMessages) => {
  registerMessages('sv', { ...words, retry: 'Försök igen' });
  const { retry, ...withoutRetry } = words;
  // @ts-expect-error A new language must have every message.
  registerMessages('sv', withoutRetry);
  // @ts-expect-error A misspelled one is not known.
  registerMessages('de', { retri: retry });
  // @ts-expect-error Nothing is counted here.
  registerMessages('de', { retry: { other: retry } });
};

const dataDetail: NanoDataDetail = { data: series, query };
const errorDetail: NanoErrorDetail = { kind: 'server', status: 500, code: undefined };
const rangeDetail: NanoRangeChangeDetail = { range };
const error = new MetricsError('server', 'Down');
const kind: ErrorKind = error.kind;
usage.dispatchEvent(new NanoDataEvent(dataDetail));
usage.dispatchEvent(new NanoErrorEvent(error));
usage.dispatchEvent(new NanoRangeChangeEvent(rangeDetail));

const sameClass: typeof NanoByteUsage = defined.NanoByteUsage;
const classes = [DefinedByteUsage, DefinedViewers, DefinedMtdUsage, sameClass];

const credential: Credential = { apiKey: 'from the environment' };
const maxRange: MaxRange = '31D';
const scope: Scope = { streams: ['a'], maxRange };
const lines: [LogLevel, Route | undefined, Reason | undefined, AnswerSource | undefined][] = [];
const log: Log = ({ level, route, reason, source: from }: LogEntry) =>
  lines.push([level, route, reason, from]);
const store: Store = new Map<string, string>();
const authorize: Authorize = (request: Request): Authorization =>
  request.headers.has('cookie') && { allow: true, scope };
const proxyOptions: ProxyOptions = { credential, authorize, log, store };
const proxy: (request: Request) => Promise<Response> = createProxy(proxyOptions);
const context: HandlerContext = { waitUntil: (work) => void work };
const handle: MetricsHandler = (request) => createProxy(proxyOptions)(request, context);

export const all = [swedish, signedIn, status, csv, png, errorDetail, kind, classes, proxy, handle];
