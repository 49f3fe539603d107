import * as z from 'zod/mini';

/** A header that signs a request to the API. */
export interface CredentialHeader {
  readonly name: 'X-BINTU-APIKEY' | 'x-access-token';
  /** Secret. */
  readonly value: string;
}

/** What a header can carry. `fetch` quotes a value that it cannot, and so must never see one. */
const secret = z.string().check(z.regex(/^[\x21-\x7e]{1,8192}$/));
const credential = z.union([
  z.strictObject({ apiKey: secret, token: z.optional(z.undefined()) }),
  z.strictObject({ token: secret, apiKey: z.optional(z.undefined()) }),
]);

/**
 * The header that a credential is sent as.
 *
 * @throws {TypeError} where it is none; without its value
 */
export function credentialHeader(given: unknown): CredentialHeader {
  const result = z.safeParse(credential, given);
  if (!result.success) {
    throw new TypeError('credential: { apiKey } or { token }, a text without blanks, is needed');
  }
  const { apiKey, token } = result.data;
  return apiKey === undefined
    ? { name: 'x-access-token', value: token }
    : { name: 'X-BINTU-APIKEY', value: apiKey };
}
