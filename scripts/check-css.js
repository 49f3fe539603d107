/**
 * Lints the styles in src/: properties and values that exist, and none that is not Baseline "widely
 * available", but for those that only add to what is there without them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import css from '@eslint/css';
import { Linter } from 'eslint';

/** @type {import('eslint').Linter.Config} */
const CONFIG = {
  files: ['**/*.css'],
  plugins: { css: /** @type {any} */ (css) },
  language: 'css/css',
  rules: {
    'css/no-invalid-properties': ['error', { allowUnknownVariables: true }],
    'css/no-invalid-at-rules': 'error',
    'css/no-empty-blocks': 'error',
    'css/use-baseline': [
      'error',
      {
        available: 'widely',
        // Without them, text of a chart is selected on the way of a drag, and Safari, which has no
        // forced colours, passes over the other.
        allowProperties: ['user-select', 'forced-color-adjust'],
      },
    ],
  },
};

const linter = new Linter();
let sheets = 0;
let problems = 0;
const files = readdirSync('src', { recursive: true, encoding: 'utf8' });
for (const file of files.filter((name) => name.endsWith('.ts'))) {
  const text = readFileSync(`src/${file}`, 'utf8');
  for (const { 1: sheet = '', index } of text.matchAll(/\bcss`([^`]*)`/g)) {
    sheets++;
    const lineBefore = text.slice(0, index).split('\n').length - 1;
    const found = sheet.includes('${')
      ? [{ line: 1, column: 1, message: 'Styles are written out, so that they can be checked.' }]
      : linter.verify(sheet, CONFIG, 'sheet.css');
    for (const { line, column, message } of found) {
      problems++;
      console.error(`src/${file}:${lineBefore + line}:${column} ${message}`);
    }
  }
}
console.log(`${sheets} style sheets, ${problems} problems`);
process.exitCode = problems > 0 || sheets === 0 ? 1 : 0;
