import { expect } from '@open-wc/testing';
import { type ErrorKind, kindOfAnswer } from '../../src/api/outcomes.js';

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
