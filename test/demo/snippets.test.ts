import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { accepted } from '../../demo/builder/catalog.js';
import { type FormId, FORMS } from '../../demo/builder/forms.js';
import { policyOf } from '../../demo/builder/policy.js';
import type { Settings } from '../../demo/builder/settings.js';
import { type Release, snippetOf } from '../../demo/builder/snippets.js';
import { BYTE_USAGE, fieldOf, settings } from './support.js';

const RELEASE: Release = {
  version: '1.2.3',
  files: {
    'nano-metrics.iife.js': 'sha384-classic',
    'nano-metrics.fr.iife.js': 'sha384-french',
    'nano-metrics.js': 'sha384-module',
  },
};
const CDN = 'https://cdn.jsdelivr.net/npm/nano-metrics@1.2.3/dist/';

/** Texts that mean something in one language or the other. */
const NASTY = [
  `He said "it's <b>&amp; done</b>"`,
  '</script><script>alert(1)</script>',
  '</span></nano-byte-usage><img src=x onerror=alert(1)>',
  '--><!-- ]]>',
  '{{ constructor }} {x} ${y} `z` @if (a) { }',
  "\\' \\n \\u0041 \\",
  'two  blanks, a\u00a0hard one, \u2028 and \u202e',
  '[gallery] ]',
  '"',
  "'",
  '&quot;',
  '&lt;',
  '😀 “quoted”',
  '#{x}',
  '{',
  '}',
  '%7B',
  '$&',
];

interface Found {
  readonly attributes: Readonly<Record<string, string>>;
  readonly slots: Readonly<Record<string, string>>;
}

/** What the settings say, as it has to be found in the code. */
function wanted({ values }: Settings): Found {
  const pick = (place: string) =>
    Object.fromEntries(
      BYTE_USAGE.fields.flatMap((field) => {
        const value = values.get(field.param);
        if (field.place !== place || value === undefined) return [];
        return [[field.name, field.kind === 'flag' ? '' : value]];
      }),
    );
  return { attributes: pick('attribute'), slots: pick('slot') };
}

function blockOf(chosen: Settings, title: RegExp | string = ''): string {
  const { blocks } = snippetOf(chosen, BYTE_USAGE, RELEASE);
  return blocks.find((block) => block.title.match(title))?.text ?? '';
}

/** Reads HTML as a browser does; scripts that it has do not run. */
function parse(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

/** What is in markup, with `bound` resolving what a framework would. */
function foundIn(root: ParentNode, bound?: (attribute: Attr | string) => [string, string]): Found {
  const all = [...root.querySelectorAll('*')];
  const element = all.shift();
  expect(element?.localName).to.equal('nano-byte-usage');
  const resolve =
    bound ??
    ((one: Attr | string) => (typeof one === 'string' ? ['', one] : [one.name, one.value]));
  const attributes = Object.fromEntries([...(element?.attributes ?? [])].map(resolve));
  // Nothing arises but the words of the slots.
  const slots = all.map((child) => {
    expect(child.localName).to.equal('span');
    expect(child.parentElement).to.equal(element);
    expect(child.getAttributeNames()).to.deep.equal(['slot']);
    return [child.getAttribute('slot') ?? '', resolve(child.textContent)[1]];
  });
  return { attributes, slots: Object.fromEntries(slots) as Found['slots'] };
}

/** The texts that were kept out of a template, by their names. */
function textsIn(code: string): Record<string, string> {
  const literal = /texts = (\{\n[^]*?\n *\});?\n/.exec(code)?.[1] ?? '{}';
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- reads what was generated here
  return (new Function(`return (${literal})`) as () => Record<string, string>)();
}

const READERS: Readonly<Partial<Record<FormId, (chosen: Settings) => Found>>> = {
  script: (chosen) => {
    const { head, body } = parse(blockOf(chosen));
    expect([...head.querySelectorAll('*')].map(({ localName }) => localName)).to.deep.equal([
      'script',
    ]);
    return foundIn(body);
  },
  module: (chosen) => {
    const { head, body } = parse(blockOf(chosen));
    expect(head.childElementCount).to.equal(1);
    return foundIn(body);
  },
  wordpress: (chosen) => foundIn(parse(blockOf(chosen, /HTML/)).body),
  vue: (chosen) => {
    const code = blockOf(chosen, /vue$/);
    const texts = textsIn(code);
    const { head } = parse(code);
    expect([...head.children].map(({ localName }) => localName)).to.deep.equal([
      'script',
      'template',
    ]);
    const template = head.querySelector('template');
    if (!template) throw new Error('no template');
    return foundIn(template.content, (one) => {
      if (typeof one === 'string')
        return ['', interpolated(one, /^\{\{ texts\.(\w+) \}\}$/, texts)];
      return one.name.startsWith(':')
        ? [one.name.slice(1), textAt(texts, one.value)]
        : [one.name, plain(one.value)];
    });
  },
  angular: (chosen) => {
    const code = blockOf(chosen);
    const texts = textsIn(code);
    const template = /template: `([^`]*)`/.exec(code)?.[1] ?? '';
    expect(template).to.not.match(/[\\@]|\$\{/);
    return foundIn(parse(template).body, (one) => {
      if (typeof one === 'string')
        return ['', interpolated(one, /^\{\{ texts\.(\w+) \}\}$/, texts)];
      const name = /^\[attr\.(.*)\]$/.exec(one.name)?.[1];
      return name ? [name, textAt(texts, one.value)] : [one.name, plain(one.value)];
    });
  },
  svelte: (chosen) => {
    const code = blockOf(chosen);
    const texts = textsIn(code);
    const { head, body } = parse(code);
    expect([...head.children].map(({ localName }) => localName)).to.deep.equal(['script']);
    return foundIn(body, (one) => {
      if (typeof one === 'string') return ['', interpolated(one, /^\{texts\.(\w+)\}$/, texts)];
      return one.value.startsWith('{')
        ? [one.name, textAt(texts, one.value.slice(1, -1))]
        : [one.name, plain(one.value)];
    });
  },
};

function interpolated(text: string, pattern: RegExp, texts: Record<string, string>): string {
  const key = pattern.exec(text)?.[1];
  return key ? textAt(texts, `texts.${key}`) : plain(text);
}

function textAt(texts: Record<string, string>, path: string): string {
  const text = texts[path.replace(/^texts\./, '')];
  expect(text, path).to.be.a('string');
  return text ?? '';
}

/** What stands in a template as it is must mean nothing to it. */
function plain(text: string): string {
  expect(text).to.not.match(/[{}@&<>"`$\\]/);
  return text;
}

