/**
 * Builds dist/: the npm modules with tsc, the two script-tag files with Vite, their hashes and the
 * licences in them, the manifest, and what is made from that: types for frameworks and data for
 * editors.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync } from 'node:fs';
import { build, parseSync, Visitor } from 'vite';
import { minifyHTMLLiterals } from 'minify-literals';
import { minify } from 'terser';
import { writeEditorData } from './editor-data.js';
import { writeFrameworkTypes } from './framework-types.js';
import { writeIntegrity } from './integrity.js';
import { writeLanguageScripts } from './language-scripts.js';
import { elementsOf, readManifest } from './manifest-entries.js';
import { privateLit } from './private-lit.js';
import { removeUnreachable } from './reachable.js';
import { printSizes } from './sizes.js';
import { collectPackages, writeThirdParty } from './third-party.js';

const KEEP_THE_FIRST = `
  const first = globalThis.NanoMetrics;
  if (typeof first?.configure === 'function') {
    console.warn('nano-metrics: this script is here twice. The first counts.');
    return first;
  }`;

/** What a first picture needs, besides the entry and what these import. */
const FIRST_CHUNKS = ['chart-view', 'month-view'];

/** Folders of the packages of which there is code in the scripts. */
const packages = new Set();

rmSync('dist', { recursive: true, force: true });
run('tsc', '-p', 'tsconfig.build.json');
chmodSync('dist/proxy/cli.js', 0o755);
await bundle('es');
await bundle('iife');
await writeLanguageScripts();
run('cem', 'analyze', '--config', 'custom-elements-manifest.config.js');

const about = JSON.parse(readFileSync('package.json', 'utf8'));
const elements = elementsOf(readManifest());
await writeFrameworkTypes(elements);
writeEditorData(elements, about);
writeIntegrity(about.version);
writeThirdParty(packages);
removeUnreachable('.');
printSizes();

/**
 * @param {'es' | 'iife'} format
 */
async function bundle(format) {
  await build({
    configFile: false,
    logLevel: 'warn',
    // A classic script has no chunks, and would hold all languages.
    resolve: {
      alias:
        format === 'iife'
          ? [{ find: './loaders.js', replacement: `${process.cwd()}/src/i18n/loaders-classic.ts` }]
          : [],
    },
    plugins: [
      privateLit(),
      minifyTemplates(),
      sameQuery(),
      ownNames(),
      smaller(),
      staticFields(),
      asciiOnly(),
      compiledAtOnce(),
      collectPackages(packages),
    ],
    oxc: { target: 'es2022' },
    define: {
      'process.env.NODE_ENV': '"production"',
      // A classic script has no import.meta, and finds itself by document.currentScript.
      ...(format === 'iife' && { 'import.meta.url': 'undefined' }),
    },
    build: {
      target: 'es2022',
      emptyOutDir: false,
      copyPublicDir: false,
      modulePreload: false,
      lib: {
        entry: format === 'es' ? 'src/script-tag.ts' : 'src/script-tag-classic.ts',
        formats: [format],
        name: 'NanoMetrics',
        fileName: () => (format === 'es' ? 'nano-metrics.js' : 'nano-metrics.iife.js'),
      },
      rolldownOptions: {
        // To be small takes its time.
        checks: { pluginTimings: false },
        // What entry and chunks share lies in the entry, and not in one more file.
        preserveEntrySignatures: 'allow-extension',
        output: {
          // A second classic script leaves all as it is: its NanoMetrics would be without elements.
          ...(format === 'iife' && { intro: KEEP_THE_FIRST }),
          minify: true,
          // Hints for bundlers are of no use in what is bundled.
          comments: false,
          // Hashed, as a page that was updated must not find a chunk of the version before.
          chunkFileNames: 'nano-metrics.[name]-[hash].js',
          ...(format === 'iife' && { codeSplitting: false }),
        },
      },
    },
  });
}

