import type { Observer, ProxyEvent, Reason, Route, Source } from './events.js';

/** How much somebody who runs the proxy should care. */
export type LogLevel = 'info' | 'warn' | 'error';

/**
 * One line of a log. It tells nothing of who asked, nor for which streams, tags or countries, and
 * holds no credential and no words of the API or of the host.
 */
export interface LogEntry {
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly level: LogLevel;
  /** A request was answered, the API was asked, the shared store is lost or back. */
  readonly event: 'request' | 'upstream' | 'store-lost' | 'store-back';
  readonly route?: Route;
  /** HTTP status that callers see. */
  readonly status?: number;
  /** The documented code of an error. */
  readonly errorCode?: number;
  readonly reason?: Reason;
  readonly source?: Source;
  /** Milliseconds. */
  readonly durationMs?: number;
}

/** Takes the lines of a log. What it throws goes nowhere. */
export type Log = (entry: LogEntry) => unknown;

/** What calls for somebody to change something. */
const MISTAKES: ReadonlySet<Reason | undefined> = new Set([
  'authorize-failed',
  'credential-failed',
  'credential-refused',
  'defect',
]);

export const LEVELS: readonly LogLevel[] = ['info', 'warn', 'error'];

/** Passes on what happens, as lines of a log, where it is as grave as `least`, or graver. */
export function logInto(log: Log, least: LogLevel): Observer {
  return (event) => {
    const level = levelOf(event);
    if (LEVELS.indexOf(level) < LEVELS.indexOf(least)) return;
    // A log that fails, at once or later, must not fail the request or the process.
    try {
      const outcome: unknown = log(entryOf(event, level));
      if (outcome instanceof Promise) outcome.catch(() => undefined);
    } catch {
      return;
    }
  };
}

function entryOf(event: ProxyEvent, level: LogLevel): LogEntry {
  const { type, ...rest } = event;
  const fields = Object.entries(rest).filter(([, value]) => value !== undefined);
  const entry = { time: new Date().toISOString(), level, event: type };
  return { ...entry, ...Object.fromEntries(fields) };
}

function levelOf(event: ProxyEvent): LogLevel {
  if (event.type === 'store-lost') return 'warn';
  if (event.type === 'store-back') return 'info';
  if (MISTAKES.has(event.reason)) return 'error';
  return event.status >= 500 || event.status === 429 ? 'warn' : 'info';
}