const chosen: fc.Arbitrary<Record<string, string>> = fc
  .record(
    {
      heading: nasty(),
      streams: nasty(),
      'made-up': nasty(),
      'slot-title': nasty(),
      'slot-empty': nasty(),
      range: fc.constantFrom('1H', '1W'),
      from: fc.constant('2026-03-01T00:00Z'),
      compare: fc.constant('true'),
      refresh: fc.constantFrom('30', 'off'),
      'api-base': fc.constantFrom('/a"b', "https://x.example/'&</script>", '/x'),
    },
    { requiredKeys: [] },
  )
  .map((record) =>
    Object.fromEntries(
      Object.entries(record).flatMap(([param, text]) => {
        const value = accepted(fieldOf(param), text);
        return value === undefined ? [] : [[param, value]];
      }),
    ),
  );

function nasty(): fc.Arbitrary<string> {
  const one = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary' }), fc.string());
  return fc.array(one, { maxLength: 4 }).map((parts) => parts.join(' '));
}

describe('the code of the embed builder', () => {
  for (const [form, read] of Object.entries(READERS)) {
    it(`says in the form "${form}" what was chosen, whatever the texts, and nothing else`, () => {
      fc.assert(
        fc.property(chosen, (values) => {
          const made = settings(values, form as FormId);
          expect(read(made)).to.deep.equal(wanted(made));
        }),
        { numRuns: 400 },
      );
    });
  }

  it('has the script with exact version, hash and defer, and no more than was chosen', () => {
    expect(blockOf(settings({ range: '1W' }))).to.equal(
      `<script
  src="${CDN}nano-metrics.iife.js"
  integrity="sha384-classic"
  crossorigin="anonymous"
  defer
></script>
<nano-byte-usage range="1W"></nano-byte-usage>`,
    );
  });

  for (const [lang, files, expected] of [
    ['fr-CA', '', `${CDN}nano-metrics.fr.iife.js`],
    ['fr', '/assets', '/assets/nano-metrics.fr.iife.js'],
    // English and German are inside, and others are not known.
    ['en', '', undefined],
    ['de', '', undefined],
    ['xx', '', undefined],
    // Nobody knows what is beside it.
    ['fr', 'https://x.example/own.js?v=1', undefined],
  ] as const) {
    it(`has ${expected ?? 'no script'} for the words of "${lang}" in "${files}"`, () => {
      const scripts = parse(blockOf(settings({ lang, files }))).querySelectorAll('script');
      expect(scripts[1]?.getAttribute('src')).to.equal(expected ?? undefined);
      expect(scripts[1]?.integrity).to.equal(expected && 'sha384-french');
    });
  }

  it('has the connection on the script', () => {
    const values = {
      'data-api-base': '/nano-metrics',
      'data-token-url': '/token?page="7"&x',
      'data-credentials': 'include',
    };
    const script = parse(blockOf(settings(values))).querySelector('script');
    expect(Object.fromEntries(Object.entries(script?.dataset ?? {}))).to.deep.equal({
      apiBase: '/nano-metrics',
      tokenUrl: '/token?page="7"&x',
      credentials: 'include',
    });
  });

  const places: readonly (readonly [string, FormId, string])[] = [
    ['', 'script', `${CDN}nano-metrics.iife.js`],
    ['', 'module', `${CDN}nano-metrics.js`],
    ['/assets', 'script', '/assets/nano-metrics.iife.js'],
    ['/assets/', 'module', '/assets/nano-metrics.js'],
    ['https://x.example/own.js?v=1', 'script', 'https://x.example/own.js?v=1'],
  ];
  for (const [files, form, expected] of places) {
    it(`finds the script of the form "${form}" at ${expected}`, () => {
      const script = parse(blockOf(settings({ files }, form))).querySelector('script');
      expect(script?.getAttribute('src')).to.equal(expected);
      expect(script?.integrity).to.equal(form === 'module' ? 'sha384-module' : 'sha384-classic');
      expect(script?.type).to.equal(form === 'module' ? 'module' : '');
    });
  }

  it('has no hash where none is known', () => {
    const { blocks } = snippetOf(settings(), BYTE_USAGE, { version: '1.2.3', files: {} });
    expect(blocks[0]?.text).to.not.match(/integrity|crossorigin/);
  });

  it('has colours as a rule of CSS and never as a style attribute or element', () => {
    const values = { 'nano-text': '#123456', 'nano-radius': '0' };
    for (const { id } of FORMS) {
      const { blocks } = snippetOf(settings(values, id), BYTE_USAGE, RELEASE);
      const css = blocks.filter(({ language }) => language === 'css');
      expect(css.map(({ text }) => text)).to.deep.equal([
        'nano-byte-usage {\n  --nano-text: #123456;\n  --nano-radius: 0;\n}',
      ]);
      for (const { text } of blocks) expect(text).to.not.match(/<style|style=/);
    }
  });

  it('has configure() for npm only where there is something to configure', () => {
    expect(blockOf(settings({}, 'react'))).to.not.match(/configure/);
    const code = blockOf(settings({ 'data-token-url': "/it's" }, 'react'));
    expect(code).to.match(/getToken: async \(\{ signal \}\)/);
    expect(code).to.contain("fetch('/it\\'s', { method: 'POST', signal })");
  });

  it('has a shortcode without what a shortcode cannot hold, and says what that is', () => {
    const values = {
      range: '1W',
      compare: 'true',
      heading: 'a [b]',
      streams: 'x,y',
      'slot-title': 'w',
      'api-base': '/x',
    };
    const made = settings(values, 'wordpress');
    expect(blockOf(made, /Shortcode/)).to.equal(
      '[nano_metrics widget="byte-usage" range="1W" streams="x,y" compare="true"]',
    );
    const { notes } = snippetOf(made, BYTE_USAGE, RELEASE);
    expect(notes.find((note) => note.includes('square brackets'))).to.match(/`heading`/);
    expect(notes.some((note) => note.includes('own words'))).to.equal(true);
  });

  it('ends no shortcode early, whatever the texts', () => {
    fc.assert(
      fc.property(chosen, (values) => {
        const text = blockOf(settings(values, 'wordpress'), /Shortcode/);
        expect(text).to.match(/^\[nano_metrics( [\w-]+="[^"'<>&[\]\\\n]+")+\]$/);
      }),
    );
  });

  it('shows no sign that would make code read otherwise than it is', () => {
    const texts = { heading: 'a\u202eb\u2066c', 'slot-title': '\u2028\u200f' };
    for (const { id } of FORMS) {
      for (const { text } of snippetOf(settings(texts, id), BYTE_USAGE, RELEASE).blocks) {
        expect(text, id).to.not.match(/[\u202e\u2066\u2028\u200f]/);
      }
    }
  });

  it('has no blank line in what goes into an editor that makes paragraphs', () => {
    const made = settings({ 'slot-title': 'a\n\nb', heading: 'c' });
    expect(blockOf(made)).to.not.match(/\n\s*\n/);
    expect(parse(blockOf(made)).querySelector('span')?.textContent).to.equal('a\n\nb');
  });
});

describe('the policy of the embed builder', () => {
  const cases: readonly (readonly [string, FormId, Record<string, string>, string])[] = [
    [
      'the defaults',
      'script',
      {},
      `script-src ${CDN}nano-metrics.iife.js;\nconnect-src https://metrics-api.nanostream.cloud;\ntrusted-types nano-metrics;`,
    ],
    [
      'a module and its parts',
      'module',
      {},
      `script-src ${CDN};\nconnect-src https://metrics-api.nanostream.cloud;\ntrusted-types nano-metrics;`,
    ],
    [
      'all on the own site',
      'script',
      { files: '/js/', 'data-api-base': '/nano', 'data-token-url': '/token' },
      "script-src 'self';\nconnect-src 'self';\ntrusted-types nano-metrics;",
    ],
    [
      'npm, and a proxy elsewhere',
      'react',
      {
        'data-api-base': 'https://api.example/x',
        'data-token-url': '/token',
        'api-base': 'https://b.example',
      },
      "script-src 'self';\nconnect-src https://api.example https://b.example 'self';\ntrusted-types lit-html;",
    ],
  ];
  for (const [what, form, values, expected] of cases) {
    it(`allows what is needed for ${what}`, () => {
      expect(policyOf(settings(values, form), RELEASE)).to.equal(expected);
    });
  }
});
