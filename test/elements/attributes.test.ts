import { expect } from '@open-wc/testing';
import { useClock } from './clock.js';
import {
  attribute,
  CHART_TAGS,
  controlled,
  type ElementOf,
  find,
  good,
  mount,
  mountWaiting,
  outcome,
  type Tag,
  TAGS,
  text,
  texts,
  useWarnings,
  watchPage,
} from './support.js';

const UNITS = ['auto', 'MB', 'GB', 'TB', 'PB', 'MiB', 'GiB', 'TiB', 'PiB'];

interface Case {
  readonly name: string;
  readonly tags: readonly Tag[];
  readonly bad: string;
  /** What the warning must name. */
  readonly allowed: readonly string[];
  /** Spellings that are understood all the same. */
  readonly alike: readonly string[];
}

const CASES: readonly Case[] = [
  {
    name: 'range',
    tags: CHART_TAGS,
    bad: '1Y',
    allowed: ['1H', '1D', '1W'],
    alike: [
      '1w',
      ' 1W ',
      '1 W',
      '1W/',
      '“1W”',
      '”1W”',
      '″1w″',
      '„1w“',
      "'1W'",
      '&quot;1W&quot;',
      '',
    ],
  },
  {
    name: 'unit',
    tags: ['nano-mtd-usage', 'nano-byte-usage'],
    bad: 'furlong',
    allowed: UNITS,
    alike: ['gb', 'GIB', '“TB”', 'AUTO', ''],
  },
  {
    name: 'theme',
    tags: TAGS,
    bad: 'pink',
    allowed: ['auto', 'light', 'dark'],
    alike: ['DARK', 'Light', '“dark”', ''],
  },
  {
    name: 'refresh',
    tags: TAGS,
    bad: 'often',
    allowed: ['seconds', 'off'],
    alike: ['OFF', '“20”', ' 20 ', '20s', '20 sec', 'false', ''],
  },
  { name: 'refresh', tags: TAGS, bad: '-5', allowed: ['seconds', 'off'], alike: [] },
  {
    name: 'timezone',
    tags: CHART_TAGS,
    bad: 'Mars/Olympus',
    allowed: ['IANA', 'Europe/Berlin'],
    alike: ['europe/berlin', '“Asia/Kathmandu”', 'America/New York', 'Asia / Tokyo', 'utc', ''],
  },
  {
    name: 'lang',
    tags: TAGS,
    bad: 'not a language',
    allowed: ['en'],
    alike: ['DE', '“de”', 'de_DE', ''],
  },
  { name: 'lang', tags: TAGS, bad: 'xx', allowed: ['en'], alike: ['de-at', 'fr', 'zh-Hans-CN'] },
  {
    name: 'from',
    tags: CHART_TAGS,
    bad: 'yesterday',
    allowed: ['ISO 8601'],
    alike: [
      '2026-11-01',
      '“2026-11-01T00:00Z”',
      '2026-11-01 12:30',
      '2026-11-01t00:00:00.000z',
      '2026–11–01',
      '2026-11-01T00:00:00+0100',
      '2026-11-01T00:00:00+01',
      '2026-11-01T00:00:00.123456+01:00',
    ],
  },
  { name: 'to', tags: CHART_TAGS, bad: '2026-13-45', allowed: ['ISO 8601'], alike: [] },
  { name: 'to', tags: CHART_TAGS, bad: '2026-02-30T00:00Z', allowed: ['ISO 8601'], alike: [] },
];

