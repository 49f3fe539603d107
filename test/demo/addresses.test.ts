import { expect } from '@open-wc/testing';
import { addressTrouble, originFor, scriptSourceFor } from '../../demo/builder/addresses.js';

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl';

describe('an address in the embed builder', () => {
  for (const text of [
    '/nano-metrics',
    'nano-metrics',
    'https://metrics.example.com',
    'http://localhost:8787/api/v1',
    '//cdn.example/nano',
    'https://cdn.jsdelivr.net/npm/nano-metrics@0.1.0/dist/',
    'https://example.com/a:b@c',
  ]) {
    it(`is taken as ${text}`, () => {
      expect(addressTrouble(text, 'base')).to.equal(undefined);
      expect(addressTrouble(text, 'token')).to.equal(undefined);
      expect(addressTrouble(text, 'files')).to.equal(undefined);
    });
  }

  for (const text of [
    'https://anna:hunter2@example.com/api',
    'https://anna@example.com/api',
    'https://:hunter2@example.com',
    '//anna:hunter2@example.com',
    'anna:hunter2@example.com',
    'https:\\\\anna:hunter2@example.com',
    ' https://anna:hunter2@example.com ',
    'https://anna:hunter2@exa mple.com/',
  ]) {
    it(`is refused with a user or password: ${text}`, () => {
      const words = addressTrouble(text, 'token') ?? '';
      expect(words).to.match(/user name and password/);
      expect(words).to.not.match(/anna|hunter2/);
    });
  }

  for (const text of [
    '/token?apikey=0815',
    '/token?api_key=0815',
    '/token?X-BINTU-APIKEY=0815',
    '/token?access_token=0815',
    '/token#token=0815',
    '/token?password=0815',
    '/token?client_secret=0815',
    '/token?sig=0815',
    '/token?x=a8f5f167f44f4964e6c998dee827110c',
    '/token?a8f5f167f44f4964e6c998dee827110c',
    `/token/${JWT}`,
    `/token?x=${encodeURIComponent(JWT)}`,
    `/token?x=${encodeURIComponent(JWT).replaceAll('.', '%2E')}`,
  ]) {
    it(`is refused with what looks like a key: ${text}`, () => {
      const words = addressTrouble(text, 'token') ?? '';
      expect(words).to.match(/carries a key/);
      expect(words).to.not.match(/0815|eyJ|a8f5/);
    });
  }

  for (const text of [
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://example.com',
    'https://',
    'http://[',
  ]) {
    it(`is refused where it is not one of the web: ${text}`, () => {
      expect(addressTrouble(text, 'files')).to.match(/not a web address/);
    });
  }

  it('has a query as a token URL or of a script, and not as a base', () => {
    expect(addressTrouble('/token?page=7&tokens=', 'token')).to.equal(undefined);
    expect(addressTrouble('/nano-metrics.iife.js?ver=1.2', 'files')).to.equal(undefined);
    expect(addressTrouble('/api?page=7', 'base')).to.match(/ends with its path/);
  });
});

describe('what a policy has to allow', () => {
  it('is the origin of an address, or the page’s own', () => {
    expect(originFor('/nano-metrics')).to.equal("'self'");
    expect(originFor('https://api.example:8443/v2')).to.equal('https://api.example:8443');
  });

  it('is of a script no more than that file, or its folder', () => {
    const file = 'https://cdn.example/npm/nano-metrics@0.1.0/dist/nano-metrics.js?x=1';
    const folder = 'https://cdn.example/npm/nano-metrics@0.1.0/dist/';
    expect(scriptSourceFor(file, false)).to.equal(`${folder}nano-metrics.js`);
    expect(scriptSourceFor(file, true)).to.equal(folder);
    expect(scriptSourceFor('/js/nano-metrics.js', false)).to.equal("'self'");
    expect(scriptSourceFor('https://cdn.example/a;script-src *,b.js', false)).to.equal(
      'https://cdn.example/a%3Bscript-src%20*%2Cb.js',
    );
  });
});
