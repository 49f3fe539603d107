import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { judge } from '../../scripts/audit.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SHIPPED = ['node_modules/lit-html', 'node_modules/zod', 'node_modules/rolldown'];

/**
 * @param {string} name
 * @param {(string | { title: string, url: string })[]} via
 * @param {string[]} nodes
 */
const advice = (name, via, nodes = [`node_modules/${name}`]) => ({
  [name]: { name, severity: 'high', isDirect: false, via, effects: [], range: '<9', nodes },
});
const title = (/** @type {string} */ text) => ({ title: text, url: 'https://advice.example/1' });
const report = (/** @type {object[]} */ ...advices) => ({
  auditReportVersion: 2,
  vulnerabilities: Object.assign({}, ...advices),
});

describe('the audit', () => {
  it('passes where nothing is known', () => {
    assert.deepEqual(judge(report(), SHIPPED), { isJudged: true, ships: [], others: [] });
  });

  it('tells what ships from what does not', () => {
    const { ships, others } = judge(
      report(advice('zod', [title('Slow')]), advice('mocha', [title('Loud')])),
      SHIPPED,
    );
    assert.deepEqual(ships, ['zod: high: Slow (https://advice.example/1)']);
    assert.deepEqual(others, ['mocha: high: Loud (https://advice.example/1)']);
  });

  it('counts what is bundled, though it is a tool for npm', () => {
    assert.equal(judge(report(advice('rolldown', [title('Bad')])), SHIPPED).ships.length, 1);
  });

  it('does not count another copy, deeper in the tree', () => {
    const nodes = ['node_modules/tool/node_modules/zod'];
    assert.deepEqual(judge(report(advice('zod', [title('Old')], nodes)), SHIPPED).ships, []);
    const both = [...nodes, 'node_modules/zod'];
    assert.equal(judge(report(advice('zod', [title('Old')], both)), SHIPPED).ships.length, 1);
  });

  it('does not count what a bundled tool needs and is not in the bundle', () => {
    const found = judge(
      report(advice('rolldown', ['watcher']), advice('watcher', [title('Bad')])),
      SHIPPED,
    );
    assert.deepEqual(found.ships, []);
    assert.equal(found.others.length, 1);
  });

  it('counts each weakness', () => {
    const { ships } = judge(report(advice('zod', [title('A'), title('B')])), SHIPPED);
    assert.equal(ships.length, 2);
  });

  it('judges no answer that is none', () => {
    for (const answer of [{}, { message: '405 Method Not Allowed' }, { error: { code: 'E' } }]) {
      assert.equal(judge(answer, SHIPPED).isJudged, false);
    }
    assert.equal(judge({ ...report(), error: {} }, SHIPPED).isJudged, false);
  });
});

describe('npm run check:audit', { skip: process.platform === 'win32' }, () => {
  /**
   * @param {unknown} answer - of an npm in place of the real one
   * @param {string[]} args
   */
  function audit(answer, ...args) {
    const folder = mkdtempSync(join(tmpdir(), 'nano-metrics-audit-'));
    const npm = join(folder, 'npm');
    writeFileSync(join(folder, 'answer.json'), JSON.stringify(answer));
    writeFileSync(npm, `#!/bin/sh\ncat '${join(folder, 'answer.json')}'\n`);
    chmodSync(npm, 0o755);
    try {
      const PATH = `${folder}${delimiter}${process.env['PATH']}`;
      return spawnSync(process.execPath, ['scripts/audit.js', ...args], {
        cwd: ROOT,
        encoding: 'utf8',
        env: { ...process.env, PATH },
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  it('fails for what ships, and for nothing else', () => {
    const bad = audit(report(advice('lit-html', [title('Slow')])));
    assert.equal(bad.status, 1);
    assert.match(bad.stderr, /^ships: lit-html: high: Slow/);
    const tool = audit(report(advice('mocha', [title('Loud')])));
    assert.equal(tool.status, 0, tool.stderr);
    assert.match(tool.stdout, /^not shipped: mocha: high: Loud/);
  });

  it('says where it could not judge, and fails for that where it is required', () => {
    const answer = { message: '405 Method Not Allowed' };
    const free = audit(answer);
    assert.equal(free.status, 0);
    assert.match(free.stdout, /^Not judged: /);
    const required = audit(answer, '--required');
    assert.equal(required.status, 1);
    assert.match(required.stdout, /^Not judged: /);
    assert.equal(audit(report(), '--required').status, 0);
  });

  it('is asked of all that CI and a release check', () => {
    const grep = (/** @type {string[]} */ ...args) =>
      execFileSync('grep', args, { cwd: ROOT, encoding: 'utf8' });
    assert.match(grep('check:audit', 'scripts/check.js'), /'check:audit'/);
    assert.match(grep('for step in', '.ci/run'), / audit;/);
    assert.match(grep('audit.js', 'scripts/release.js'), /\['--required'\]/);
  });
});
