import { expect } from '@open-wc/testing';
import type { Priority } from '../../src/api/limiter.js';
import { type RunControl, SharedRun } from '../../src/api/shared-run.js';
import { settled } from '../support/fake-time.js';
import { deferred, rejectionOf, watchedSignal } from './support.js';

/** Work that ends when the test says so, or when it is aborted. */
class Work {
  readonly #outcome = deferred<string>();
  /** What each start was given to follow. */
  readonly controls: RunControl[] = [];
  readonly run = new SharedRun((control) => {
    this.controls.push(control);
    control.signal.addEventListener('abort', () => this.#outcome.reject(control.signal.reason));
    return this.#outcome.promise;
  });

  resolve(value: string): void {
    this.#outcome.resolve(value);
  }

  reject(reason: unknown): void {
    this.#outcome.reject(reason);
  }

  get control(): RunControl {
    const [control] = this.controls;
    if (!control) throw new Error('Not begun');
    return control;
  }

  /** Somebody who waits for it, and may leave or lose patience. */
  join(priority: () => Priority = () => 1) {
    const [signal, patience] = [new AbortController(), new AbortController()];
    const outcome = this.run.join({ signal: signal.signal, patience: patience.signal, priority });
    outcome.catch(() => undefined);
    return {
      outcome,
      leave: (reason?: unknown) => signal.abort(reason),
      losePatience: () => patience.abort(),
    };
  }

  /** What a run has been told by now. */
  get state(): string {
    const { signal, patience } = this.control;
    return `${signal.aborted ? 'aborted' : 'running'}, ${patience.aborted ? 'impatient' : 'patient'}`;
  }
}

describe('SharedRun', () => {
  let work: Work;

  beforeEach(() => (work = new Work()));

  it('begins once for all who join, and gives its outcome to each', async () => {
    const waiters = Array.from({ length: 50 }, () => work.join());
    await settled();
    waiters.push(work.join());
    expect(work.controls.length).to.equal(1);
    work.resolve('value');
    const values = await Promise.all(waiters.map(({ outcome }) => outcome));
    expect(values).to.deep.equal(waiters.map(() => 'value'));
    expect(work.controls.length).to.equal(1);
    expect(work.state).to.equal('running, patient');
  });

  it('gives its outcome to one who joins after it', async () => {
    const first = work.join();
    work.resolve('value');
    await first.outcome;
    expect(await work.join().outcome).to.equal('value');
  });

  it('begins when somebody has joined, so that it knows how urgent it is', async () => {
    let urgency: Priority | undefined;
    const run = new SharedRun(async ({ priority }) => {
      urgency = priority();
    });
    expect(urgency).to.equal(undefined);
    const { signal } = new AbortController();
    await run.join({ signal, patience: signal, priority: () => 2 });
    expect(urgency).to.equal(2);
  });

  it('rejects all who wait with what it fails with', async () => {
    const waiters = [work.join(), work.join()];
    const reason = new Error('mine');
    work.reject(reason);
    for (const { outcome } of waiters) expect(await rejectionOf(outcome)).to.equal(reason);
  });

  it('leaves no rejection unhandled, which fails any test', async () => {
    const waiters = [work.join(), work.join()];
    waiters[0]?.leave();
    await settled();
    work.reject(new Error('mine'));
    await settled();
    const left = new Work();
    for (const { leave } of [left.join(), left.join()]) leave();
    await settled();
    await settled();
    expect(left.control.signal.aborted).to.equal(true);
  });

  it('is as urgent as the most urgent who waits by now', async () => {
    let scrolled: Priority = 2;
    const waiters = [work.join(() => 3), work.join(() => scrolled)];
    await settled();
    const { priority } = work.control;
    expect(priority()).to.equal(2);
    const person = work.join(() => 0);
    expect(priority()).to.equal(0);
    person.leave();
    expect(priority()).to.equal(2);
    scrolled = 1;
    expect(priority()).to.equal(1);
    waiters[1]?.leave();
    expect(priority()).to.equal(3);
  });

  describe('when one of several leaves', () => {
    it('rejects that one alone, and runs on for the others', async () => {
      const [stays, leaves] = [work.join(), work.join()];
      await settled();
      leaves.leave('gone');
      expect(await rejectionOf(leaves.outcome)).to.equal('gone');
      expect(work.state).to.equal('running, patient');
      expect(work.run.isOpen).to.equal(true);
      work.resolve('value');
      expect(await stays.outcome).to.equal('value');
    });

    it('rejects at once, though the work does not end', async () => {
      const leaves = work.join();
      work.join();
      leaves.leave('gone');
      expect(await rejectionOf(leaves.outcome)).to.equal('gone');
    });

    it('counts its patience no more', async () => {
      const [stays, leaves] = [work.join(), work.join()];
      await settled();
      stays.losePatience();
      expect(work.state).to.equal('running, patient');
      leaves.leave();
      expect(work.state).to.equal('running, impatient');
    });
  });

  describe('when the last leaves', () => {
    it('aborts the work, and nobody can join any more', async () => {
      const waiters = [work.join(), work.join()];
      await settled();
      waiters[0]?.leave();
      expect(work.state).to.equal('running, patient');
      waiters[1]?.leave();
      expect(work.state).to.equal('aborted, impatient');
      expect(work.run.isOpen).to.equal(false);
    });

    it('does not abort what has come to its end', async () => {
      const waiter = work.join();
      await settled();
      work.resolve('value');
      await settled();
      waiter.leave();
      waiter.losePatience();
      expect(work.state).to.equal('running, patient');
    });

    it('counts nobody who had left before joining', async () => {
      const stays = work.join();
      await settled();
      const signal = AbortSignal.abort('before');
      const early = work.run.join({ signal, patience: signal, priority: () => 0 });
      expect(await rejectionOf(early)).to.equal('before');
      expect(work.control.priority()).to.equal(1);
      expect(work.state).to.equal('running, patient');
      stays.leave();
      expect(work.state).to.equal('aborted, impatient');
    });
  });

  describe('when patience ends', () => {
    it('of some, waits on', async () => {
      const waiters = [work.join(), work.join(), work.join()];
      await settled();
      waiters[0]?.losePatience();
      waiters[2]?.losePatience();
      expect(work.state).to.equal('running, patient');
      expect(work.run.isOpen).to.equal(true);
    });

    it('of all, tells the work, and lets it come to its end', async () => {
      const waiters = [work.join(), work.join()];
      await settled();
      for (const { losePatience } of waiters) losePatience();
      expect(work.state).to.equal('running, impatient');
      expect(work.run.isOpen, 'who comes now needs a run that waits').to.equal(false);
      work.resolve('value');
      for (const { outcome } of waiters) expect(await outcome).to.equal('value');
    });

    it('of one before it joins, does not keep those from waiting who have patience', async () => {
      const ended = AbortSignal.abort();
      const { signal } = new AbortController();
      work.join();
      const impatient = work.run.join({ signal, patience: ended, priority: () => 1 });
      await settled();
      expect(work.state).to.equal('running, patient');
      work.resolve('value');
      expect(await impatient).to.equal('value');
    });

    it('of the only one before it joins, is told from the beginning', async () => {
      const { signal } = new AbortController();
      const outcome = work.run.join({
        signal,
        patience: AbortSignal.abort(),
        priority: () => 1,
      });
      expect(work.run.isOpen).to.equal(false);
      await settled();
      expect(work.state).to.equal('running, impatient');
      work.resolve('value');
      expect(await outcome).to.equal('value');
    });
  });

  it('leaves nothing on the signals of who waits', async () => {
    const signals = [watchedSignal(), watchedSignal()] as const;
    const [signal, patience] = signals;
    const waiter = { signal: signal.signal, patience: patience.signal, priority: () => 1 as const };
    const outcome = work.run.join(waiter);
    expect(signals.map(({ listeners }) => listeners.size)).to.deep.equal([1, 1]);
    work.resolve('value');
    await outcome;
    await settled();
    expect(signals.map(({ listeners }) => listeners.size)).to.deep.equal([0, 0]);
  });
});
