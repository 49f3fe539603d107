import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import ts from 'typescript';
import { DEMO_API_KEY, startSimulator } from '../../demo/simulator/index.js';
import { reachableFiles } from '../../scripts/reachable.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const IS_WINDOWS = process.platform === 'win32';
const about = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/** What belongs into a package besides dist/. */
const BESIDES = ['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json'];
/** Those of what is inside the scripts. */
const LICENCES = 'dist/THIRD_PARTY.txt';
/** Made for pages: they look for the document at once. */
const ONLY_IN_PAGES = /nano-metrics(\.iife)?\.js$/;

/** @type {string[]} */
const entries = Object.keys(about.exports).map((path) =>
  // Of those that differ by a part of their name, one stands for all.
  join('nano-metrics', path).replaceAll(sep, '/').replace('*', 'fr'),
);
const programs = entries.filter((entry) => !entry.endsWith('.json'));

describe('the packed package, installed into an empty project,', () => {
  // Real, as compilers follow links and tell real paths.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'nano-metrics-package-')));
  const project = join(folder, 'project');
  const installed = join(project, 'node_modules', 'nano-metrics');

  before(() => install(folder, project));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('has dist/, its papers and nothing else', () => {
    const files = filesIn(installed);
    const others = files.filter((file) => !file.startsWith('dist/'));
    assert.deepEqual(others.sort(), BESIDES);
    const odd = files.filter(
      (file) => file.startsWith('dist/') && !/\.(js|d\.ts|json)$/.test(file) && file !== LICENCES,
    );
    assert.deepEqual(odd, []);
    assert.ok(files.includes(LICENCES));
  });

  it('has no file that no entry leads to', () => {
    const reachable = reachableFiles(installed);
    const files = filesIn(installed).filter((file) => file.startsWith('dist/'));
    assert.deepEqual(
      files.filter((file) => !reachable.has(join(installed, file))),
      [],
    );
  });

  it('names no map of a source that is not there', () => {
    const withMap = filesIn(installed)
      .filter((file) => /\.(js|ts)$/.test(file))
      .filter((file) => /sourceMappingURL=/.test(readFileSync(join(installed, file), 'utf8')));
    assert.deepEqual(withMap, []);
  });

  for (const entry of programs.filter((name) => !ONLY_IN_PAGES.test(name))) {
    it(`lets Node import ${entry}`, () => {
      const { status, stderr } = node(project, `await import(${JSON.stringify(entry)})`);
      assert.equal(status, 0, stderr);
      assert.equal(stderr, '');
    });
  }

  it('lets every entry be resolved', () => {
    const code = `for (const entry of ${JSON.stringify(entries)})
      console.log(import.meta.resolve(entry))`;
    const { stdout, stderr } = node(project, code);
    const found = stdout.trim().split('\n');
    assert.equal(found.length, entries.length, stderr);
    for (const url of found) {
      assert.ok(url.startsWith(pathToFileURL(installed).href), url);
      assert.ok(existsSync(fileURLToPath(url)), url);
      if (url.endsWith('.json')) JSON.parse(readFileSync(fileURLToPath(url), 'utf8'));
    }
  });

  for (const [resolution, options] of Object.entries({
    bundler: { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
    node16: { module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16 },
    nodenext: {
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
    },
  })) {
    it(`finds the types of every entry with the module resolution ${resolution}`, () => {
      for (const entry of programs) {
        const { resolvedModule } = ts.resolveModuleName(
          entry,
          join(project, 'index.ts'),
          options,
          ts.sys,
          undefined,
          undefined,
          ts.ModuleKind.ESNext,
        );
        assert.match(resolvedModule?.resolvedFileName ?? '', /\.d\.ts$/, entry);
      }
    });

    it(`has types for every public name, without a framework, with ${resolution}`, () => {
      const files = ['all-names.ts', 'dom.ts'].map((name) => join(project, name));
      const program = compile(files, options);
      assert.deepEqual(problemsOf(program, project), []);
      assert.deepEqual(namesNotUsed(program, join(project, 'all-names.ts')), []);
    });

    it(`has types for every public name of the adapter for Node, with ${resolution}`, () => {
      const file = join(project, 'node.ts');
      const typeRoots = [join(ROOT, 'node_modules', '@types')];
      const program = compile([file], { ...options, types: ['node'], typeRoots });
      assert.deepEqual(problemsOf(program, project), []);
      assert.deepEqual(namesNotUsed(program, file, 'nano-metrics/proxy/node'), []);
    });
  }

  it('compiles where nothing but nano-metrics is imported', () => {
    const file = join(project, 'alone.ts');
    writeFileSync(file, `import 'nano-metrics';\n`);
    assert.deepEqual(problemsOf(compile([file], BUNDLER), project), []);
  });

  it('brings the command nano-metrics-proxy', () => {
    const command = join(project, 'node_modules', '.bin', 'nano-metrics-proxy');
    const { status, stdout } = spawnSync(IS_WINDOWS ? `${command}.cmd` : command, ['--help'], {
      encoding: 'utf8',
      shell: IS_WINDOWS,
    });
    assert.equal(status, 0);
    assert.match(stdout, /Usage: nano-metrics-proxy --public/);
  });

  it(
    'keeps the key by the first recipe for portals in the README',
    { skip: IS_WINDOWS },
    async (t) => {
      const { url: upstream, close } = await startSimulator();
      t.after(close);
      const readme = readFileSync(join(installed, 'README.md'), 'utf8');
      const [install, command = ''] = recipeIn(readme, 'A portal: the key stays on your server');
      assert.equal(install, 'npm install nano-metrics');
      // Word for word, but for the credential and the API, which are the simulator's.
      const line = command.replace('NANO_API_KEY=…', `NANO_API_KEY=${DEMO_API_KEY}`);
      const child = spawn('bash', ['-c', `${line} --upstream ${upstream} --port 0`], {
        cwd: project,
        detached: true,
      });
      const closed = once(child, 'close');
      t.after(() => {
        process.kill(-(child.pid ?? 0), 'SIGTERM');
        return closed;
      });
      const [said] = await once(child.stdout, 'data');
      const proxy = /http:\/\/\S+/.exec(String(said))?.[0] ?? assert.fail(String(said));
      const query = 'from=2025-09-23T00:00&to=2025-09-24T00:00&interval=hour';
      const response = await fetch(`${proxy}/v2/usage/bytes/timeseries?${query}`, {
        headers: { origin: 'https://portal.example' },
      });
      const { data } = /** @type {{ data: unknown[] }} */ (await response.json());
      assert.equal(response.headers.get('access-control-allow-origin'), 'https://portal.example');
      assert.ok(data.length > 20, `${data.length} hours`);
    },
  );

  it('leaves nothing in a bundle of which nothing is used', async () => {
    for (const entry of ['nano-metrics', 'nano-metrics/react', 'nano-metrics/solid']) {
      const { text } = await bundle(project, `import '${entry}';`);
      assert.equal(text, '', entry);
    }
  });

  it('leaves the elements out of a bundle that only configures', async () => {
    const { initial } = await bundle(
      project,
      `import { configure } from 'nano-metrics'; configure({ apiBase: '/api' });`,
    );
    assert.ok(initial.some((file) => file.endsWith('dist/api/config.js')));
    const isElement = /lit|define\/|elements\/(nano|metric|chart)/i;
    assert.deepEqual(
      initial.filter((file) => isElement.test(file)),
      [],
    );
  });

  it('registers elements in a bundle, though nothing is imported by name', async () => {
    const { text } = await bundle(project, `import 'nano-metrics/define/nano-mtd-usage';`);
    assert.match(text, /nano-mtd-usage/);
  });

  it('keeps charts out of what a page with month to date loads', async () => {
    const month = await bundle(project, `import 'nano-metrics/define/nano-mtd-usage';`);
    const isChart = (/** @type {string} */ file) => /dist\/chart\/|chart-element/.test(file);
    const isDrawing = (/** @type {string} */ file) => file.endsWith('dist/chart/time-chart.js');
    assert.deepEqual(month.initial.filter(isChart), []);
    assert.deepEqual(month.all.filter(isDrawing), []);
    // The same look at a page with a chart does find them, and what draws not at first.
    const chart = await bundle(project, `import 'nano-metrics/define/nano-byte-usage';`);
    assert.ok(chart.initial.some(isChart));
    assert.ok(chart.all.some(isDrawing));
    assert.ok(!chart.initial.some(isDrawing));
  });
});

/**
 * Packs the package and what it depends on, as they lie here, and installs them with npm. The
 * network is not asked.
 *
 * @param {string} folder
 * @param {string} project
 */
function install(folder, project) {
  const dependencies = dependenciesOf(about).map((name) => join(ROOT, 'node_modules', name));
  const packed = npm(
    ROOT,
    'pack',
    ROOT,
    ...dependencies,
    '--ignore-scripts',
    '--json',
    '--pack-destination',
    folder,
  );
  /** @type {{ name: string, filename: string }[]} */
  const tarballs = JSON.parse(packed);
  mkdirSync(project);
  writeFileSync(
    join(project, 'package.json'),
    JSON.stringify({
      name: 'empty-project',
      private: true,
      type: 'module',
      dependencies: Object.fromEntries(
        tarballs.map(({ name, filename }) => [name, `file:../${filename}`]),
      ),
    }),
  );
  npm(
    project,
    'install',
    '--offline',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--cache',
    join(folder, 'cache'),
  );
  for (const file of ['all-names.ts', 'dom.ts', 'node.ts']) {
    copyFileSync(join(ROOT, 'test', 'types', file), join(project, file));
  }
}

/**
 * The lines of the first code block under a heading.
 *
 * @param {string} readme
 * @param {string} heading
 * @returns {string[]}
 */
function recipeIn(readme, heading) {
  const [, section] = readme.split(`### ${heading}\n`);
  const block = /```sh\n(.*?)\n```/s.exec(section ?? '')?.[1];
  return block?.split('\n') ?? assert.fail(`There is no recipe under "${heading}".`);
}

/**
 * @param {{ dependencies?: Record<string, string> }} manifest
 * @returns {string[]} all packages that it needs, directly or not
 */
function dependenciesOf({ dependencies = {} }) {
  const names = Object.keys(dependencies);
  const deeper = names.flatMap((name) => {
    const file = join(ROOT, 'node_modules', name, 'package.json');
    return dependenciesOf(JSON.parse(readFileSync(file, 'utf8')));
  });
  return [...new Set([...names, ...deeper])];
}

/**
 * @param {string} cwd
 * @param {string[]} args
 */
function npm(cwd, ...args) {
  return execFileSync('npm', args, {
    cwd,
    encoding: 'utf8',
    shell: IS_WINDOWS,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/**
 * @param {string} cwd
 * @param {string} code - of a module
 */
function node(cwd, code) {
  const args = ['--input-type=module', '--eval', code];
  return spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
}

/**
 * @param {string} folder
 * @returns {string[]} paths with slashes, from the folder on
 */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => path.replaceAll(sep, '/'));
}

const BUNDLER = {
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
};

/**
 * @param {string[]} files
 * @param {ts.CompilerOptions} options
 */
function compile(files, options) {
  return ts.createProgram(files, {
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
    ...options,
  });
}

/**
 * @param {ts.Program} program
 * @param {string} project
 */
function problemsOf(program, project) {
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    const words = ts.flattenDiagnosticMessageText(messageText, '\n');
    return `${file ? relative(project, file.fileName) : ''}: ${words}`;
  });
}

