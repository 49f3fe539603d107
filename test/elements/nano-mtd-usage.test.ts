import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { useClock } from './clock.js';
import {
  type AnySource,
  find,
  good,
  mount,
  outcome,
  painted,
  seriesFor,
  setSource,
  shadow,
  text,
  texts,
  watchPage,
  serve,
} from './support.js';
import { simulatorClient, useSimulator } from './simulator.js';

const HOUR = 3_600_000;
const NOVEMBER = Date.UTC(2026, 10);
/** Full hours from 1 November to the stubbed now, 22 November 14:20. */
const HOURS = 21 * 24 + 14;
const OCTOBER_HOURS = 31 * 24;

/** Spreads bytes over the hours so that each span adds up to a given sum; `null` reports nothing. */
function sums(current: number | null, previous: number | null, restOfOctober: number | null = 0) {
  const source: AnySource = async (query) => {
    const series = seriesFor(query, (index) => {
      if (index === 0) return previous;
      if (index === HOURS) return restOfOctober;
      return index === OCTOBER_HOURS ? current : null;
    });
    return { ...series, lines: { ...series.lines, ingest: series.xSeconds.map(() => null) } };
  };
  return source;
}

describe('nano-mtd-usage', () => {
  watchPage();
  const clock = useClock();

  it('is accessible with data', async () => {
    await expect(await mount('nano-mtd-usage')).to.be.accessible();
  });

  it('shows usage, playout and ingest, in that order, with captions and months', async () => {
    const element = await mount('nano-mtd-usage', { source: sums(325e9, 300e9, 195.65e9) });
    expect(texts(element, 'h3')).to.deep.equal([
      'Total usage November',
      'Total playout November',
      'Total ingest November',
    ]);
    expect(texts(element, '.before')).to.deep.equal([
      'Total usage in October: 495.65 GB',
      'Total playout in October: 495.65 GB',
      'Total ingest in October: –',
    ]);
    expect(texts(element, '[part=figure]')).to.deep.equal(['325', '325', '–']);
    expect(texts(element, '[part=unit]')).to.deep.equal(['GB', 'GB']);
  });

  it('adds ingest and playout up to the total', async () => {
    const source: AnySource = serve(() => 1e9);
    const element = await mount('nano-mtd-usage', { source });
    expect(texts(element, '[part=figure]')).to.deep.equal(['569.8', '518', '51.8']);
  });

  const trends: [string, number | null, number | null, string, string][] = [
    ['growth', 325e9, 300e9, '+8.33%', 'up'],
    ['decline', 300e9, 325e9, '-7.69%', 'down'],
    ['no change', 300e9, 300e9, '0%', 'flat'],
    ['a change that rounds to nothing', 300e9 - 1, 300e9, '0%', 'flat'],
    ['something from nothing', 5e9, 0, 'new', 'up'],
    ['nothing from something', 0, 5e9, '-100%', 'down'],
    ['nothing twice', 0, 0, '0%', 'flat'],
    ['no report of this month', null, 5e9, '–', 'flat'],
    ['no report of the month before', 5e9, null, 'new', 'up'],
    ['a thousandfold', 5e12, 5e9, '+99,900%', 'up'],
  ];
  for (const [name, now, then, words, direction] of trends) {
    it(`tells the trend of ${name} by "${words}" and the class ${direction}`, async () => {
      const element = await mount('nano-mtd-usage', { source: sums(now, then, 1e9) });
      const trend = find(element, '[part=trend]');
      expect(trend.textContent.trim().replace('−', '-')).to.equal(words);
      expect([...trend.classList]).to.deep.equal(['trend', direction]);
      expect(shadow(element).textContent).not.to.match(/NaN|∞|Infinity|undefined/);
    });
  }

  it('says in words what the trend is measured against', async () => {
    const element = await mount('nano-mtd-usage', { source: sums(325e9, 300e9) });
    expect(text(element, '.trend-row .visually-hidden')).to.equal(
      '+8.33% against 300 GB in the same span of October',
    );
  });

  it('prints both compared spans, in UTC', async () => {
    const element = await mount('nano-mtd-usage');
    expect(text(element, '.spans')).to.equal(
      'Nov 1, 12:00 AM – Nov 22, 2:00 PM compared with Oct 1, 12:00 AM – Oct 22, 2:00 PM',
    );
    expect(text(element, '[part=timezone]')).to.equal('Timezone: UTC');
  });

  it('compares with all of a shorter month', async () => {
    clock.set(Date.UTC(2026, 2, 31, 12));
    const element = await mount('nano-mtd-usage');
    expect(text(element, '.spans')).to.equal(
      'Mar 1, 12:00 AM – Mar 31, 12:00 PM compared with Feb 1, 12:00 AM – Mar 1, 12:00 AM',
    );
  });

  for (const minutes of [0, 1, 59]) {
    it(`says ${minutes} minutes into a month that it has just begun`, async () => {
      clock.set(NOVEMBER + minutes * 60_000);
      const element = await mount('nano-mtd-usage');
      expect(element.status).to.equal('ready');
      expect(text(element, '.spans')).to.equal(
        'The month has just begun: its first full hour ends at Nov 1, 1:00 AM.',
      );
      expect(texts(element, '[part=figure]')).to.deep.equal(['0', '0', '0']);
      expect(texts(element, '[part=trend]')).to.deep.equal(['0%', '0%', '0%']);
      await expect(element).to.be.accessible();
    });
  }

  it('has one unit for all figures, or the one that is asked for', async () => {
    const element = await mount('nano-mtd-usage');
    for (const [unit, figure] of [
      ['TB', '0'],
      ['mib', '1.09'],
      ['auto', '1.14'],
    ] as const) {
      element.unit = unit;
      await element.updateComplete;
      expect(new Set(texts(element, '[part=unit]')).size, unit).to.equal(1);
      expect(text(element, '[part=figure]'), unit).to.equal(figure);
    }
  });

  it('takes up the hour that has passed, even where the source gives the same object', async () => {
    let series: ReturnType<typeof seriesFor> | undefined;
    const source: AnySource = async (query) =>
      (series ??= seriesFor({ ...query, toMs: query.toMs + HOUR }, () => 1e9));
    const element = await mount('nano-mtd-usage', { source });
    expect(text(element, '.spans')).to.contain('Nov 22, 2:00 PM');
    clock.set(clock.nowMs + HOUR);
    await element.refresh();
    expect(text(element, '.spans')).to.contain('Nov 22, 3:00 PM');
    expect(text(element, '[part=figure]')).to.equal('570.9');
  });

  it('exports the three spans in exact bytes', async () => {
    const element = await mount('nano-mtd-usage', {
      source: serve(() => 1_234_567_890),
    });
    const row = (hours: number) =>
      [hours * 1_358_024_679, hours * 1_234_567_890, hours * 123_456_789].join(',');
    expect(element.toCSV()).to.equal(
      [
        'span,from,to,total_bytes,playout_bytes,ingest_bytes',
        `current,2026-11-01T00:00:00Z,2026-11-22T14:00:00Z,${row(HOURS)}`,
        `previous,2026-10-01T00:00:00Z,2026-10-22T14:00:00Z,${row(HOURS)}`,
        `previous month,2026-10-01T00:00:00Z,2026-11-01T00:00:00Z,${row(OCTOBER_HOURS)}`,
        '',
      ].join('\r\n'),
    );
    await setSource(element, sums(null, null, null));
    expect(element.toCSV()).to.equal('');
  });

  describe('exact bytes', () => {
    afterEach(() => sendMouse({ type: 'move', position: [0, 0] }));

    const exactOf = (element: Element) => find(element, '.exact');
    const visibility = (element: Element) => getComputedStyle(exactOf(element)).visibility;

    async function hover(element: Element) {
      const box = find(element, '.amount').getBoundingClientRect();
      const position: [number, number] = [Math.round(box.x + 5), Math.round(box.y + 5)];
      await sendMouse({ type: 'move', position });
      await painted();
    }

    it('show on hover', async () => {
      const element = await mount('nano-mtd-usage', { source: sums(325_000_000_001, 1) });
      expect(visibility(element)).to.equal('hidden');
      await hover(element);
      expect(visibility(element)).to.equal('visible');
      expect(exactOf(element).textContent).to.equal('325,000,000,001 bytes');
    });

    it('show on focus by keyboard, and go with Escape until the next focus', async () => {
      const element = await mount('nano-mtd-usage');
      find(element, '.more').focus();
      await sendKeys({ press: 'Tab' });
      expect(shadow(element).activeElement === find(element, '.amount')).to.equal(true);
      expect(visibility(element)).to.equal('visible');
      await sendKeys({ press: 'Escape' });
      expect(visibility(element)).to.equal('hidden');
      await sendKeys({ press: 'Tab' });
      expect(visibility(element)).to.equal('hidden');
      await sendKeys({ down: 'Shift' });
      await sendKeys({ press: 'Tab' });
      await sendKeys({ up: 'Shift' });
      expect(visibility(element)).to.equal('visible');
    });

    it('go with Escape while the pointer rests on them (WCAG 1.4.13)', async () => {
      const element = await mount('nano-mtd-usage');
      await hover(element);
      expect(visibility(element)).to.equal('visible');
      await sendKeys({ press: 'Escape' });
      expect(visibility(element)).to.equal('hidden');
    });

    it('stay inside the window at 320 px', async () => {
      const element = await mount(
        'nano-mtd-usage',
        { source: serve(() => 8_999_999_999_999) },
        'width: 320px',
      );
      await hover(element);
      const box = exactOf(element).getBoundingClientRect();
      expect(box.left).to.be.at.least(0);
      expect(box.right).to.be.at.most(element.getBoundingClientRect().right);
    });
  });

  it('waits for the next quarter of an hour by itself', async () => {
    await mount('nano-mtd-usage', { source: good });
    expect(clock.waiting).to.deep.equal([15 * 60_000]);
  });
});

describe('nano-mtd-usage and the API', () => {
  watchPage();
  const simulator = useSimulator();

  it('asks the hourly route once, from the first hour of the previous month', async () => {
    const element = await mount('nano-mtd-usage', { client: simulatorClient() });
    expect(element.status).to.equal('ready');
    const [request, ...others] = await simulator.requests();
    expect(others).to.deep.equal([]);
    expect(request?.path).to.equal('/v2/usage/hourly/bytes/timeseries');
    const now = new Date();
    const iso = (ms: number) => new Date(ms).toISOString().slice(0, 16);
    expect(Object.fromEntries(new URLSearchParams(request?.query))).to.deep.equal({
      from: iso(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1)),
      to: iso(Math.floor(now.getTime() / HOUR) * HOUR),
      interval: 'hour',
    });
    expect(text(element, '[part=figure]')).to.match(/^[\d.]+$/);
    const again = outcome(element);
    await element.refresh();
    expect((await again).type).to.equal('nano-data');
  });
});
