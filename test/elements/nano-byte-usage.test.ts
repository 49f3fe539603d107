import { expect } from '@open-wc/testing';
import { useClock } from './clock.js';
import {
  type AnySource,
  find,
  mount,
  seriesFor,
  serve,
  shadow,
  text,
  texts,
  watchPage,
} from './support.js';

describe('nano-byte-usage', () => {
  watchPage();
  useClock();

  it('is accessible with data', async () => {
    await expect(await mount('nano-byte-usage')).to.be.accessible();
  });

  it('shows title, zone, presets and legend, with one unit for both lines', async () => {
    const source: AnySource = serve(() => 64_291_000_000);
    const element = await mount('nano-byte-usage', { source });
    expect(text(element, 'h2')).to.equal('Ingest and playout usage');
    expect(text(element, '[part=timezone]')).to.equal('Timezone: UTC');
    expect(texts(element, '[part=range]')).to.deep.equal(['1H', '1D', '1W']);
    expect(texts(element, '.legend li')).to.deep.equal(['Playout in GB', 'Ingest in GB', 'so far']);
  });

  it('says in one sentence what the picture shows', async () => {
    const source: AnySource = serve((i) => (i === 3 ? 5_000_000_000 : 1_000_000_000));
    const element = await mount('nano-byte-usage', { source });
    const summary = text(element, '#summary');
    expect(summary).to.contain('Playout in GB between 1 GB (1,000,000,000 bytes) and 5 GB');
    expect(summary).to.contain('Ingest in GB between 0.1 GB (100,000,000 bytes)');
    expect(summary).to.contain('highest Nov 21, 5:00 PM');
  });

  for (const [unit, figure] of [
    ['MB', '1,500 MB'],
    ['GB', '1.5 GB'],
    ['TiB', '0.001 TiB'],
    ['PB', '0 PB'],
  ] as const) {
    it(`writes all bytes in ${unit} where that is asked for`, async () => {
      const source: AnySource = serve(() => 1_500_000_000);
      const element = await mount('nano-byte-usage', { source, 'attr:unit': unit });
      const summary = text(element, '#summary');
      expect(summary).to.contain(`${figure} (1,500,000,000 bytes)`);
    });
  }

  it('exports exact bytes whatever the unit, gaps as nothing', async () => {
    const element = await mount('nano-byte-usage', {
      source: serve((i) => [0, null, 64_291_000_010][i] ?? null),
      'attr:from': '2026-11-22T00:00Z',
      'attr:to': '2026-11-22T00:03Z',
      'attr:unit': 'TB',
    });
    expect(element.toCSV()).to.equal(
      'time,playout_bytes,ingest_bytes\r\n' +
        '2026-11-22T00:00:00Z,0,0\r\n' +
        '2026-11-22T00:01:00Z,,\r\n' +
        '2026-11-22T00:02:00Z,64291000010,6429100001\r\n',
    );
  });
});

describe('a line of nano-byte-usage of which nothing was reported', () => {
  watchPage();
  useClock();
  const playoutAlone: AnySource = (query) => {
    const series = seriesFor(query, () => 5_000_000_000);
    const ingest = series.xSeconds.map(() => null);
    return Promise.resolve({ ...series, lines: { ...series.lines, ingest } });
  };

  it('is left out of what is said, and of the facts', async () => {
    const element = await mount('nano-byte-usage', { source: playoutAlone });
    expect(text(element, '#summary')).to.contain('Playout in GB').and.not.contain('Ingest in');
    expect(text(element, '.facts')).to.contain('Playout · Peak 5 GB').and.not.contain('Ingest');
    element.density = 'compact';
    await element.updateComplete;
    expect(text(element, '[part=figure]')).to.equal('125');
    expect(text(element, 'p > .visually-hidden'))
      .to.match(/^Playout: 125 GB /)
      .and.not.contain('In');
  });

  it('is said to have no data where it alone is shown', async () => {
    const element = await mount('nano-byte-usage', { source: playoutAlone });
    find(element, '.legend button').click();
    await element.updateComplete;
    expect(text(element, '#summary')).to.match(/: no data\.?$/i);
    expect(shadow(element).querySelectorAll('.facts p')).to.have.length(0);
    element.density = 'compact';
    await element.updateComplete;
    expect(text(element, '[part=figure]')).to.equal('–');
    expect(text(element, 'p > .visually-hidden')).to.match(/^no data$/i);
  });
});
