/**
 * The documented errors of the API: 6 digits, a message, and the HTTP status that goes with it.
 *
 * @typedef {101001 | 101002 | 101003 | 101004 | 101005 | 101006 | 101007 | 101010 | 102001 | 102002
 *   | 102021 | 103001 | 103002 | 103003 | 104001 | 105002 | 105011 | 105012} KnownCode
 */

/** @type {Readonly<Record<KnownCode, { status: number, message: string }>>} */
const ERRORS = {
  101001: { status: 404, message: 'Endpoint not found' },
  101002: { status: 400, message: 'Parameter required' },
  101003: { status: 400, message: 'Wrong data type' },
  101004: { status: 400, message: 'Invalid value' },
  101005: { status: 400, message: 'Too many parameters' },
  101006: { status: 400, message: 'Request body invalid' },
  101007: { status: 422, message: 'Missing properties' },
  101010: { status: 404, message: 'Tags have no stream in common' },
  102001: { status: 404, message: 'User not found' },
  102002: { status: 401, message: 'Wrong email or password' },
  102021: { status: 404, message: 'API key not found or malformed' },
  103001: { status: 404, message: 'Stream not found' },
  103002: { status: 404, message: 'Tag not found' },
  103003: { status: 404, message: 'Country not found' },
  104001: { status: 500, message: 'Internal error' },
  105002: { status: 403, message: 'Access denied' },
  105011: { status: 401, message: 'Login token invalid' },
  105012: { status: 401, message: 'Login token missing' },
};

/** Ends a request with one of the documented errors. */
export class ApiError extends Error {
  /**
   * @param {KnownCode} code
   * @param {string} summary a sentence for people
   * @param {{ status?: number, headers?: Readonly<Record<string, string>> }} [deviation] where the
   *   documentation has no code of its own, such as 405 and 413
   */
  constructor(code, summary, { status, headers } = {}) {
    super(ERRORS[code].message);
    this.name = 'ApiError';
    this.code = code;
    this.summary = summary;
    this.status = status ?? ERRORS[code].status;
    this.headers = headers ?? {};
  }
}

/**
 * @param {string} message
 * @param {number} errorCode
 * @param {string} summary
 * @returns {string} the body of an error answer
 */
export function errorBody(message, errorCode, summary) {
  return JSON.stringify({ error: { message, errorCode, userInfo: {}, summary } });
}
