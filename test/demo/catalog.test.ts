import { expect } from '@open-wc/testing';
import { accepted, missingOf, troubleWith } from '../../demo/builder/catalog.js';
import { BYTE_USAGE, fieldOf, MANIFEST, WIDGETS } from './support.js';

describe('what the embed builder makes of a manifest', () => {
  it('has a widget per tag, with its first sentence', () => {
    expect(WIDGETS.map(({ tag, label }) => [tag, label])).to.deep.equal([
      ['nano-byte-usage', 'Byte usage'],
      ['nano-mtd-usage', 'Month-to-date usage'],
    ]);
    expect(BYTE_USAGE.help).to.equal('Ingest and playout over time.');
  });

  const kinds: readonly (readonly [string, string, readonly string[], string])[] = [
    ['unit', 'choice', ['auto', 'MB', 'GB'], 'auto'],
    ['range', 'choice', ['1H', '1D', '1W'], '1D'],
    ['from', 'instant', [], ''],
    ['timezone', 'zone', [], 'UTC'],
    ['streams', 'text', [], ''],
    ['compare', 'flag', [], ''],
    ['api-base', 'address', [], ''],
    ['refresh', 'number', ['off'], ''],
    ['made-up', 'text', [], ''],
    ['slot-title', 'words', [], ''],
    ['nano-text', 'color', [], 'light-dark(#1f2430, #e9ecf1)'],
    ['nano-radius', 'css', [], '1rem'],
  ];
  for (const [param, kind, choices, fallback] of kinds) {
    it(`has a field "${param}" of the kind ${kind}`, () => {
      const field = fieldOf(param);
      expect([field.kind, field.choices, field.fallback]).to.deep.equal([kind, choices, fallback]);
    });
  }

  it('has a field for what nobody knew of, with the words of the manifest', () => {
    const { label, help, group } = fieldOf('made-up');
    expect({ label, help, group }).to.deep.equal({
      label: 'Made up',
      help: 'Is `made` up.',
      group: 'more',
    });
  });

  it('misses nothing but what is left out for a reason', () => {
    const element = MANIFEST.modules[0]?.declarations?.[0] ?? {};
    expect(missingOf(element)).to.deep.equal([]);
    const members = [
      { name: 'status', kind: 'field' },
      { name: 'madeUp', kind: 'field' },
    ];
    expect(missingOf({ ...element, members })).to.deep.equal(['property madeUp']);
  });
});

describe('the values that a field takes', () => {
  const cases: readonly (readonly [string, string, string | undefined])[] = [
    ['unit', 'GB', 'GB'],
    ['unit', 'auto', undefined],
    ['unit', 'gigabytes', undefined],
    ['range', '1W', '1W'],
    ['range', '1D', undefined],
    ['from', '2026-03-01T00:00Z', '2026-03-01T00:00Z'],
    ['from', '2026-13-01T00:00Z', undefined],
    ['from', 'yesterday', undefined],
    ['timezone', 'Europe/Berlin', 'Europe/Berlin'],
    ['timezone', 'UTC', undefined],
    ['timezone', 'Europe/Atlantis', undefined],
    ['compare', 'true', 'true'],
    ['compare', 'yes', undefined],
    ['lang', 'de-AT', 'de-AT'],
    ['lang', 'not a language', undefined],
    ['refresh', '30', '30'],
    ['refresh', 'off', 'off'],
    ['refresh', '1e9', undefined],
    ['heading', ' “A” & <b> ', '“A” & <b>'],
    ['heading', 'a\nb\u0000c', 'a b c'],
    ['heading', 'half \ud800 of it', 'half   of it'],
    ['heading', '   ', undefined],
    ['slot-title', 'a\r\nb', 'a\nb'],
    ['api-base', '/nano-metrics', '/nano-metrics'],
    ['api-base', 'https://anna:secret@api.example', undefined],
    ['nano-text', '#123456', '#123456'],
    ['nano-text', 'var(--brand)', 'var(--brand)'],
    ['nano-text', 'red; } body { display: none', undefined],
    ['nano-radius', 'url(https://evil.example)', undefined],
  ];
  for (const [param, text, expected] of cases) {
    it(`${param}: ${JSON.stringify(text)} is ${expected === undefined ? 'left out' : 'taken'}`, () => {
      expect(accepted(fieldOf(param), text)).to.equal(expected);
    });
  }

  it('are cut where nobody would write more', () => {
    expect(accepted(fieldOf('heading'), 'x'.repeat(9000))).to.have.length(500);
    // Not within a character, and with no blank at the end, so that it is read again as the same.
    expect(accepted(fieldOf('heading'), `${'x'.repeat(499)}😀y`)).to.match(/x😀$/u);
    expect(accepted(fieldOf('heading'), `${'x'.repeat(499)} y`)).to.have.length(499);
  });

  it('come with a reason where they are not taken, and without where they are or are none', () => {
    expect(troubleWith(fieldOf('timezone'), 'Europe/Atlantis')).to.match(/no such time zone/);
    expect(troubleWith(fieldOf('refresh'), 'soon')).to.equal('A number is wanted, or off.');
    expect(troubleWith(fieldOf('api-base'), 'https://a:b@c.example')).to.match(/password/);
    expect(troubleWith(fieldOf('nano-text'), '}')).to.match(/CSS/);
    expect(troubleWith(fieldOf('lang'), '??')).to.match(/de-AT/);
    for (const text of ['', ' ', 'UTC', 'Asia/Kathmandu']) {
      expect(troubleWith(fieldOf('timezone'), text), text).to.equal(undefined);
    }
  });
});
