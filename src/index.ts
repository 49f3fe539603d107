export {
  type Client,
  type ClientOptions,
  createClient,
  type SignInCredentials,
} from './api/client.js';
export { configure, signIn, signOut } from './api/config.js';
export { MetricsError } from './api/errors.js';
export type { ErrorKind } from './api/outcomes.js';
export type { Routes } from './api/routes.js';
export type { GetToken, TokenReason } from './api/token.js';
export type { Status } from './controllers/live-query.js';
export {
  type NanoDataDetail,
  NanoDataEvent,
  type NanoErrorDetail,
  NanoErrorEvent,
  type NanoRangeChangeDetail,
  NanoRangeChangeEvent,
} from './elements/events.js';
export type { Density, Theme } from './elements/metric-element.js';
export { NanoByteUsage } from './elements/nano-byte-usage.js';
export { NanoConcurrentViewers } from './elements/nano-concurrent-viewers.js';
export { NanoMtdUsage } from './elements/nano-mtd-usage.js';
export type { FullMessages, PartialMessages } from './i18n/messages.js';
export { registerMessages } from './i18n/register-messages.js';
export type { Interval } from './model/interval.js';
export type {
  BytesQuery,
  BytesSource,
  Filters,
  SeriesQuery,
  Source,
  ViewersQuery,
  ViewersSource,
} from './model/query.js';
export type { RangePreset } from './model/range.js';
export type { BytesSeries, TimeSeries, Value, ViewersSeries } from './model/series.js';
export type { UnitSetting } from './model/unit-setting.js';
