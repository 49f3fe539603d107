import { createHmac, timingSafeEqual } from 'node:crypto';
import { ApiError } from './errors.js';
import { isRecord } from './body.js';

/**
 * @typedef {object} Account
 * @property {string} email
 * @property {string} password
 * @property {boolean} mayReadMetrics whether the plan is high enough
 */

/** @type {Account} */
export const DEMO_ACCOUNT = {
  email: 'demo@example.com',
  password: 'demo-password',
  mayReadMetrics: true,
};

/** Its plan is too low for metrics. @type {Account} */
export const BASIC_ACCOUNT = {
  email: 'basic@example.com',
  password: 'demo-password',
  mayReadMetrics: false,
};

/** The key of the demo organization, which a proxy may use in place of a login token. */
export const DEMO_API_KEY = 'demo-api-key';

const ACCOUNTS = new Map([DEMO_ACCOUNT, BASIC_ACCOUNT].map((account) => [account.email, account]));
const HEADER = encode({ alg: 'HS256', typ: 'JWT' });

/**
 * Signing in and checking of login tokens (JWT, HS256) and API keys.
 *
 * @param {{ secret: string, tokenLifetimeSeconds: number, now: () => number }} options
 */
export function createAuth({ secret, tokenLifetimeSeconds, now }) {
  /** @param {string} content */
  const sign = (content) => createHmac('sha256', secret).update(content).digest('base64url');

  /**
   * @param {string} email
   * @param {{ expired?: boolean }} [fault]
   * @returns {string}
   */
  function issue(email, { expired = false } = {}) {
    const nowSeconds = Math.floor(now() / 1000);
    const iat = expired ? nowSeconds - tokenLifetimeSeconds - 60 : nowSeconds;
    const content = `${HEADER}.${encode({ iat, exp: iat + tokenLifetimeSeconds, sub: email })}`;
    return `${content}.${sign(content)}`;
  }

  /**
   * @param {string | readonly string[] | undefined} token value of the header `x-access-token`
   * @returns {Account}
   * @throws {ApiError} 105012 without a token, 105011 for one that is not valid now
   */
  function verify(token) {
    if (token === undefined || token === '') {
      throw new ApiError(105012, 'The header x-access-token is missing.');
    }
    const invalid = new ApiError(105011, 'The login token is malformed, forged or expired.');
    const [header, payload, signature, ...rest] = typeof token === 'string' ? token.split('.') : [];
    if (header !== HEADER || payload === undefined || signature === undefined || rest.length > 0) {
      throw invalid;
    }
    const given = Buffer.from(signature);
    const expected = Buffer.from(sign(`${header}.${payload}`));
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw invalid;
    // The signature is ours, so the payload is what `issue` wrote.
    /** @type {{ exp: number, sub: string }} */
    const { exp, sub } = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const account = ACCOUNTS.get(sub);
    if (account === undefined || now() >= exp * 1000) throw invalid;
    return account;
  }

  /**
   * @param {import('node:http').IncomingHttpHeaders} headers
   * @returns {Account}
   * @throws {ApiError} 102021 for a key that nobody has; without a key, what `verify` throws
   */
  function identify({ 'x-bintu-apikey': key, 'x-access-token': token }) {
    if (key === undefined) return verify(token);
    if (key === DEMO_API_KEY) return DEMO_ACCOUNT;
    throw new ApiError(102021, 'There is no organization with this key.');
  }

  return { issue, identify };
}

/**
 * @param {unknown} body
 * @returns {Account}
 * @throws {ApiError}
 */
export function checkCredentials(body) {
  if (!isRecord(body)) throw new ApiError(101006, 'The body must be a JSON object.');
  const { email, password } = body;
  if (email === undefined || password === undefined) {
    throw new ApiError(101007, 'The properties email and password are needed.');
  }
  if (typeof email !== 'string' || typeof password !== 'string') {
    throw new ApiError(101003, 'The properties email and password must be strings.');
  }
  const account = ACCOUNTS.get(email);
  if (account === undefined) throw new ApiError(102001, 'There is no user with this email.');
  if (account.password !== password) throw new ApiError(102002, 'The password does not match.');
  return account;
}

/**
 * @param {Readonly<Record<string, string | number>>} value
 * @returns {string}
 */
function encode(value) {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
