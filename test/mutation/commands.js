/**
 * What the tests use of `@web/test-runner-commands`, where test/mutation/pages.js drives the page.
 * It gives each page the function `command`.
 */

/** @type {(name: string, payload: unknown) => Promise<void>} */
const ask = (name, payload) => Reflect.get(globalThis, 'command')(name, payload);

/** @param {unknown} payload */
export const sendKeys = (payload) => ask('sendKeys', payload);

/** @param {unknown} payload */
export const sendMouse = (payload) => ask('sendMouse', payload);

/** @param {unknown} payload */
export const setViewport = (payload) => ask('setViewport', payload);

// Of snapshots, which no test here takes; @open-wc/testing imports them.
const none = () => {
  throw new Error('No snapshots here');
};
export { none as getSnapshot, none as getSnapshotConfig, none as saveSnapshot };
