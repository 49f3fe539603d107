/**
 * Tests the snippets of docs/cms for Drupal and TYPO3. What they need is installed: CKEditor 5 into
 * this folder, PHP from Debian's packages. Ends with one line that counts the tests.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { provideMachine } from '../../wordpress/test/machine.js';
import { finish, runTests } from '../support/run-tests.js';

const HERE = fileURLToPath(new URL('.', import.meta.url));

try {
  provideMachine(['php', 'dom', 'mbstring', 'html5']);
  if (!existsSync(`${HERE}node_modules/ckeditor5`)) {
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: HERE, stdio: 'inherit' });
  }
  const files = readdirSync(HERE).filter((name) => name.endsWith('.test.js'));
  finish(await runTests(files.map((name) => HERE + name)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  finish({ passed: 0, failed: 1 });
}