describe('an attribute', () => {
  watchPage();
  useClock();
  const warnings = useWarnings();

  for (const { name, tags, bad, allowed, alike } of CASES) {
    for (const tag of tags) {
      it(`${name}="${bad}" of ${tag} falls back, with one warning`, async () => {
        const plain = await mount(tag);
        const element = await mount(tag, { source: good, ...attribute(name, bad) });
        await element.refresh();
        element.heading = 'another update';
        await element.updateComplete;
        expect(warnings.length, warnings.join('\n')).to.equal(1);
        for (const words of [tag, name, bad, ...allowed]) {
          expect(warnings[0]).to.contain(words);
        }
        expect(element.status).to.equal('ready');
        expect(element.toCSV()).to.equal(plain.toCSV());
        if (tag !== 'nano-mtd-usage') {
          expect(text(element, '[part=timezone]')).to.equal('Timezone: UTC');
          expect(find<HTMLInputElement>(element, 'input:checked').value).to.equal('1D');
        }
      });

      for (const value of alike) {
        it(`${name}="${value}" of ${tag} is understood`, async () => {
          await mount(tag, { source: good, ...attribute(name, value) });
          expect(warnings).to.deep.equal([]);
        });
      }
    }
  }

  for (const tag of TAGS) {
    for (const theme of ['dark', 'DARK', '“dark”', ' dark ']) {
      it(`theme="${theme}" makes ${tag} dark`, async () => {
        const element = await mount(tag, { source: good, 'attr:theme': theme });
        expect(getComputedStyle(element).colorScheme).to.equal('dark');
      });
    }

    for (const name of ['lang', 'theme', 'heading', 'api-base', 'refresh', 'unit', 'range']) {
      it(`${name} of ${tag} can be taken away again`, async () => {
        const element = await mount(tag, {
          source: good,
          ...attribute(name, name === 'lang' ? 'de' : 'x'),
        });
        element.removeAttribute(name);
        await element.updateComplete;
        expect(element.getAttribute(name) ?? '').to.be.oneOf(['', 'auto']);
      });
    }

    for (const value of [undefined, null]) {
      it(`properties of ${tag} may be ${value}, as frameworks pass them`, async () => {
        const element = await mount(tag);
        const names = ['apiBase', 'lang', 'theme', 'heading', 'client', 'source'] as const;
        for (const name of names) {
          if (name === 'source') continue;
          Object.assign(element, { [name]: value });
        }
        await element.updateComplete;
        expect(warnings).to.deep.equal([]);
      });
    }

    it(`heading replaces the title of ${tag}, as it is written`, async () => {
      const element = await mount(tag);
      for (const heading of ['Zuschauer heute', '“Live” viewers', 'Viewers of "Late Night"']) {
        element.setAttribute('heading', heading);
        await element.updateComplete;
        expect(text(element, 'h2')).to.equal(heading);
      }
      element.heading = '';
      await element.updateComplete;
      expect(text(element, 'h2')).to.have.length.above(3);
    });

    it(`heading of ${tag} is text and never HTML`, async () => {
      const element = await mount(tag);
      element.heading = '<img src=x onerror=alert(1)>';
      await element.updateComplete;
      expect(find(element, 'h2').querySelector('img') === null).to.equal(true);
      await expect(element).to.be.accessible();
    });
  }

  for (const tag of CHART_TAGS) {
    it(`timezone of ${tag} is on the label and in the export`, async () => {
      const element = await mount(tag, { source: good, 'attr:timezone': 'Asia/Kathmandu' });
      expect(text(element, '[part=timezone]')).to.equal('Timezone: Asia/Kathmandu (GMT+5:45)');
      expect(element.toCSV()).to.contain('\r\n2026-11-21T19:45:00+05:45,');
      element.timezone = 'UTC';
      await element.updateComplete;
      expect(element.toCSV()).to.contain('\r\n2026-11-21T14:00:00Z,');
      expect(text(element, '#summary')).to.contain('(UTC)');
    });

    it(`from and to of ${tag} in the wrong order fall back to the range, with one warning`, async () => {
      const { source, call } = controlled();
      const element = await mountWaiting(tag, {
        source,
        'attr:from': '2026-11-02',
        'attr:to': '2026-11-01',
      });
      const next = outcome(element);
      (await call(0)).answer();
      await next;
      expect((await call(0)).query.interval).to.equal('hour');
      expect(warnings.length).to.equal(1);
      expect(warnings[0]).to.contain(tag).and.to.contain('from').and.to.contain('to');
    });

    it(`a range of ${tag} in the future falls back, with one warning once there is an answer`, async () => {
      const { source, call } = controlled();
      const element = await mountWaiting(tag, {
        source,
        'attr:from': '2027-01-01',
        'attr:to': '2027-01-02',
      });
      // Until then the clock of this machine may be wrong.
      expect(warnings).to.deep.equal([]);
      const next = outcome(element);
      (await call(0)).answer();
      await next;
      expect(find<HTMLInputElement>(element, 'input:checked').value).to.equal('1D');
      expect(warnings.length).to.equal(1);
      expect(warnings[0]).to.contain(tag).and.to.contain('past');
    });

    it(`from of ${tag} without to is no custom range`, async () => {
      const element = await mount(tag, { source: good, 'attr:from': '2026-11-02' });
      expect(find<HTMLInputElement>(element, 'input:checked').value).to.equal('1D');
      expect(warnings).to.deep.equal([]);
    });
  }

  for (const [unit, labels] of [
    ['MiB', ['Playout in MiB', 'Ingest in MiB', 'so far']],
    ['auto', ['Playout in kB', 'Ingest in kB', 'so far']],
  ] as const) {
    it(`unit="${unit}" of nano-byte-usage names axis and both lines`, async () => {
      const element = await mount('nano-byte-usage', { source: good, 'attr:unit': unit });
      expect(texts(element, '.legend li')).to.deep.equal(labels);
    });
  }
});

