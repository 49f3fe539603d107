import { expect } from '@open-wc/testing';
import { isAbort, MetricsError, withAddress } from '../../src/api/errors.js';
import { errorOf, rejectionOf } from './support.js';

describe('MetricsError', () => {
  it('is an error with a kind and what is known', () => {
    const facts = { status: 403, code: 105002, address: 'https://api.example' };
    const error = new MetricsError('forbidden', 'words', facts);
    expect(error).to.be.instanceOf(Error);
    expect(error).to.include({
      name: 'MetricsError',
      kind: 'forbidden',
      message: 'words',
      ...facts,
    });
  });

  it('leaves open what is not known', () => {
    const { status, code, address } = new MetricsError('network', 'words');
    expect([status, code, address]).to.deep.equal([undefined, undefined, undefined]);
  });
});

describe('with', () => {
  const error = new MetricsError('server', 'words', { status: 500, code: 104001 });

  it('makes an error of the same kind that knows more', () => {
    const more = error.with({ retryInMs: 5 });
    expect(more).to.be.instanceOf(MetricsError);
    expect(more).to.include({
      kind: 'server',
      message: 'words',
      status: 500,
      code: 104001,
      address: undefined,
      retryInMs: 5,
    });
    expect(error.retryInMs, 'the error itself').to.equal(undefined);
  });

  it('keeps what is known already', () => {
    const known = error.with({ address: 'https://api.example', retryInMs: 5 });
    expect(known.with({ retryInMs: 7 })).to.include({
      address: 'https://api.example',
      message: 'words (https://api.example)',
      retryInMs: 7,
    });
    expect(known.with({ status: 502, code: undefined })).to.include({
      status: 502,
      code: undefined,
      retryInMs: 5,
    });
  });
});

describe('withAddress', () => {
  it('names the address in an error of ours and keeps all else', async () => {
    const thrown = new MetricsError('server', 'words', { status: 500, code: 104001 });
    const error = await errorOf(
      withAddress('https://api.example/v2', () => Promise.reject(thrown)),
      'server',
    );
    expect(error).to.include({ status: 500, code: 104001, address: 'https://api.example/v2' });
    expect(error.message).to.equal('words (https://api.example/v2)');
  });

  it('leaves an address that is already named', async () => {
    const thrown = new MetricsError('network', 'words', { address: '/token' });
    const error = await rejectionOf(withAddress('/api', () => Promise.reject(thrown)));
    expect(error).to.equal(thrown);
  });

  it('leaves other errors and values as they are', async () => {
    const abort = new DOMException('gone', 'AbortError');
    expect(await rejectionOf(withAddress('/api', () => Promise.reject(abort)))).to.equal(abort);
    expect(await withAddress('/api', () => Promise.resolve(7))).to.equal(7);
  });
});

describe('isAbort', () => {
  const cases: readonly (readonly [string, unknown, boolean])[] = [
    ['an abort', new DOMException('gone', 'AbortError'), true],
    ['a timeout of the platform', new DOMException('late', 'TimeoutError'), false],
    ['an error of ours', new MetricsError('timeout', 'words'), false],
    ['an error that only has the name', Object.assign(new Error('x'), { name: 'Abort' }), false],
    ['nothing', undefined, false],
  ];
  for (const [what, error, expected] of cases) {
    it(`is ${String(expected)} for ${what}`, () => {
      expect(isAbort(error)).to.equal(expected);
    });
  }
});
