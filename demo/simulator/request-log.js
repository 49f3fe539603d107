/**
 * @typedef {object} LoggedRequest
 * @property {string} method
 * @property {string} path without the prefix
 * @property {string} query as it was sent, without the question mark
 * @property {boolean} hasToken whether the header x-access-token was there; never its value
 */

const KEPT = 1000;

export function createRequestLog() {
  /** @type {LoggedRequest[]} */
  let requests = [];
  return {
    /** @param {LoggedRequest} request */
    add(request) {
      requests.push(request);
      if (requests.length > KEPT) requests.shift();
    },

    /** @returns {LoggedRequest[]} oldest first */
    list() {
      return [...requests];
    },

    clear() {
      requests = [];
    },
  };
}
