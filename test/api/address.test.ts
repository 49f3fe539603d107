import { expect } from '@open-wc/testing';
import { DEFAULT_API_BASE, resolveApiBase } from '../../src/api/address.js';
import { MetricsError } from '../../src/api/errors.js';
import { textOf } from './support.js';

const HERE = location.origin;

describe('resolveApiBase', () => {
  const resolved: readonly (readonly [string, string, string, string])[] = [
    ['the vendor’s address', DEFAULT_API_BASE, DEFAULT_API_BASE, DEFAULT_API_BASE],
    ['a path on the page’s origin', '/nano-metrics', HERE, `${HERE}/nano-metrics`],
    ['a path with a slash at its end', '/nano-metrics/', HERE, `${HERE}/nano-metrics`],
    ['a path with slashes at its end', '/nano-metrics///', HERE, `${HERE}/nano-metrics`],
    ['the root of the page’s origin', '/', HERE, HERE],
    ['blanks around it', '  /nano-metrics \n', HERE, `${HERE}/nano-metrics`],
    ['a path with dots', '/a/../b', HERE, `${HERE}/b`],
    ['a query, which is dropped', '/api?token=s3cret', HERE, `${HERE}/api`],
    ['a fragment, which is dropped', '/api#s3cret', HERE, `${HERE}/api`],
    [
      'a query behind a slash',
      'https://api.example/?a=b',
      'https://api.example',
      'https://api.example',
    ],
    [
      'a port and a path',
      'http://api.example:8080/metrics/',
      'http://api.example:8080',
      'http://api.example:8080/metrics',
    ],
    [
      'the port that is usual anyway',
      'https://api.example:443',
      'https://api.example',
      'https://api.example',
    ],
    [
      'capitals in the host',
      'HTTPS://API.Example/V2',
      'https://api.example',
      'https://api.example/V2',
    ],
    [
      'another host without a protocol',
      '//api.example/x',
      'http://api.example',
      'http://api.example/x',
    ],
    [
      'an @ in the path',
      'https://api.example/@me',
      'https://api.example',
      'https://api.example/@me',
    ],
  ];
  for (const [what, apiBase, origin, href] of resolved) {
    it(`takes ${what}`, () => {
      expect(resolveApiBase(apiBase)).to.deep.equal({ origin, href });
    });
  }

  const SECRET = 's3cret';
  const refused: readonly (readonly [string, string])[] = [
    ['code', `javascript:alert("${SECRET}")`],
    ['code in capitals with blanks', ` JavaScript:alert("${SECRET}")`],
    ['data', `data:text/plain,${SECRET}`],
    ['a file', 'file:///etc/passwd'],
    ['another protocol', 'ftp://api.example/v2'],
    ['another protocol with a secret in its query', `ftp://api.example/v2?token=${SECRET}`],
    ['another protocol with a secret in its fragment', `ws://api.example/#${SECRET}`],
    ['a user name', 'https://demo@api.example'],
    ['a password', `https://demo:${SECRET}@api.example/v2`],
    ['a password with an @', `https://demo:x@${SECRET}@api.example`],
    ['a password without a user name', `https://:${SECRET}@api.example`],
    ['a password and a broken host', `https://demo:${SECRET}@[api`],
    ['no host', 'https://'],
    ['a broken port and a secret in its query', `https://api.example:port/?token=${SECRET}`],
    ['a broken host', 'http://[::1'],
  ];
  for (const [what, apiBase] of refused) {
    it(`refuses ${what}, and repeats no secret`, () => {
      let error: unknown;
      try {
        resolveApiBase(apiBase);
      } catch (thrown) {
        error = thrown;
      }
      if (!(error instanceof MetricsError)) expect.fail(`${String(error)} is no MetricsError`);
      expect(error.kind).to.equal('invalid');
      expect(error.message).to.contain('address');
      // What a developer finds the place by.
      expect(error.address).to.be.a('string').that.is.not.equal('');
      expect(error.address?.length).to.be.at.most(80);
      if (/^(https?|ftp|ws):/.test(apiBase)) {
        expect(textOf(error).includes(SECRET), error.address).to.equal(false);
      }
    });
  }
});
