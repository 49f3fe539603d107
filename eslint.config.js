import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import compat from 'eslint-plugin-compat';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import * as regexp from 'eslint-plugin-regexp';
import wc from 'eslint-plugin-wc';
import globals from 'globals';
import ts from 'typescript-eslint';
import { BASELINE } from './scripts/baseline.js';

/**
 * The one way in which imports run inside src/. Each folder names what it may import besides
 * itself; `packages` are the dependencies it may use.
 */
const LAYERS = {
  model: { folders: [], packages: [] },
  i18n: { folders: ['model'], packages: [] },
  api: { folders: ['model'], packages: [] },
  chart: { folders: ['model', 'i18n'], packages: ['lit'] },
  controllers: { folders: ['model', 'i18n', 'api', 'chart'], packages: ['lit'] },
  elements: { folders: ['model', 'i18n', 'api', 'chart', 'controllers'], packages: ['lit'] },
  define: { folders: ['elements'], packages: [] },
  proxy: { folders: ['model', 'api'], packages: ['zod', 'lru-cache', '@keyv/redis'] },
};
const FOLDERS = Object.keys(LAYERS);
const PACKAGES = ['lit', 'zod', 'lru-cache', '@keyv/redis'];

/** @returns {import('eslint').Linter.Config[]} a rule per folder of src/ */
function layers() {
  return Object.entries(LAYERS).map(([folder, { folders, packages }]) => {
    const otherFolders = FOLDERS.filter((name) => name !== folder && !folders.includes(name));
    const otherPackages = PACKAGES.filter((name) => !packages.includes(name));
    return {
      files: [`src/${folder}/**/*.ts`],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: [
              {
                group: [
                  ...otherFolders.map((name) => `**/${name}/**`),
                  ...otherPackages.flatMap((name) => [name, `${name}/**`]),
                ],
                message: `src/${folder} must not know of it; see ARCHITECTURE.md.`,
              },
            ],
          },
        ],
      },
    };
  });
}

export default defineConfig(
  {
    ignores: [
      '.cache/',
      '.stryker-tmp/',
      'bench/dist/',
      'coverage/',
      'dist/',
      'node_modules/',
      'reports/',
      // What the users of frameworks write; the compiler reads it with the packed package.
      'test/types/**/*.ts',
      // Checked by their own build, with the types of their frameworks.
      'samples/*/',
      '!samples/test/',
      '!samples/servers/',
      'samples/servers/*',
      '!samples/servers/run.js',
      '!samples/servers/test/',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.js'],
    plugins: { 'import-x': importX, regexp },
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensionAlias: { '.js': ['.ts', '.js'] } })],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
    },
    rules: {
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-unresolved': ['error', { ignore: ['^eslint', '^typescript-eslint', '^zod'] }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': ['error', { allow: ['warn', 'error', 'log'] }],
      'prefer-const': 'error',
      // What is matched may be long, and somebody else's.
      'regexp/no-super-linear-backtracking': 'error',
      'regexp/no-super-linear-move': 'error',
    },
  },
  {
    // What runs in a page; styles are for scripts/check-css.js.
    files: ['src/**/*.ts'],
    ignores: ['src/proxy/**'],
    plugins: { compat },
    settings: { targets: [BASELINE] },
    rules: { 'compat/compat': 'error' },
  },
  {
    files: ['**/*.js', '*.config.ts', 'vite.config.ts'],
    languageOptions: { globals: globals.node },
  },
  {
    files: [
      'test/{page,pictures,faults,fuzz,soak,cms,support}/**/*.js',
      '{samples,wordpress}/test/**/*.js',
      'bench/lab.js',
      'bench/{pages,parts,peers}/**/*.js',
    ],
    languageOptions: { globals: globals.browser },
  },
  {
    files: ['bench/parts/**/*.js'],
    languageOptions: { globals: { stage: 'readonly' } },
  },
  {
    // What they import is installed in bench/ alone, and only when it is measured.
    files: ['bench/peers/**/*.js'],
    rules: { 'import-x/no-unresolved': 'off' },
  },
  {
    files: ['wordpress/nano-metrics/**/*.js'],
    languageOptions: { globals: globals.browser, sourceType: 'script' },
  },
  {
    files: ['**/*.ts'],
    extends: [
      ts.configs.strictTypeChecked,
      ts.configs.stylisticTypeChecked,
      lit.configs['flat/recommended'],
      wc.configs['flat/recommended'],
    ],
    plugins: { 'lit-a11y': litA11y },
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      ...litA11y.configs.recommended.rules,
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      // An empty string is as good as none in attributes and words.
      '@typescript-eslint/prefer-nullish-coalescing': [
        'error',
        { ignorePrimitives: { string: true } },
      ],
      // The reason of an AbortSignal is passed on as it is.
      '@typescript-eslint/prefer-promise-reject-errors': [
        'error',
        { allowThrowingUnknown: true, allowThrowingAny: true },
      ],
      '@typescript-eslint/class-literal-property-style': 'off',
      'lit/no-value-attribute': 'off',
      'wc/guard-super-call': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/proxy/**', 'src/elements/attribute*.ts', 'src/api/config.ts', 'src/define/**'],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/proxy/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'CallExpression[callee.object.name="Array"][callee.property.name="from"][arguments.length>1]',
          message:
            'Prototype.js replaces Array.from by one without a second argument: use times().',
        },
        {
          selector: 'CallExpression[callee.property.name="entries"][arguments.length=0]',
          message: 'Prototype.js replaces entries() of arrays by one that gives no indexes.',
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unused-expressions': 'off',
      // An assertion can be awaited, but says all it has to say at once.
      '@typescript-eslint/no-floating-promises': 'off',
      // Doubles of what waits or does something often need not wait or do anything.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  ...layers(),
);
