import { expect } from '@open-wc/testing';
import { MetricsError } from '../../src/api/errors.js';
import {
  type ErrorKind,
  kindOfAnswer,
  OUTCOMES,
  type Outcome,
  type Reason,
  reasonOf,
} from '../../src/api/outcomes.js';
import { enErrors } from '../../src/i18n/error-messages.js';
import { messages as de } from '../../src/i18n/languages/de.js';

/** What follows from each reason. */
const FOLLOWS: readonly (readonly [Reason, ErrorKind, Outcome['status'], boolean])[] = [
  ['network', 'network', 'error', true],
  ['timeout', 'timeout', 'error', true],
  ['rate-limit', 'rate-limit', 'error', true],
  ['server', 'server', 'error', true],
  ['unauthorized', 'unauthorized', 'unauthorized', false],
  ['forbidden', 'forbidden', 'forbidden', false],
  ['role', 'forbidden', 'forbidden', false],
  ['plan', 'forbidden', 'forbidden', false],
  ['not-found', 'not-found', 'error', false],
  ['no-endpoint', 'not-found', 'error', false],
  ['schema', 'schema', 'error', false],
  ['invalid', 'invalid', 'error', false],
];

/** The error that an answer with this status and code leads to. */
function errorOf(status: number, code?: number, isJson = true): MetricsError {
  return new MetricsError(kindOfAnswer(status, code, isJson), 'words', { status, code });
}

describe('an error', () => {
  for (const [reason, kind, status, isTransient] of FOLLOWS) {
    const again = isTransient ? 'asked again by itself' : 'not asked again';
    it(`for the reason "${reason}" is of kind ${kind}, makes elements ${status}, and is ${again}`, () => {
      expect(OUTCOMES[reason]).to.deep.equal({ kind, status, isTransient });
    });

    it(`for the reason "${reason}" has words in every language`, () => {
      for (const errors of [enErrors, de.errors]) {
        const { what, todo } = errors[reason];
        for (const words of [what, todo]) {
          expect(words.trim()).to.not.equal('');
          // Nothing else can be filled in.
          expect(words.replaceAll('{address}', '')).to.not.match(/[{}]/);
        }
      }
    });
  }

  it('has no other reason', () => {
    const reasons = FOLLOWS.map(([reason]) => reason).sort();
    for (const known of [OUTCOMES, enErrors, de.errors]) {
      expect(Object.keys(known).sort()).to.deep.equal(reasons);
    }
  });
});

describe('an answer with a documented code', () => {
  /** Every documented code with the HTTP status that it comes with. */
  const documented: readonly (readonly [number, number, Reason])[] = [
    [101001, 404, 'no-endpoint'],
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
    [104002, 500, 'server'],
    [104999, 500, 'server'],
    [105001, 403, 'role'],
    [105002, 403, 'plan'],
    [105003, 403, 'forbidden'],
    [105011, 401, 'unauthorized'],
    [105012, 401, 'unauthorized'],
  ];
  for (const [code, status, reason] of documented) {
    it(`${code} and status ${status} means "${reason}"`, () => {
      const error = errorOf(status, code);
      expect(error.reason).to.equal(reason);
      expect(error.kind).to.equal(OUTCOMES[reason].kind);
      expect(error.outcome).to.equal(OUTCOMES[reason]);
    });
  }

  const misplaced: readonly (readonly [string, number, number | undefined, Reason])[] = [
    ['trouble of the server, whatever the code', 500, 105001, 'server'],
    ['trouble of the server, whatever the code', 503, 101001, 'server'],
    ['a refused token, whatever the code', 401, 105001, 'unauthorized'],
    ['too many requests, whatever the code', 429, 105002, 'rate-limit'],
    ['a wrong request, whatever the code', 400, 105001, 'invalid'],
    ['a wrong request, whatever the code', 422, 101001, 'invalid'],
    ['no endpoint by its code, even with 403', 403, 101001, 'no-endpoint'],
    ['the role by its code, even with 404', 404, 105001, 'role'],
    ['what the status says, as the code is unknown', 403, 999_999, 'forbidden'],
    ['what the status says, as the code is unknown', 404, 0, 'not-found'],
    ['what the status says, as there is no code', 403, undefined, 'forbidden'],
  ];
  for (const [what, status, code, reason] of misplaced) {
    it(`${String(code)} and status ${status} means ${what}`, () => {
      expect(errorOf(status, code).reason).to.equal(reason);
    });
  }
});

describe('an answer without a code', () => {
  const all = Array.from({ length: 300 }, (_, i) => 300 + i);
  const others = (from: number, to: number, ...except: readonly number[]) =>
    all.filter((status) => status >= from && status < to && !except.includes(status));

  /** Kind of an answer of JSON, and of a page. */
  const statuses: readonly (readonly [string, readonly number[], ErrorKind, ErrorKind])[] = [
    ['401', [401], 'unauthorized', 'unauthorized'],
    ['403', [403], 'forbidden', 'forbidden'],
    ['404', [404], 'not-found', 'not-found'],
    ['429', [429], 'rate-limit', 'rate-limit'],
    // As the vendor's nginx answers where it was asked too much.
    ['502 and 504', [502, 504], 'server', 'rate-limit'],
    ['any other from 300 to 499', others(300, 500, 401, 403, 404, 429), 'invalid', 'invalid'],
    ['any other from 500', others(500, 600, 502, 504), 'server', 'server'],
  ];
  for (const [what, which, ofJson, ofPage] of statuses) {
    it(`and status ${what} means ${ofJson}${ofPage === ofJson ? '' : `, as a page ${ofPage}`}`, () => {
      for (const status of which) {
        expect(errorOf(status).kind, `${status}`).to.equal(ofJson);
        expect(errorOf(status).reason, `${status}`).to.equal(ofJson);
        expect(errorOf(status, undefined, false).kind, `${status} as a page`).to.equal(ofPage);
      }
    });
  }
});

describe('reasonOf', () => {
  it('does not take the code of another kind', () => {
    expect(reasonOf('server', 105001)).to.equal('server');
    expect(reasonOf('forbidden', 101001)).to.equal('forbidden');
    expect(reasonOf('not-found', 105002)).to.equal('not-found');
  });

  for (const kind of ['', 'unknown', 'constructor', '__proto__', 'toString', undefined]) {
    it(`takes the kind "${String(kind)}", which a page made up, as trouble of its server`, () => {
      expect(reasonOf(kind as ErrorKind, undefined)).to.equal('server');
    });
  }
});
