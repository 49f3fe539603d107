import { errorBody } from './errors.js';

/**
 * @typedef {import('./answer.js').Answer} Answer
 * @typedef {import('./faults.js').Fault} Fault
 * @typedef {import('./faults.js').FaultKind} FaultKind
 * @typedef {import('./series.js').Row} Row
 */

/** Faults that come on top of another one. @type {ReadonlySet<FaultKind>} */
export const DELAYING = new Set(['latency']);

/** Faults in place of the answer. @type {ReadonlySet<FaultKind>} */
export const REPLACING = new Set(['status', 'hang', 'html']);

/**
 * The same for metrics, where an expired token means a refusal.
 *
 * @type {ReadonlySet<FaultKind>}
 */
export const REPLACING_DATA = new Set([...REPLACING, 'expired-token']);

/** Faults in an otherwise good answer. @type {ReadonlySet<FaultKind>} */
export const SPOILING_DATA = new Set([
  'broken-json',
  'wrong-types',
  'gaps',
  'empty',
  'cut',
  'zeros',
  'spike',
]);

/** @type {ReadonlySet<FaultKind>} */
export const SPOILING_TOKEN = new Set([
  'broken-json',
  'wrong-types',
  'empty',
  'cut',
  'expired-token',
]);

/** @type {ReadonlyMap<number, readonly [errorCode: number, message: string]>} */
const ERROR_OF_STATUS = new Map([
  [400, [101004, 'Invalid value']],
  [401, [105011, 'Login token invalid']],
  [403, [105002, 'Access denied']],
  [404, [103001, 'Stream not found']],
  [422, [101007, 'Missing properties']],
]);

const HTML_PAGE = `<!doctype html>
<html lang="en"><head><title>Welcome</title></head><body><h1>Please log in</h1></body></html>
`;

/**
 * @param {Fault} fault of a kind in `REPLACING_DATA` other than `hang`
 * @returns {Answer}
 */
export function replacement(fault) {
  /** @type {Record<string, string>} */
  const headers = {};
  if (fault.retryAfter !== undefined) headers['Retry-After'] = String(fault.retryAfter);
  if (fault.kind === 'html') {
    const type = 'text/html; charset=utf-8';
    return { status: fault.status ?? 200, type, headers, body: HTML_PAGE };
  }
  const status = fault.kind === 'expired-token' ? 401 : (fault.status ?? 500);
  const [errorCode, message] = ERROR_OF_STATUS.get(status) ?? [104001, 'Internal error'];
  const summary = 'This error was asked for.';
  const body = errorBody(message, fault.errorCode ?? errorCode, summary);
  return { status, type: 'application/json; charset=utf-8', headers, body };
}

/**
 * @param {readonly Row[]} rows
 * @param {Fault | undefined} fault
 * @returns {readonly Row[]}
 */
export function spoilRows(rows, fault) {
  switch (fault?.kind) {
    case 'empty':
      return [];
    case 'gaps':
      // Both spellings of "nothing is known": no row, and a row with null.
      return rows
        .filter((_, index) => index % 4 !== 1)
        .map((row, index) => (index % 3 === 1 ? withValues(row, () => null) : row));
    case 'zeros':
      return rows.map((row) => withValues(row, () => 0));
    case 'spike': {
      const middle = Math.floor(rows.length / 2);
      return rows.map((row, index) =>
        index === middle ? withValues(row, (value) => (value ?? 0) * 1000) : row,
      );
    }
    default:
      return rows;
  }
}

/**
 * @param {Answer} answer
 * @param {Fault | undefined} fault
 * @returns {Answer}
 */
export function spoilAnswer(answer, fault) {
  if (fault?.kind === 'cut') return { ...answer, cut: true };
  if (fault?.kind !== 'broken-json') return answer;
  return { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2)) };
}

/**
 * @param {Row} row
 * @param {(value: number | null) => number | null} change
 * @returns {Row}
 */
function withValues(row, change) {
  return {
    timestamp: row.timestamp,
    ingestBytes: change(row.ingestBytes),
    playoutBytes: change(row.playoutBytes),
    viewers: change(row.viewers),
  };
}
