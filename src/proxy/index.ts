/** The server side of nano-metrics: keeps the credential away from browsers. */
export { createProxy } from './create-proxy.js';
export type { MetricsHandler, HandlerContext } from './create-proxy.js';
export type { Authorization, Authorize, Credential, ProxyOptions, Scope } from './options.js';
export type { Log, LogEntry, LogLevel } from './log.js';
export type { MaxRange } from './max-range.js';
export type { Reason, Route, Source } from './events.js';
export type { Store } from './store.js';