/**
 * Lets chunks and entry find each other where a page loads the entry with a query, as CMSs do
 * (`nano-metrics.js?ver=1`): without it, a chunk would load the entry a second time. All that a chunk
 * needs is asked for at once, and where it is asked for itself: one after the other, each would take
 * another way to the server and back.
 *
 * A chunk is a function that gives a promise of what the chunk exports. With an `await` at the
 * top of the module in its place, WebKit (2.50) runs a chunk that two others ask for before what it
 * waits for is there.
 *
 * @returns {import('vite').Plugin}
 */
function sameQuery() {
  const search = 'new URL(import.meta.url).search';
  const fetchOf = (/** @type {string} */ file) => `import("${file}"+search)`;
  const isEntry = (/** @type {{ type: string, isEntry?: boolean } | undefined} */ output) =>
    output?.isEntry === true;
  return {
    name: 'same-query',
    generateBundle({ format }, bundle) {
      if (format !== 'es') return;
      const load = (/** @type {string} */ file) =>
        fetchOf(file) + (isEntry(bundle[file.slice(2)]) ? '' : '.then(own=>own.default())');
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const isStatic = chunk.imports.length;
        const isDynamic = chunk.dynamicImports.length;
        let edits = 0;
        /** @type {string[]} */
        const members = [];
        /** @type {string[]} */
        const needs = [];
        const code = chunk.code
          .replace(/import\{([^}]*)\}from"(\.\/[^"]*)";/g, (_, names, file) => {
            edits++;
            members.push(`{${names.replaceAll(' as ', ':')}}`);
            needs.push(load(file));
            return '';
          })
          .replace(/\bimport\(`(\.\/[^`]*)`\)/g, (_, file) => {
            edits++;
            const asked = bundle[file.slice(2)];
            const needed = asked?.type === 'chunk' ? asked.imports : [];
            const early = needed.filter(
              (name) => !isEntry(bundle[name]) && name !== chunk.fileName,
            );
            // Where one fails, the chunk that needs it fails, too, and tells of it.
            const asks = early.map((name) => `${fetchOf(`./${name}`)}.catch(()=>{}),`);
            return `(${asks.join('')}${load(file)})`;
          });
        if (edits !== isStatic + isDynamic) this.error(`${chunk.fileName}: not all imports found`);
        if (chunk.isEntry) {
          if (needs.length > 0) this.error(`${chunk.fileName}: the entry must need no chunk`);
          chunk.code = `const search=${search};${code}`;
          continue;
        }
        const [exported = '', names = ''] = /export\{([^}]*)\};?\s*$/.exec(code) ?? [];
        if (!exported || code.split('export{').length !== 2) {
          this.error(`${chunk.fileName}: not all exports found`);
        }
        const given = names
          .split(',')
          .map((name) => name.split(' as '))
          .map(([own, name = own]) => `${name}:${own}`);
        const all = needs.length > 0 ? `const[${members}]=await Promise.all([${needs}]);` : '';
        const body = code.slice(0, code.length - exported.length);
        // What failed, offline, say, is tried again when somebody asks again.
        const made = `(async()=>{${all}${body};return{${given}}})().catch(e=>{made=0;throw e})`;
        const own = isStatic + isDynamic > 0 ? `const search=${search};` : '';
        chunk.code = `${own}let made;export default()=>made||=${made};`;
      }
    },
  };
}

/**
 * Keeps what a page has put on `Object.prototype` out of the helper by which Rolldown makes namespaces:
 * a text there would be taken for a getter, and the script would end with an error.
 *
 * @returns {import('vite').Plugin}
 */
function ownNames() {
  return {
    name: 'own-names',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        chunk.code = chunk.code.replace(
          /for\((?:var|let) (\w+) in (\w+)\)(?=\w+\(\w+,\1,\{get:)/g,
          'for(let $1 of Object.keys($2))',
        );
        if (/\bfor\((?:var|let|const) \w+ in /.test(chunk.code)) {
          this.error(`${chunk.fileName}: names of a prototype are taken for own ones`);
        }
      }
    },
  };
}

/**
 * Minifies once more what Rolldown has minified: each of the two finds what the other leaves, 1 % of
 * the classic script.
 *
 * @returns {import('vite').Plugin}
 */
function smaller() {
  return {
    name: 'smaller',
    async generateBundle({ format }, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const options = { ecma: /** @type {const} */ (2020), module: format === 'es' };
        const { code } = await minify(chunk.code, {
          ...options,
          compress: { passes: 3, keep_fargs: false },
        });
        chunk.code = code ?? chunk.code;
      }
    },
  };
}

/**
 * Writes `static a=1` for `static{this.a=1}`, which is what TypeScript makes of a static field: Safari
 * before 16.4 cannot read a block, and would report an error in place of the message that its browser is
 * too old.
 *
 * @returns {import('vite').Plugin}
 */
function staticFields() {
  return {
    name: 'static-fields',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const { code } = chunk;
        /** @type {{ start: number, end: number, text: string }[]} */
        const edits = [];
        new Visitor({
          StaticBlock: ({ start, end, body: [statement, more] }) => {
            const set = statement?.type === 'ExpressionStatement' && statement.expression;
            const field = set && set.type === 'AssignmentExpression' && set.left;
            if (
              more ||
              !field ||
              field.type !== 'MemberExpression' ||
              field.object.type !== 'ThisExpression' ||
              field.property.type !== 'Identifier'
            ) {
              return this.error(`${chunk.fileName}: a static block that is no field`);
            }
            const value = code.slice(set.right.start, set.right.end);
            const mark = code[end] === '}' ? '' : ';';
            edits.push({ start, end, text: `static ${field.property.name}=${value}${mark}` });
          },
        }).visit(parseSync(chunk.fileName, code).program);
        for (const { start, end, text } of edits.reverse()) {
          chunk.code = chunk.code.slice(0, start) + text + chunk.code.slice(end);
        }
      }
    },
  };
}

/**
 * Writes the classic script in ASCII alone. Unlike a module, it is read in the character encoding of
 * its page, which is not always UTF-8. It costs nothing: gzipped, escapes are smaller.
 *
 * @returns {import('vite').Plugin}
 */
function asciiOnly() {
  return {
    name: 'ascii-only',
    generateBundle({ format }, bundle) {
      if (format !== 'iife') return;
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        // Of two halves, each is escaped by itself, which is the same in texts and expressions.
        chunk.code = chunk.code.replace(
          /[^\0-\x7f]/g,
          (half) => `\\u${half.charCodeAt(0).toString(16).padStart(4, '0')}`,
        );
      }
    },
  };
}

/**
 * Has what is needed for the first picture compiled while it is loaded, beside the page's thread:
 * by default, each function waits for its first call, and the page for it. Browsers that do not know
 * the hint pass over it.
 *
 * @returns {import('vite').Plugin}
 */
function compiledAtOnce() {
  return {
    name: 'compiled-at-once',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
      const first = chunks.filter((chunk) => chunk.isEntry || FIRST_CHUNKS.includes(chunk.name));
      const needed = new Set(first.flatMap((chunk) => [chunk.fileName, ...chunk.imports]));
      for (const chunk of chunks) {
        if (needed.has(chunk.fileName)) chunk.code = `//# allFunctionsCalledOnLoad\n${chunk.code}`;
      }
    },
  };
}

/**
 * Takes blanks and comments out of the `html` and `css` templates.
 *
 * @returns {import('vite').Plugin}
 */
function minifyTemplates() {
  return {
    name: 'minify-templates',
    enforce: 'pre',
    async transform(code, id) {
      if (!id.includes('/src/') || !/\b(html|css)`/.test(code)) return null;
      const minified = await minifyHTMLLiterals(code, { fileName: id });
      return minified && { code: minified.code, map: null };
    },
  };
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, ...args) {
  execFileSync('npx', ['--no-install', command, ...args], { stdio: 'inherit' });
}