describe('the name of an attribute', () => {
  watchPage();
  useClock();
  const warnings = useWarnings();

  for (const [name, value] of [
    ['time-zone', 'Asia/Kathmandu'],
    ['time_zone', 'Asia/Kathmandu'],
  ] as const) {
    it(`${name} is read as timezone`, async () => {
      const element = await mount('nano-byte-usage', { source: good, ...attribute(name, value) });
      expect(text(element, '[part=timezone]')).to.equal('Timezone: Asia/Kathmandu (GMT+5:45)');
      expect(warnings).to.deep.equal([]);
    });
  }

  for (const name of ['apibase', 'api_base', 'data-api-base']) {
    it(`${name} is read as api-base`, async () => {
      const element = await mount('nano-mtd-usage', { source: good, ...attribute(name, '/mine') });
      expect(element.apiBase).to.equal('/mine');
      expect(warnings).to.deep.equal([]);
    });
  }

  it('counts before one that is like it', async () => {
    const element = await mount('nano-byte-usage', {
      source: good,
      'attr:time-zone': 'Asia/Tokyo',
      'attr:timezone': 'Asia/Kathmandu',
    });
    expect(text(element, '[part=timezone]')).to.equal('Timezone: Asia/Kathmandu (GMT+5:45)');
  });

  for (const [tag, name, words] of [
    ['nano-byte-usage', 'rnage', 'range may be meant'],
    ['nano-byte-usage', 'stream', 'streams may be meant'],
    ['nano-mtd-usage', 'detail', 'details may be meant'],
    ['nano-mtd-usage', 'them', 'theme may be meant'],
    ['nano-mtd-usage', 'range', 'this widget has none'],
    ['nano-concurrent-viewers', 'unit', 'this widget has none'],
    ['nano-mtd-usage', 'data-token-url', 'for the script tag'],
    ['nano-mtd-usage', 'usage”', 'quotes must be straight'],
    ['nano-mtd-usage', 'api-key', 'no key or token'],
    ['nano-mtd-usage', 'apikey', 'no key or token'],
    ['nano-mtd-usage', 'token', 'no key or token'],
    ['nano-mtd-usage', 'access-token', 'no key or token'],
  ] as const) {
    it(`${name} of ${tag} is warned of once, and without its value`, async () => {
      // By the parser, which takes names that not all browsers' setAttribute takes.
      const written = document.createElement('template');
      written.innerHTML = `<${tag} ${name}="hush-hush"></${tag}>`;
      const [element] = document.importNode(written.content, true).children as never as [
        ElementOf<Tag>,
      ];
      element.source = good;
      document.body.append(element);
      element.remove();
      document.body.append(element);
      await element.updateComplete;
      element.remove();
      expect(warnings.length, warnings.join('\n')).to.equal(1);
      expect(warnings[0]).to.contain(tag).and.to.contain(name).and.to.contain(words);
      expect(warnings[0]).not.to.contain('hush-hush');
    });
  }

  for (const name of [
    ...['id', 'class', 'style', 'slot', 'title', 'data-v-12ab', 'data-theme', 'data-status'],
    ...['aria-label', '_ngcontent-abc', 'ng-version', 'v-cloak', 'x-data', 'onclick', 'dir', 'src'],
  ]) {
    it(`${name} is the page's own affair`, async () => {
      await mount('nano-byte-usage', { source: good, ...attribute(name, '') });
      expect(warnings).to.deep.equal([]);
    });
  }
});

describe('a widget inside of another', () => {
  watchPage();
  useClock();
  const warnings = useWarnings();

  it('is warned of, as self-closing tags make it so', async () => {
    const outer = await mount('nano-mtd-usage', { source: good });
    const inner = document.createElement('nano-byte-usage');
    inner.source = good;
    outer.append(inner);
    await inner.updateComplete;
    expect(warnings).to.deep.equal([
      '<nano-byte-usage> cannot be seen inside of <nano-mtd-usage>: close that one.',
    ]);
  });
});

describe('a mangled value', () => {
  watchPage();
  useClock();
  useWarnings();

  it('of a list is read item by item', async () => {
    const { source, call } = controlled();
    await mountWaiting('nano-byte-usage', {
      source,
      'attr:streams': '“a”, “b” ,&quot;c&quot;,',
      'attr:tags': 'R&amp;D',
      'attr:countries': 'de; at ch',
    });
    const { query } = await call(0);
    expect(query).to.deep.include({
      streams: ['a', 'b', 'c'],
      tags: ['R&D'],
      countries: ['DE', 'AT', 'CH'],
    });
  });

  for (const value of ['false', '0', 'no', 'off', '“false”', ' FALSE ']) {
    it(`compare="${value}" compares nothing, also as a property`, async () => {
      const byAttribute = await mount('nano-byte-usage', { source: good, 'attr:compare': value });
      const byProperty = await mount('nano-byte-usage', { source: good });
      Object.assign(byProperty, { compare: value });
      await byProperty.updateComplete;
      expect([byAttribute.compare, byProperty.compare]).to.deep.equal([false, false]);
    });
  }

  for (const value of ['', 'compare', 'true', '1']) {
    it(`compare="${value}" compares, also as a property`, async () => {
      const byAttribute = await mount('nano-byte-usage', { source: good, 'attr:compare': value });
      const byProperty = await mount('nano-byte-usage', { source: good });
      Object.assign(byProperty, { compare: value });
      await byProperty.updateComplete;
      expect([byAttribute.compare, byProperty.compare]).to.deep.equal([true, true]);
    });
  }
});
