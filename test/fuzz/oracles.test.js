/** Each oracle sees what is planted for it: a sequence that is well, and the same with one fault. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startBrowser } from '../page/harness.js';
import { checksOf } from './checks.js';
import { missingOf, wantedOf } from './coverage.js';
import { Examiner } from './examine.js';
import { openFuzzPage, startFuzzSite, surface } from './fuzz-page.js';
import { ORACLES } from './oracles.js';
import { FAULTS } from './planted.js';
import { playAll } from './rounds.js';

/** @typedef {import('./oracles.js').Oracle} Oracle */
/** @typedef {import('./sequence.js').Step} Step */

const TAG = 'nano-byte-usage';

/** @type {Step[]} */
const STEPS = [
  { do: 'set', name: 'source', value: 'source: good' },
  { do: 'set', name: 'heading', value: 'text: markup' },
  { do: 'set', name: 'range', value: 'text: range' },
  { do: 'append' },
  { do: 'frame' },
  { do: 'frame' },
  { do: 'call', name: 'toCSV', value: 'null' },
  { do: 'call', name: 'toPNG', value: 'null' },
  { do: 'call', name: 'refresh', value: 'null' },
  { do: 'frame' },
  { do: 'set', name: 'range', value: 'text: range in small letters' },
];

const SEQUENCE = { index: 0, tag: TAG, isVisible: true, steps: STEPS };

/** @param {import('./fuzz-page.js').FuzzPage} fuzz @param {string} title */
const plant = ({ page }, title) =>
  page.evaluate(
    async (path, tag, fault) => (await import(path)).plant(tag, fault),
    '/test/fuzz/planted.js',
    TAG,
    title,
  );

describe('the oracles of the fuzzing', () => {
  /** @type {Awaited<ReturnType<typeof startFuzzSite>>} */
  let site;
  /** @type {import('puppeteer-core').Browser} */
  let browser;
  before(async () => {
    site = await startFuzzSite();
    browser = await startBrowser();
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  /** @param {string} [fault] */
  async function problemsWith(fault) {
    const fuzz = await openFuzzPage(browser, site.url);
    try {
      if (fault) await plant(fuzz, fault);
      const { problems, shared } = await fuzz.play([SEQUENCE]);
      return [...problems.flat(), ...shared];
    } finally {
      await fuzz.page.close();
    }
  }

  it('find nothing wrong where nothing is', async () => {
    assert.deepEqual(await problemsWith(), []);
  });

  for (const [title, oracle, told] of FAULTS) {
    it(`find ${title}: ${oracle}`, async () => {
      const problems = await problemsWith(title);
      const found = problems.filter((problem) => problem.oracle === oracle);
      assert.ok(
        found.some(({ words }) => told.test(words)),
        JSON.stringify(problems),
      );
    });
  }

  it('are each shown to find something', () => {
    const shown = new Set(FAULTS.map(([, oracle]) => oracle));
    assert.deepEqual([...shown].sort(), Object.keys(ORACLES).sort());
  });

  it('come to the same for the same sequences, in a page of its own each time', async () => {
    const digests = [];
    for (const seed of [5, 5, 6]) {
      const fuzz = await openFuzzPage(browser, site.url);
      const { digest } = await fuzz.batch(seed, 0, 30);
      digests.push(digest);
      await fuzz.page.close();
    }
    assert.equal(digests[0], digests[1]);
    assert.notEqual(digests[0], digests[2]);
  });

  it('count what was played, and no page that came to no end', async () => {
    const options = { browsers: [browser], url: site.url, seed: 1, sequences: 20 };
    const run = await playAll(options);
    assert.equal(run.played, 20);
    assert.deepEqual(run.problems, []);
    const lost = await playAll(options, {
      print: () => {},
      prepare: ({ page }) =>
        page.evaluate(() => {
          const { fuzz } = /** @type {any} */ (globalThis);
          fuzz.batch = () => Promise.reject(new Error('lost'));
        }),
    });
    assert.equal(lost.played, 0);
    assert.match(String(lost.problems[0]?.words), /lost/);
  });

  it('end with the fewest steps that still fail', async () => {
    /** @type {string[]} */
    const lines = [];
    const examiner = new Examiner(browser, site.url, 1, {
      print: (line) => lines.push(line),
      prepare: (fuzz) => plant(fuzz, 'a method that rejects'),
    });
    const found = await examiner.examineSequence(SEQUENCE);
    assert.deepEqual([...new Set(found.map(({ oracle }) => oracle))], ['throws']);
    assert.match(
      lines.join('\n'),
      /^✖ seed 1, index 0: nano-byte-usage, visible\n +call toPNG <null>\n +→ throws: /,
    );
    assert.equal(lines.filter((line) => line.startsWith('    ')).length, 1);
  });
});

describe('the judgement of a run', () => {
  const kinds = {
    ...{ values: [], texts: [], bases: [], sources: [], clients: [], moods: [] },
    functions: ['configure'],
  };
  const counts = Object.fromEntries(
    Object.values(wantedOf(surface, kinds))
      .flat()
      .map((what) => [what, 1]),
  );
  const run = {
    ...{ asked: 100, seconds: 1, played: 100, counts, kinds, neighbours: 0, digest: '' },
    problems: /** @type {import('./oracles.js').Problem[]} */ ([]),
  };
  /** @param {Partial<typeof run>} [changes] @returns {string[]} the titles of what failed */
  const failed = (changes) =>
    checksOf({ ...run, ...changes }).flatMap(([title, check]) => {
      try {
        check();
        return [];
      } catch {
        return [title];
      }
    });

  it('passes a run in which all is well', () => {
    assert.deepEqual(failed(), []);
  });

  it('fails one that ended early or late', () => {
    assert.deepEqual(failed({ played: 99 }), ['all 100 sequences are played']);
    assert.deepEqual(failed({ seconds: 601 }), ['they are played within 10 minutes']);
  });

  for (const [oracle, title] of Object.entries(ORACLES)) {
    it(`fails one with a problem of "${oracle}"`, () => {
      const problem = { oracle: /** @type {Oracle} */ (oracle), words: 'planted' };
      assert.deepEqual(failed({ problems: [problem] }), [title]);
    });
  }

  it('fails one that left out a part of the surface, or a pair of actions', () => {
    const reached = { ...counts };
    delete reached[`${TAG} call toPNG`];
    const { methods = [] } = wantedOf(surface, kinds);
    assert.deepEqual(missingOf(reached, methods), [`${TAG} call toPNG`]);
    assert.ok(failed({ counts: reached }).includes('all methods are reached'));
    const whole = { asked: 100_000, played: 100_000 };
    assert.deepEqual(failed(whole), ['each action follows each other one at once']);
  });
});
