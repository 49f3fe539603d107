import * as z from 'zod/mini';
import { internalError, ProxyError } from './errors.js';
import { isLonger, maxRange } from './max-range.js';
import type { Authorize, Scope } from './options.js';
import { filterNames, type Query } from './params.js';

// Strict, as a misspelt `scope` or `streams` would otherwise restrict nothing.
const authorization = z.union([
  z.literal(false),
  z.strictObject({
    allow: z.boolean(),
    scope: z.optional(
      z.strictObject({
        streams: z.optional(filterNames.streams),
        tags: z.optional(filterNames.tags),
        countries: z.optional(filterNames.countries),
        maxRange: z.optional(maxRange),
      }),
    ),
  }),
]);

/** A scope as `authorize` gave it, checked. */
type CheckedScope = Readonly<Omit<Scope, 'maxRange'>> & {
  /** Milliseconds. */
  readonly maxRange?: number | undefined;
};

/**
 * Asks the host whether a request is allowed, and how far.
 *
 * @throws {ProxyError} with status 403 where it is not, 500 where the host fails to say
 */
export async function scopeOf(request: Request, authorize: Authorize): Promise<CheckedScope> {
  const result = z.safeParse(authorization, await callSafely(request, authorize));
  if (!result.success) throw internalError('authorize gave no usable answer.', 'authorize-failed');
  if (result.data === false || !result.data.allow) throw denied('The request is not allowed.');
  return result.data.scope ?? {};
}

/** Whether a scope leaves out streams, tags or countries. */
export function isRestricted({ streams, tags, countries }: CheckedScope): boolean {
  return [streams, tags, countries].some((list) => list !== undefined);
}

/**
 * Narrows a query, in whole buckets, to a scope, so that it never shows more than the scope does.
 *
 * @throws {ProxyError} with status 403 where the query asks for something outside of it
 */
export function narrow(query: Query, scope: CheckedScope, nowMs: number): Query {
  if (scope.maxRange !== undefined && isLonger(query, scope.maxRange, nowMs)) {
    throw denied('The request spans more time than its scope.');
  }
  const streams = within(query.streams, scope.streams);
  const countries = within(query.countries, scope.countries);
  within(query.tags, scope.tags);
  // A stream must carry all tags of a query, so leaving one out would widen it: unlike streams
  // and countries, the scope's tags always go along, all of them.
  return { ...query, streams, countries, tags: scope.tags ?? query.tags };
}

/** What was asked for if all of it is allowed; everything allowed if nothing was asked for. */
function within(
  asked: readonly string[],
  allowed: readonly string[] | undefined,
): readonly string[] {
  if (allowed === undefined) return asked;
  // To the API an empty list is no filter at all.
  if (allowed.length === 0) throw denied('Nothing is within the scope of this request.');
  if (!asked.every((name) => allowed.includes(name))) {
    throw denied('The request reaches beyond its scope.');
  }
  return asked.length > 0 ? asked : allowed;
}

/** A refusal that is documented as "access denied". */
export function denied(summary: string): ProxyError {
  return new ProxyError(105001, summary);
}

async function callSafely(request: Request, authorize: Authorize): Promise<unknown> {
  try {
    return await authorize(request);
  } catch {
    // The words of the error are the host's own, and go no further.
    throw internalError('authorize failed.', 'authorize-failed');
  }
}
