import { expect } from '@open-wc/testing';
import { abortable } from '../../src/api/abortable.js';
import { deferred, noAbort, rejectionOf } from './support.js';

describe('abortable', () => {
  /** What is abortable, and what was done to it. */
  function begin(signal: AbortSignal) {
    const settling = deferred<string>();
    const log: string[] = [];
    const promise = abortable<string>(signal, (resolve, reject) => {
      log.push('begun');
      settling.promise.then(resolve, reject);
      return () => log.push('ended');
    });
    promise.catch(() => undefined);
    return { ...settling, promise, log };
  }

  it('gives what it resolves with', async () => {
    const { promise, resolve, log } = begin(noAbort());
    resolve('value');
    expect(await promise).to.equal('value');
    expect(log).to.deep.equal(['begun']);
  });

  it('rejects with what it rejects with', async () => {
    const { promise, reject, log } = begin(noAbort());
    reject('reason');
    expect(await rejectionOf(promise)).to.equal('reason');
    expect(log).to.deep.equal(['begun']);
  });

  it('rejects with the reason of the signal, and ends what has begun', async () => {
    const abort = new AbortController();
    const { promise, log } = begin(abort.signal);
    abort.abort('mine');
    expect(log).to.deep.equal(['begun', 'ended']);
    expect(await rejectionOf(promise)).to.equal('mine');
  });

  it('does not begin where the signal has aborted before', async () => {
    const { promise, log } = begin(AbortSignal.abort('before'));
    expect(await rejectionOf(promise)).to.equal('before');
    expect(log).to.deep.equal([]);
  });

  it('tells the reason of the signal even where the end has one of its own', async () => {
    const abort = new AbortController();
    const promise = abortable(abort.signal, (_, reject) => () => reject('less to say'));
    abort.abort('mine');
    expect(await rejectionOf(promise)).to.equal('mine');
  });

  for (const how of ['resolve', 'reject'] as const) {
    it(`takes no notice of the signal after a ${how}`, async () => {
      const abort = new AbortController();
      const begun = begin(abort.signal);
      begun[how]('settled');
      await begun.promise.catch(() => undefined);
      abort.abort();
      expect(begun.log).to.deep.equal(['begun']);
    });
  }

  it('ends what aborts the signal while it begins', async () => {
    const abort = new AbortController();
    const log: string[] = [];
    const promise = abortable(abort.signal, () => {
      abort.abort('mine');
      return () => log.push('ended');
    });
    expect(await rejectionOf(promise)).to.equal('mine');
    expect(log).to.deep.equal(['ended']);
  });
});
