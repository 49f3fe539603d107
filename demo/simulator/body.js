import { ApiError } from './errors.js';

const MAX_BYTES = 64 * 1024;
/** Past this the connection is dropped instead of being read to its end. */
const MAX_DISCARDED_BYTES = 16 * 1024 * 1024;

/**
 * @param {import('node:http').IncomingMessage} req
 * @returns {Promise<unknown>}
 * @throws {ApiError} 101006 for anything but JSON, with status 413 for too much of it
 */
export async function readJson(req) {
  /** @type {Buffer[]} */
  const chunks = [];
  let length = 0;
  // The rest of a large body is read and thrown away: a client that is still sending would see a
  // broken connection instead of the answer.
  for await (const chunk of req) {
    length += chunk.length;
    if (length <= MAX_BYTES) chunks.push(chunk);
    if (length > MAX_DISCARDED_BYTES) req.destroy();
  }
  if (length > MAX_BYTES) {
    throw new ApiError(101006, `The body is larger than ${MAX_BYTES} bytes.`, { status: 413 });
  }
  try {
    /** @type {unknown} */
    const value = JSON.parse(Buffer.concat(chunks).toString());
    return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new ApiError(101006, 'The body is not valid JSON.');
  }
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export function isRecord(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
