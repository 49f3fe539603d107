import { core, safeParse } from 'zod/mini';
import { MetricsError } from './errors.js';

/** Milliseconds taken for seconds would lie past the year 5000. */
const MAX_SECONDS = 99_999_999_999;

/** A schema whose output is `T`. */
type Schema<T> = core.$ZodType<T>;

// The schemas are made of zod's core: the wrappers that zod/mini puts around it bring methods that
// are never called here, and 0.7 kB. The core's constructors do not infer, so each of these names
// the type that it makes, as zod/mini does.
const object = <T extends object>(shape: { [Key in keyof T]-?: Schema<T[Key]> }) =>
  new core.$ZodObject({ type: 'object', shape }) as unknown as Schema<T>;
const array = <T>(element: Schema<T>) =>
  new core.$ZodArray({ type: 'array', element }) as unknown as Schema<T[]>;
const nullish = <T>(innerType: Schema<T>) =>
  new core.$ZodOptional({
    type: 'optional',
    innerType: new core.$ZodNullable({ type: 'nullable', innerType }),
  }) as unknown as Schema<T | null | undefined>;
const check = <T>(isValid: (value: T) => boolean) =>
  core._check(({ value, issues }: core.ParsePayload<T>) => {
    if (!isValid(value)) issues.push({ code: 'custom', input: value });
  });
const number = (isValid: (value: number) => boolean): Schema<number> =>
  new core.$ZodNumber({ type: 'number', checks: [check(isValid)] });
/** What may stand in a header; anything else would make fetch throw, with the token in its words. */
const token: Schema<string> = new core.$ZodString({ type: 'string', checks: [check(isToken)] });

const seconds = number((value) => Number.isInteger(value) && value > 0 && value <= MAX_SECONDS);
const amount = nullish(number((value) => value >= 0 && value <= Number.MAX_SAFE_INTEGER));
const traffic = nullish(object({ bytes: amount }));

/** An answer of the two routes of bytes. The names of the fields are assumed. */
export const bytesAnswer = object({
  data: array(object({ timestamp: seconds, ingest: traffic, playout: traffic })),
});

/** An answer of the route of viewers. The names of the fields are assumed. */
export const viewersAnswer = object({
  data: array(object({ timestamp: seconds, viewers: amount })),
});

/** An answer of the sign-in route, and of a page's own token address. */
export const tokenAnswer = object({ token });

/** The documented body of an error. */
export const errorAnswer = object({ error: object({ errorCode: number(Number.isInteger) }) });

/** Whether a token can be sent at all. */
export function isToken(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]+$/.test(value);
}

/**
 * Takes untrusted data through a schema.
 *
 * @throws {MetricsError} of kind `schema`, naming `route` and the first field that is wrong.
 */
export function parseAnswer<T>(schema: Schema<T>, body: unknown, route: string): T {
  const result = safeParse(schema, body);
  if (result.success) return result.data;
  const field = result.error.issues[0]?.path.join('.') || 'the whole body';
  throw new MetricsError('schema', `${route}: unexpected ${field}`);
}
