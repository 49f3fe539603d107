import * as z from 'zod/mini';
import type { CredentialHeader } from './credential.js';
import { badGateway, upstreamError } from './errors.js';

/** Largest answer of the API (bytes, unpacked) that is read. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;

/** Stands for a body that is not JSON, since JSON itself can be anything else. */
const NOT_JSON = Symbol('not JSON');

const errorAnswer = z.object({ error: z.object({ errorCode: z.number() }) });

/**
 * Asks the API. Nothing but the URL and the credential's header goes there.
 *
 * @returns JSON that was parsed and written anew
 * @throws {ProxyError} with the documented code that the API gave; with status 502 where it could
 *   not be reached, sent something else than JSON, more than 16 MiB, or the credential itself
 */
export async function askUpstream(
  url: string,
  { name, value }: CredentialHeader,
  signal: AbortSignal,
): Promise<string> {
  let status: number;
  let text: string;
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/json', [name]: value },
      // A redirect would carry the credential to whatever address it names. `error` would do as
      // well, but not every server runtime has it.
      redirect: 'manual',
      signal,
    });
    status = response.status;
    text = await readText(response);
  } catch {
    // fetch tells no more than "failed", and its words may hold parts of the request.
    throw badGateway('The API could not be asked.', 'upstream-unreachable');
  }
  const body = parseJson(text);
  if (status < 200 || status > 299) {
    throw upstreamError(status, codeOf(body), body !== NOT_JSON);
  }
  return serialize(body, value);
}

function codeOf(body: unknown): number | undefined {
  const result = z.safeParse(errorAnswer, body);
  return result.success ? result.data.error.errorCode : undefined;
}

async function readText(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const chunk = await reader?.read();
    if (!chunk || chunk.done) return text + decoder.decode();
    bytes += chunk.value.length;
    if (bytes > MAX_BODY_BYTES) {
      await reader?.cancel();
      throw new RangeError('The body is too large');
    }
    text += decoder.decode(chunk.value, { stream: true });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return NOT_JSON;
  }
}

function serialize(body: unknown, secret: string): string {
  const unusable = badGateway('The API gave no usable answer.', 'upstream-failed');
  if (body === NOT_JSON) throw unusable;
  let text: string;
  try {
    text = JSON.stringify(body);
  } catch {
    throw unusable; // Nested so deep that it cannot be written.
  }
  // A server that echoes its requests must not hand the credential to the caller.
  if (text.includes(JSON.stringify(secret).slice(1, -1))) throw unusable;
  return text;
}
