import { expect } from '@open-wc/testing';
import {
  type ErrorKind,
  isAbort,
  kindOfAnswer,
  MetricsError,
  withAddress,
} from '../../src/api/errors.js';
import { errorOf, rejectionOf } from './support.js';

describe('kindOfAnswer', () => {
  /** Every documented code with the HTTP status that it comes with. */
  const documented: readonly (readonly [number, number, ErrorKind])[] = [
    [101001, 404, 'not-found'],
    [101002, 400, 'invalid'],
    [101003, 400, 'invalid'],
    [101004, 400, 'invalid'],
    [101005, 400, 'invalid'],
    [101006, 400, 'invalid'],
    [101007, 422, 'invalid'],
    [101008, 403, 'invalid'],
    [101009, 403, 'invalid'],
    [101010, 404, 'not-found'],
    [102001, 404, 'not-found'],
    [102002, 401, 'unauthorized'],
    [102011, 404, 'not-found'],
    [102012, 403, 'forbidden'],
    [102021, 404, 'not-found'],
    [103001, 404, 'not-found'],
    [103002, 404, 'not-found'],
    [103003, 404, 'not-found'],
    [104001, 500, 'server'],
    [104999, 500, 'server'],
    [105001, 403, 'forbidden'],
    [105002, 403, 'forbidden'],
    [105003, 403, 'forbidden'],
    [105011, 401, 'unauthorized'],
    [105012, 401, 'unauthorized'],
  ];
  for (const [code, status, kind] of documented) {
    it(`takes code ${code} with status ${status} as ${kind}`, () => {
      expect(kindOfAnswer(status, code, true)).to.equal(kind);
    });
  }

  const bare: readonly (readonly [number, boolean, ErrorKind])[] = [
    [400, true, 'invalid'],
    [401, true, 'unauthorized'],
    [401, false, 'unauthorized'],
    [403, true, 'forbidden'],
    [403, false, 'forbidden'],
    [404, true, 'not-found'],
    [404, false, 'not-found'],
    [405, true, 'invalid'],
    [422, true, 'invalid'],
    [429, true, 'rate-limit'],
    [429, false, 'rate-limit'],
    [500, true, 'server'],
    [500, false, 'server'],
    [502, true, 'server'],
    [502, false, 'rate-limit'],
    [503, true, 'server'],
    [503, false, 'server'],
    [504, true, 'server'],
    [504, false, 'rate-limit'],
    [599, false, 'server'],
  ];
  for (const [status, isJson, kind] of bare) {
    it(`takes ${status} ${isJson ? 'as JSON' : 'as a page'} without a code as ${kind}`, () => {
      expect(kindOfAnswer(status, undefined, isJson)).to.equal(kind);
    });
  }
});

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
