/** The policy of the script-tag files, so that they live beside a page's own copy of Lit. */
const POLICY = 'nano-metrics';

/**
 * What the copy of Lit in the script-tag files must not share with its page: the name of its
 * Trusted Types policy, its notes on `globalThis` and `Symbol`, and the hooks by which polyfills
 * and the hydration of another copy would reach into it. What is never used of it is left out.
 *
 * @type {Record<string, [from: string | RegExp, to: string][]>}
 */
const EDITS = {
  '/lit-html/lit-html.js': [
    // Made with the first template and not while loading: a second copy on a page draws nothing,
    // and its policy of the same name would be refused and reported.
    [',e=s?s.createPolicy("lit-html",{createHTML:t=>t}):void 0', ''],
    [/^/, 'let e;'],
    [
      'return void 0!==e?e.createHTML(i):i',
      `return s?(e??=s.createPolicy("${POLICY}",{createHTML:t=>t})).createHTML(i):i`,
    ],
    // MathML and directives, and what those ask of parts. There are none.
    ['get parentNode(){return this._$AM.parentNode}', ''],
    [/get parentNode\(\)\{let t=.*?return this\._\$AB\}/, ''],
    ['setConnected(t){void 0===this._$AM&&(this._$Cv=t,this._$AP?.(t))}', ''],
    ['get tagName(){return this.element.tagName}', ''],
    [':3===i?"<math>":""', ':""'],
    ['2===i||3===i', '2===i'],
    [':3===i?"</math>":""', ':""'],
    [/function M\(t,i,s=t,e\)\{.*?\}(?=class R\{)/, 'function M(t,i){return i}'],
    // Bindings of whole elements and in comments, and templates that were compiled beforehand.
    // There are none.
    ['else t.startsWith(o)&&(d.push({type:6,index:l}),r.removeAttribute(t))', ''],
    [/1===r\.type\?(i=new r\.ctor\([^)]*\)):6===r\.type&&\(i=new Z\(h,this,t\)\)/, '$1'],
    [/class Z\{.*?\}(?=const j=)/, ''],
    [',F:Z', ''],
    [/if\(r\.data===n\)(d\.push\(\{type:2,index:l\}\));else\{.*?\}l\+\+/, 'r.data===n&&$1;l++'],
    [/e="number"==typeof s\?(this\._\$AC\(t\)):\(.*?,s\)(?=;)/, 'e=$1'],
    ['const{values:i,_$litType$:s}=t,', 'const{values:i}=t,'],
    // Other documents to make nodes for. There are none.
    ['(t?.creationScope??l).importNode', 'l.importNode'],
    // Bindings in the text of HTML's style, script, textarea and title. There are none.
    [
      'void 0!==u[2]?(y.test(u[2])&&(n=RegExp("</"+u[2],"g")),c=p):void 0!==u[3]&&(c=p)',
      '(void 0!==u[2]||void 0!==u[3])&&(c=p)',
    ],
    ['c=n??v', 'c=v'],
    ['(c=p,n=void 0)', 'c=p'],
    [/if\(y\.test\(r\.tagName\)\)\{.*?\}\}(?=\}else if\(8)/, ''],
    [/,\w=t\.litHtmlPolyfillSupport;\w\?\.\(\w,\w\),/, ';'],
    [/\(t\.litHtmlVersions\?\?=\[\]\)\.push\([^)]*\);/, ''],
  ],
  '/reactive-element/reactive-element.js': [
    [/,\w=a\.reactiveElementPolyfillSupport/, ''],
    [/,\w\?\.\(\{ReactiveElement:\w\}\)/, ''],
    [/,\(a\.reactiveElementVersions\?\?=\[\]\)\.push\([^)]*\)/, ''],
    // Attributes that hold JSON or numbers. There are none.
    ['case Object:case Array:t=null==t?t:JSON.stringify(t)', ''],
    [/case Number:i=null===t.*?catch\(t\)\{i=null\}/, ''],
    // Defaults that are not reflected, names that are symbols, converters to attributes, ways of its own
    // to tell whether a value has changed. There are none.
    ['(i.hasChanged??f)(h,s)', 'f(h,s)'],
    ['||i.useDefault&&i.reflect&&h===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i))', ''],
    [
      /C\(t,s,\{useDefault:i,reflect:e,wrapped:h\},r\)\{i&&.*?\|\|\((?=this)/,
      'C(t,s,{reflect:e}){(',
    ],
    ['(this.hasUpdated||i||(s=void 0)', '(this.hasUpdated||(s=void 0)'],
    ['r??this._$Ej?.get(e)??r', 'r'],
    ['"string"==typeof t?t.toLowerCase():void 0', 't.toLowerCase()'],
    ['[...r(t),...o(t)]', 'r(t)'],
    ['(void 0!==i.converter?.toAttribute?i.converter:u)', 'u'],
    ['"function"==typeof t.converter?', 't.converter?'],
    [':void 0!==t.converter?.fromAttribute?t.converter:u', ':u'],
    // Lists of styles that name one twice. There are none.
    [/(static finalizeStyles\(s\)\{).*?return i\}/, '$1return[s??[]].flat(1/0)}'],
    // Initializers, and where decorators leave what they know. There are none.
    ['static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}', ''],
    [',void 0!==t.l&&(this.l=[...t.l])', ''],
    [',this.constructor.l?.forEach(t=>t(this))', ''],
    ['Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;', ''],
    [/const t=this\[Symbol\.metadata\];if\(null!==t\)\{.*?\}(?=this\._\$Eh=)/, ''],
  ],
  '/reactive-element/css-tag.js': [
    // A browser that knows the rest of what is used here has constructable style sheets.
    [/e=t\.ShadowRoot&&.*?"replace"in CSSStyleSheet\.prototype/, 'e=!0'],
    ['o.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet)', 'o.map(t=>t.styleSheet)'],
    // Errors of whoever writes styles, who works with the npm modules.
    [/if\((this\._\$cssResult\$=!0),o!==s\)throw Error\([^;]*;/, '$1;'],
    [/throw Error\("Value passed to.*?security\."\)/, ''],
  ],
  '/lit-element/lit-element.js': [
    ['connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}', ''],
    ['disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}', ''],
    [/,s\.litElementHydrateSupport\?\.\([^)]*\)/, ''],
    [/const \w=s\.litElementPolyfillSupport;\w\?\.\([^)]*\);/, ''],
    [/\(s\.litElementVersions\?\?=\[\]\)\.push\([^)]*\);/, ''],
  ],
};

/**
 * Makes the bundled Lit a private one, 1.4 kB smaller (gzip). Fails the build where a part is not found.
 *
 * @returns {import('vite').Plugin}
 */
export function privateLit() {
  return {
    name: 'private-lit',
    transform(code, id) {
      const [, edits] = Object.entries(EDITS).find(([file]) => id.endsWith(file)) ?? [];
      if (!edits) return null;
      const edited = edits.reduce((text, [from, to]) => {
        const isThere = typeof from === 'string' ? text.includes(from) : from.test(text);
        if (!isThere) this.error(`${id} has changed: ${String(from)} is not in it`);
        return text.replace(from, to);
      }, code);
      return { code: edited, map: null };
    },
  };
}
