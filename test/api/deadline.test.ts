import { expect } from '@open-wc/testing';
import { withDeadline } from '../../src/api/deadline.js';
import { deferred, errorOf, noAbort, rejectionOf, watchedSignal } from './support.js';

const LONG_MS = 60_000;

describe('withDeadline', () => {
  const realSet = window.setTimeout.bind(window);
  const realClear = window.clearTimeout.bind(window);
  let timers: Set<number>;
  let delaysMs: number[];

  /** Whatever follows a promise has happened when the next task begins. */
  const nextTask = () => new Promise((resolve) => realSet(resolve, 0));

  beforeEach(() => {
    timers = new Set();
    delaysMs = [];
    Object.assign(window, {
      setTimeout: (handler: () => void, ms: number) => {
        const id = realSet(() => {
          timers.delete(id);
          handler();
        }, ms);
        timers.add(id);
        delaysMs.push(ms);
        return id;
      },
      clearTimeout: (id: number) => {
        timers.delete(id);
        realClear(id);
      },
    });
  });

  afterEach(() => {
    Object.assign(window, { setTimeout: realSet, clearTimeout: realClear });
  });

  it('gives what the run gives, and clears its timer', async () => {
    expect(await withDeadline(noAbort(), LONG_MS, () => Promise.resolve('value'))).to.equal(
      'value',
    );
    await nextTask();
    expect(timers.size).to.equal(0);
  });

  it('rejects as the run rejects, and clears its timer', async () => {
    const reason = new Error('mine');
    const promise = withDeadline(noAbort(), LONG_MS, () => Promise.reject(reason));
    expect(await rejectionOf(promise)).to.equal(reason);
    await nextTask();
    expect(timers.size).to.equal(0);
  });

  it('ends a run that hangs with a timeout that names the time', async () => {
    const error = await errorOf(
      withDeadline(noAbort(), 5, () => new Promise(() => undefined)),
      'timeout',
    );
    expect(error.message).to.contain('5 ms');
    expect(timers.size).to.equal(0);
  });

  it('aborts the signal of a run that is late', async () => {
    let signal: AbortSignal | undefined;
    const promise = withDeadline(noAbort(), 5, (own) => {
      signal = own;
      return new Promise(() => undefined);
    });
    const error = await errorOf(promise, 'timeout');
    expect(signal?.aborted).to.equal(true);
    expect(signal?.reason).to.equal(error);
  });

  it('tells a timeout even where the run rejects by its signal', async () => {
    const promise = withDeadline(noAbort(), 5, rejectWhenAborted);
    await errorOf(promise, 'timeout');
  });

  it('rejects with the reason of the caller’s signal at once, and clears its timer', async () => {
    const caller = new AbortController();
    let signal: AbortSignal | undefined;
    const promise = withDeadline(caller.signal, LONG_MS, (own) => {
      signal = own;
      return new Promise(() => undefined);
    });
    caller.abort();
    const error = await rejectionOf(promise);
    expect(error).to.equal(caller.signal.reason);
    expect(error).to.be.instanceOf(DOMException).with.property('name', 'AbortError');
    expect(signal?.aborted).to.equal(true);
    expect(timers.size).to.equal(0);
  });

  it('does not begin where the caller’s signal has already aborted', async () => {
    let runs = 0;
    const promise = withDeadline(AbortSignal.abort('reason'), LONG_MS, () => {
      runs++;
      return Promise.resolve();
    });
    expect(await rejectionOf(promise)).to.equal('reason');
    expect(runs).to.equal(0);
    expect(timers.size).to.equal(0);
  });

  it('leaves nothing on the caller’s signal', async () => {
    const { signal, listeners } = watchedSignal();
    const run = deferred<number>();
    const promise = withDeadline(signal, LONG_MS, () => run.promise);
    expect(listeners.size).to.equal(1);
    run.resolve(1);
    await promise;
    await nextTask();
    expect(listeners.size).to.equal(0);
  });

  it('takes no notice of an abort after the end', async () => {
    const caller = new AbortController();
    let signal: AbortSignal | undefined;
    const value = await withDeadline(caller.signal, LONG_MS, (own) => {
      signal = own;
      return Promise.resolve(1);
    });
    await nextTask();
    caller.abort();
    expect(value).to.equal(1);
    expect(signal?.aborted).to.equal(false);
  });

  for (const timeoutMs of [Infinity, 2 ** 31, Number.MAX_SAFE_INTEGER]) {
    it(`does not hand ${timeoutMs} ms to a timer, which would end at once`, async () => {
      await withDeadline(noAbort(), timeoutMs, () => Promise.resolve());
      for (const delayMs of delaysMs) expect(delayMs).to.be.below(2 ** 31);
    });
  }
});

function rejectWhenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(signal.reason instanceof Error ? signal.reason : new DOMException('', 'AbortError'));
    });
  });
}
