import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { NanoRangeChangeEvent } from '../../src/index.js';
import { useClock } from './clock.js';
import {
  type ElementOf,
  explorable,
  find,
  good,
  mount,
  painted,
  record,
  text,
  watchPage,
} from './support.js';

type Chart = ElementOf<'nano-byte-usage' | 'nano-concurrent-viewers'>;

const SYNC = { source: good, 'attr:sync': 'a' } as const;

async function pair(first = {}, second = {}): Promise<[Chart, Chart]> {
  const one = await mount('nano-concurrent-viewers', { ...SYNC, ...first });
  await explorable(one);
  const two = await mount('nano-byte-usage', { ...SYNC, ...second });
  await explorable(two);
  await two.updateComplete;
  return [one, two];
}

const preset = (element: Chart, range: string) =>
  find<HTMLInputElement>(element, `input[value="${range}"]`);
const isChecked = (element: Chart, range: string) => preset(element, range).checked;
const buckets = (element: Chart) => element.toCSV().trim().split('\r\n').length - 1;
const cursor = (element: Chart) => !find(element, '.cursor').hidden;

describe('charts in sync', () => {
  watchPage();
  useClock();
  after(() => setViewport({ width: 800, height: 600 }));
  const events = record('nano-range-change');
  const told = () =>
    (events as NanoRangeChangeEvent[]).map(({ target, detail }) => [
      (target as Element).localName,
      detail,
    ]);

  it('follow a preset that a person chose, and say so', async () => {
    const [one, two] = await pair();
    preset(one, '1W').click();
    await Promise.all([one.updateComplete, two.updateComplete]);
    await two.updateComplete;
    expect(two.range).to.equal('1W');
    expect(isChecked(two, '1W')).to.equal(true);
    expect(told()).to.deep.equal([
      ['nano-concurrent-viewers', { range: '1W' }],
      ['nano-byte-usage', { range: '1W' }],
    ]);
  });

  it('follow what the page sets on one of them; only those that follow say so', async () => {
    const [one, two] = await pair();
    two.range = '1H';
    await two.updateComplete;
    await one.updateComplete;
    expect(one.range).to.equal('1H');
    expect(told()).to.deep.equal([['nano-concurrent-viewers', { range: '1H' }]]);
  });

  it('follow a custom range, and back', async () => {
    const [one, two] = await pair();
    const [from, to] = ['2026-11-20T00:00Z', '2026-11-20T02:00Z'];
    Object.assign(one, { from, to });
    await one.updateComplete;
    await two.updateComplete;
    expect([two.from, two.to]).to.deep.equal([from, to]);
    expect(told()).to.deep.equal([['nano-byte-usage', { range: '1D', from, to }]]);
    preset(two, '1D').click();
    await two.updateComplete;
    await one.updateComplete;
    expect([one.from, one.to]).to.deep.equal([undefined, undefined]);
  });

  it('say nothing when they begin with the same range', async () => {
    await pair({}, { 'attr:range': '1D' });
    expect(told()).to.deep.equal([]);
  });

  it('take on the range of the first where they differ', async () => {
    const [, two] = await pair({ 'attr:range': '1W' }, { 'attr:range': '1H' });
    expect(two.range).to.equal('1W');
  });

  it('share the cursor', async () => {
    await setViewport({ width: 800, height: 1200 });
    const [one, two] = await pair();
    find(one, '.chart').focus();
    await sendKeys({ press: 'Home' });
    await painted();
    expect([cursor(one), cursor(two)]).to.deep.equal([true, true]);
    expect(text(two, '.tooltip-time')).to.equal(text(one, '.tooltip-time'));
    expect(text(two, '.announcement'), 'only one of them speaks').to.equal('');
    await sendKeys({ press: 'Escape' });
    expect([cursor(one), cursor(two)]).to.deep.equal([false, false]);
  });

  it('share the zoom, and its end', async () => {
    const [one, two] = await pair();
    find(one, '.chart').focus();
    await sendKeys({ press: '+' });
    await Promise.all([one.updateComplete, two.updateComplete]);
    await painted();
    expect(buckets(one)).to.be.above(25);
    expect(buckets(two)).to.equal(buckets(one));
    find<HTMLButtonElement>(two, '.reset').click();
    await Promise.all([one.updateComplete, two.updateComplete]);
    expect([buckets(one), buckets(two)]).to.deep.equal([25, 25]);
  });

  it('let go of a chart that leaves, and of one that takes another name', async () => {
    const [one, two] = await pair();
    two.sync = 'b';
    await two.updateComplete;
    one.range = '1W';
    await one.updateComplete;
    await two.updateComplete;
    expect(two.range).to.equal(undefined);
    two.sync = 'a';
    await two.updateComplete;
    expect(two.range).to.equal('1W');
    two.remove();
    one.range = '1H';
    await one.updateComplete;
    expect(two.range).to.equal('1W');
  });

  it('do not touch charts without the name', async () => {
    const [one] = await pair();
    const alone = await mount('nano-concurrent-viewers', { source: good });
    await explorable(alone);
    one.range = '1W';
    await one.updateComplete;
    await alone.updateComplete;
    expect(alone.range).to.equal(undefined);
  });

  it('take no harm from ends of a range that are no text', async () => {
    const fail = () => {
      throw new Error('no');
    };
    const [one, two] = await pair();
    Object.assign(one, { from: { toString: fail }, range: '1W' });
    await one.updateComplete;
    await two.updateComplete;
    expect(two.range).to.equal('1W');
  });
});
