import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { FORMS } from '../../demo/builder/forms.js';
import { CONNECTION, queryOf, RESERVED, settingsFrom } from '../../demo/builder/settings.js';
import { BYTE_USAGE, WIDGETS } from './support.js';

function read(query: string) {
  return settingsFrom(new URLSearchParams(query), WIDGETS);
}

describe('the address of the embed builder', () => {
  it('is readable', () => {
    const query =
      '?widget=byte-usage&range=1W&timezone=Europe/Berlin&streams=a,b&compare=true&nano-text=light-dark(%23112233,+%23445566)&slot-title=Own+words&data-api-base=https://api.example/v2&code=vue';
    const settings = read(query);
    expect(queryOf(settings, BYTE_USAGE).split('&').sort()).to.deep.equal(query.split('&').sort());
    expect([...settings.values]).to.have.length(7);
  });

  it('says nothing of what is the default', () => {
    const query =
      '?widget=byte-usage&range=1D&unit=auto&timezone=UTC&data-credentials=same-origin&code=script&nano-radius=1rem';
    expect(queryOf(read(query), BYTE_USAGE)).to.equal('?widget=byte-usage');
  });

  for (const query of [
    '?widget=__proto__&code=constructor',
    '?widget=script&onclick=alert(1)&style=color:red&srcdoc=x&status=ready&is=x',
    '?range=%22onload=1&theme=dark&compare=1&from=now&refresh=-1&__proto__=x&constructor=y',
    '?nano-text=red;}*{display:none&nano-radius=url(//evil.example)&nano-other=1px',
    '?data-api-base=javascript:alert(1)&data-token-url=https://a:b@c.example&files=//x:y@z.example',
    '?data-token-url=/t?apikey%3D0815&api-base=https://x.example/?token%3D1&apikey=0815&token=0815',
    '?data-credentials=always&heading=%00%0a&slot-title=&slot-other=x',
  ]) {
    it(`leaves out what is unknown or hostile: ${query}`, () => {
      expect(queryOf(read(query), BYTE_USAGE)).to.equal('?widget=byte-usage');
    });
  }

  it('says the same when it is read again, whatever it was', function () {
    this.timeout(30_000); // All work and no waiting, however busy the machine is.
    const params = [...BYTE_USAGE.fields, ...CONNECTION].map(({ param }) => param);
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('1W', 'true', 'GB', '30', '#123456', '/x?y=1&z=2', 'a&b=c#d', '100 %', '+'),
    );
    const pairs = fc.dictionary(fc.constantFrom(...params), value);
    const form = fc.constantFrom(...FORMS.map(({ id }) => id));
    fc.assert(
      fc.property(pairs, form, (values, code) => {
        const query = new URLSearchParams({ ...values, widget: 'byte-usage', code });
        const once = settingsFrom(query, WIDGETS);
        const again = read(queryOf(once, BYTE_USAGE));
        expect([...again.values].sort()).to.deep.equal([...once.values].sort());
        expect(again.form).to.equal(code);
      }),
      { numRuns: 500 },
    );
  });

  it('has no two things of one name', () => {
    const params = [...BYTE_USAGE.fields.map(({ param }) => param), ...RESERVED];
    expect(new Set(params).size).to.equal(params.length);
  });
});
