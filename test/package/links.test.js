import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const ROOT = new URL('../../', import.meta.url);
const pages = [
  '',
  'bench/',
  'demo/simulator/',
  'docs/',
  'docs/cms/',
  'samples/',
  'samples/servers/',
  'deploy/',
].flatMap((folder) =>
  readdirSync(new URL(folder, ROOT))
    .filter((file) => file.endsWith('.md'))
    .map((file) => folder + file),
);

/** @param {string} heading @returns {string} the anchor that code hosts give it */
const anchorOf = (heading) =>
  heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replace(/\s/g, '-');

describe('the README', () => {
  it('gives the style sheet that samples and plugin use, whose room is measured', () => {
    const readme = readFileSync(new URL('README.md', ROOT), 'utf8');
    for (const folder of [
      'samples/next/src/app',
      'samples/nuxt/app/assets',
      'wordpress/nano-metrics/assets',
    ]) {
      const url = new URL(`${folder}/nano-metrics.css`, ROOT);
      assert.ok(readme.includes(readFileSync(url, 'utf8').trim()), folder);
    }
  });
});

describe('the pages of the documentation', () => {
  it('are found', () => assert.ok(pages.includes('README.md') && pages.length > 8));

  for (const page of pages) {
    it(`lead nowhere in vain from ${page}`, () => {
      const here = new URL(page, ROOT);
      const text = readFileSync(here, 'utf8').replace(/```[^]*?```/g, '');
      const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
      const broken = links.filter((link) => {
        if (/^https?:/.test(link)) return false;
        const [path = '', anchor] = link.split('#');
        const target = path ? new URL(path, here) : here;
        if (!existsSync(target)) return true;
        if (!anchor) return false;
        const headings = readFileSync(target, 'utf8').matchAll(/^#+ (.*)$/gm);
        return ![...headings].some(([, heading = '']) => anchorOf(heading) === anchor);
      });
      assert.deepEqual(broken, []);
    });
  }
});
