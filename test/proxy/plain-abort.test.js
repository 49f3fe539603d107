import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { built } from './harness.js';

/** @type {typeof import('../../src/proxy/plain-abort.js')} */
const { PlainAbortController } = await import(built('plain-abort.js'));

for (const Controller of [AbortController, PlainAbortController]) {
  describe(`of ${Controller.name}, a signal`, () => {
    test('aborts once, with the first reason', () => {
      const controller = new Controller();
      const { signal } = controller;
      let told = 0;
      signal.addEventListener('abort', () => told++);
      assert.deepEqual([signal.aborted, signal.reason, told], [false, undefined, 0]);
      controller.abort('first');
      controller.abort('second');
      assert.deepEqual([signal.aborted, signal.reason, told], [true, 'first', 1]);
    });

    test('has a reason where none was given', () => {
      const controller = new Controller();
      controller.abort();
      const { reason } = controller.signal;
      assert.ok(reason instanceof DOMException);
      assert.equal(reason.name, 'AbortError');
    });

    test('throws its reason to who asks for it, and nothing before', () => {
      const controller = new Controller();
      controller.signal.throwIfAborted();
      const reason = new Error('too late');
      controller.abort(reason);
      assert.throws(
        () => {
          controller.signal.throwIfAborted();
        },
        (thrown) => thrown === reason,
      );
    });
  });
}