/**
 * @param {ts.Program} program
 * @param {string} file
 * @param {string} [entry] of this module alone
 * @returns {string[]} public names of the modules that the file imports, which it leaves out
 */
function namesNotUsed(program, file, entry) {
  const checker = program.getTypeChecker();
  const imports = program.getSourceFile(file)?.statements.filter(ts.isImportDeclaration) ?? [];
  return imports.flatMap(({ importClause, moduleSpecifier }) => {
    const bindings = importClause?.namedBindings;
    if (entry && !(ts.isStringLiteral(moduleSpecifier) && moduleSpecifier.text === entry))
      return [];
    const module = checker.getSymbolAtLocation(moduleSpecifier);
    if (!module || !bindings || !ts.isNamedImports(bindings)) return [];
    const used = bindings.elements.map(({ name, propertyName }) => (propertyName ?? name).text);
    return checker
      .getExportsOfModule(module)
      .map(({ name }) => name)
      .filter((name) => !used.includes(name));
  });
}

/**
 * Bundles an app as its owner would.
 *
 * @param {string} project
 * @param {string} code
 * @returns {Promise<{ text: string, initial: string[], all: string[] }>} the code of the entry, and
 *   the files of which something is in what a page loads at first, and in anything
 */
async function bundle(project, code) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: project, sourcefile: 'app.js' },
    absWorkingDir: project,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    outdir: 'out',
    write: false,
    metafile: true,
    minify: true,
    logLevel: 'silent',
  });
  const entry = Object.entries(metafile.outputs).find(
    ([, { entryPoint }]) => entryPoint === 'app.js',
  );
  const text = outputFiles.find(
    ({ path }) => entry && path.endsWith(entry[0].replaceAll('/', sep)),
  )?.text;
  const inputsOf = (/** @type {string} */ output) =>
    Object.entries(metafile.outputs[output]?.inputs ?? {})
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([input]) => input);
  const initial = new Set(entry ? [entry[0]] : []);
  for (const output of initial) {
    const { imports = [] } = metafile.outputs[output] ?? {};
    for (const { kind, path } of imports) if (kind === 'import-statement') initial.add(path);
  }
  return {
    text: (text ?? assert.fail('no entry')).trim(),
    initial: [...initial].flatMap(inputsOf),
    all: Object.keys(metafile.outputs).flatMap(inputsOf),
  };
}
