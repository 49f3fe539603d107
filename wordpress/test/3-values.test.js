import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { notices, php } from './world.js';

/**
 * What is read of values, each given to a widget by itself.
 *
 * @param {(readonly [string, unknown, ...unknown[]])[]} cases
 * @returns {[Record<string, string> | [], string[]][]} values and problems
 */
const read = (cases) =>
  php(
    `$widget = \\Nano_Metrics\\find_widget('byte-usage');
     return array_map(fn($one) => \\Nano_Metrics\\read_attributes($widget, [$one[0] => $one[1]]), $data);`,
    cases,
  );

/** @param {string} code of a shortcode */
const shortcode = (code) => php('return do_shortcode($data[0]);', [code]);

describe('values of attributes', () => {
  /** @type {[string, unknown, string | undefined][]} name, what is given, what is written */
  const CASES = [
    ['range', '1W', '1W'],
    ['range', '1w', '1W'],
    ['range', ' 1W ', '1W'],
    ['range', '”1W”', '1W'],
    ['range', '&#8221;1W&#8221;', '1W'],
    ['range', '″1W″', '1W'],
    ['range', '', undefined],
    ['range', ['1W'], undefined],
    ['unit', 'gib', 'GiB'],
    ['theme', 'DARK', 'dark'],
    ['from', '2026-03-01', '2026-03-01'],
    ['from', '2026-03-01t00:00z', '2026-03-01T00:00Z'],
    ['from', '2026-03-01T00:00:00.5+05:30', '2026-03-01T00:00:00.5+05:30'],
    ['timezone', 'America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['timezone', 'Etc/GMT+5', 'Etc/GMT+5'],
    ['timezone', '+05:30', '+05:30'],
    ['timezone', 'America / New York', 'America/New_York'],
    ['range', '1 W', '1W'],
    ['from', '2026–03–01', '2026-03-01'],
    ['refresh', '30 s', '30'],
    ['lang', 'de_DE', 'de-DE'],
    ['lang', 'zh-Hant-TW', 'zh-Hant-TW'],
    ['refresh', '30', '30'],
    ['refresh', 'OFF', 'off'],
    ['streams', ' a , b,,“c” ', 'a,b,c'],
    ['countries', 'de, fr', 'DE,FR'],
    ['compare', true, 'true'],
    ['compare', 'compare', 'true'],
    ['compare', '', 'true'],
    ['compare', 'no', undefined],
    ['compare', 'false', undefined],
    ['compare', false, undefined],
    ['heading', 'Tom &amp; Jerry', 'Tom & Jerry'],
    ['heading', '“Live”', 'Live'],
    ['heading', 'the viewers’', 'the viewers’'],
    ['heading', 'Ünïcode – 日本', 'Ünïcode – 日本'],
    ['heading', '<b>bold</b>', '<b>bold</b>'],
    ['heading', 'a\u0000b\nc', 'a b c'],
  ];
  it('are written as they were meant', () => {
    const answers = read(CASES);
    for (const [index, [name, given, written]] of CASES.entries()) {
      const [values, problems] = answers[index] ?? [];
      assert.deepEqual(
        values,
        written === undefined ? [] : { [name]: written },
        `${name} ${given}`,
      );
      assert.deepEqual(problems, [], `${name} ${given}`);
    }
  });

  /** @type {[string, unknown][]} */
  const REFUSED = [
    ['range', '2W'],
    ['range', '"><script>alert(1)</script>'],
    ['unit', 'kB'],
    ['from', '2026-02-30'],
    ['from', '2026-03-01T25:00Z'],
    ['from', 'yesterday'],
    ['timezone', '../../etc/passwd'],
    ['timezone', 'javascript:alert(1)'],
    ['lang', '"onmouseover="alert(1)'],
    ['refresh', '-1'],
    ['refresh', '1e9'],
    ['countries', 'Germany'],
    ['compare', ['x']],
    ['heading', 'x'.repeat(501)],
    ['status', 'ready'],
    ['api-base', 'https://evil.example'],
    ['onmouseover', 'alert(1)'],
    ['style', 'color:red'],
    ['details', true],
  ];
  it('that are not understood are left out, and told of', () => {
    const answers = read(REFUSED);
    for (const [index, [name, given]] of REFUSED.entries()) {
      const [values, problems] = answers[index] ?? [];
      assert.deepEqual(values, [], `${name} ${given}`);
      assert.equal(problems?.length, 1, `${name} ${given}`);
    }
  });
});

describe('the shortcode', () => {
  it('writes the element, and nothing else', () => {
    assert.equal(
      shortcode('[nano_metrics widget="byte-usage" range="1W" unit=gb compare]'),
      '<nano-byte-usage range="1W" unit="GB" compare="true"></nano-byte-usage>',
    );
    assert.equal(
      shortcode('[nano_metrics widget="nano-mtd-usage" details=1]'),
      '<nano-mtd-usage details="true"></nano-mtd-usage>',
    );
  });

  it('writes nothing to visitors where the widget is not known', () => {
    assert.equal(shortcode('[nano_metrics]'), '');
    assert.equal(shortcode('[nano_metrics widget="script"]'), '');
  });

  it('escapes whatever an attribute holds', () => {
    const hostile = [
      `'"><script>alert(1)</script>`,
      `&quot; onmouseover=alert(1) x=&quot;`,
      `javascript:alert(1)`,
      `</nano-byte-usage><img src=x onerror=alert(1)>`,
    ];
    for (const heading of hostile) {
      const html = php(
        'return \\Nano_Metrics\\widget_html(["widget" => "byte-usage", "heading" => $data[0], "streams" => $data[0], "sync" => $data[0]]);',
        [heading],
      );
      const parsed = php(
        `$document = new DOMDocument(); libxml_use_internal_errors(true);
         $document->loadHTML('<?xml encoding="utf-8"><body>' . $data[0] . '</body>');
         $body = $document->getElementsByTagName('body')->item(0); $names = [];
         foreach ($body->firstChild->attributes as $attribute) $names[] = $attribute->name;
         return [$body->childNodes->length, $body->getElementsByTagName('*')->length, $names];`,
        [html],
      );
      assert.deepEqual(parsed, [1, 1, ['heading', 'streams', 'sync']], html);
    }
  });

  it('tells those who can edit the post what it does not understand, and no visitor', () => {
    const code = `
      $post = wp_insert_post(['post_title' => 'x', 'post_content' => 'x', 'post_status' => 'publish', 'post_author' => 1]);
      global $post_object; $GLOBALS['post'] = get_post($post); setup_postdata($GLOBALS['post']);
      wp_set_current_user($data[0]);
      $html = do_shortcode('[nano_metrics widget="byte-usage" range="2W" <b>bold</b>="1"]');
      wp_delete_post($post, true);
      return $html;`;
    const visitors = php(code, [0]);
    assert.equal(visitors, '<nano-byte-usage></nano-byte-usage>');
    const administrators = php(code, [1]);
    assert.match(administrators, /range=&quot;2W&quot; is not understood. Allowed: 1H, 1D or 1W/);
    assert.doesNotMatch(administrators, /<b>/);
  });

  it('gives readers of a feed a link in place of the element', () => {
    const html = php(
      'global $wp_query; $wp_query->is_feed = true; return do_shortcode(\'[nano_metrics widget="mtd-usage"]\');',
    );
    assert.match(html, /^<p><a href="[^"]*">nanoStream month to date<\/a><\/p>$/);
  });

  it('leaves no notice in the log of PHP', () => {
    assert.deepEqual(notices(), []);
  });
});
