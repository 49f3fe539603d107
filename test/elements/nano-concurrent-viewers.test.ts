import { expect } from '@open-wc/testing';
import { useClock } from './clock.js';
import { find, mount, setSource, text, texts, watchPage, serve } from './support.js';

describe('nano-concurrent-viewers', () => {
  watchPage();
  useClock();

  it('is accessible with data', async () => {
    await expect(await mount('nano-concurrent-viewers')).to.be.accessible();
  });

  it('shows title, zone, presets and legend', async () => {
    const element = await mount('nano-concurrent-viewers');
    expect(text(element, 'h2')).to.equal('Concurrent viewers');
    expect(text(element, '[part=timezone]')).to.equal('Timezone: UTC');
    expect(texts(element, '[part=range]')).to.deep.equal(['1H', '1D', '1W']);
    expect(texts(element, '.legend li')).to.deep.equal(['Concurrent viewers', 'so far']);
  });

  it('says in one sentence what the picture shows', async () => {
    const element = await mount('nano-concurrent-viewers', {
      source: serve((i) => (i === 24 ? null : 1000 + i)),
    });
    const chart = find(element, '[part=chart]');
    expect(chart.ariaLabel).to.equal('Concurrent viewers');
    expect(chart.getAttribute('aria-describedby')).to.equal('summary');
    expect(text(element, '#summary')).to.equal(
      'Concurrent viewers, Nov 21, 2:00 PM – Nov 22, 2:20 PM (UTC): Concurrent viewers between ' +
        '1,000 and 1,023, highest Nov 22, 1:00 PM, latest 1,023, steady.',
    );
  });

  it('does not tell what is still growing as the least, nor as the latest', async () => {
    const element = await mount('nano-concurrent-viewers', {
      source: serve((i) => (i === 24 ? 3 : 1000 + i)),
    });
    const summary = text(element, '#summary');
    expect(summary).to.contain('between 1,000 and 1,023').and.to.contain('latest 1,023,');
  });

  it('exports exact numbers, gaps as nothing', async () => {
    const element = await mount('nano-concurrent-viewers', {
      source: serve((i) => [0, null, 1_234_567][i] ?? null),
      'attr:from': '2026-11-22T00:00Z',
      'attr:to': '2026-11-22T00:03Z',
    });
    expect(element.toCSV()).to.equal(
      'time,viewers\r\n' +
        '2026-11-22T00:00:00Z,0\r\n' +
        '2026-11-22T00:01:00Z,\r\n' +
        '2026-11-22T00:02:00Z,1234567\r\n',
    );
    element.lang = 'de';
    element.timezone = 'America/New_York';
    await element.updateComplete;
    expect(element.toCSV()).to.equal(
      'time,viewers\r\n' +
        '2026-11-21T19:00:00-05:00,0\r\n' +
        '2026-11-21T19:01:00-05:00,\r\n' +
        '2026-11-21T19:02:00-05:00,1234567\r\n',
    );
    await setSource(
      element,
      serve(() => null),
    );
    expect(element.toCSV()).to.equal('');
  });

  it('has no unit to set', async () => {
    const element = await mount('nano-concurrent-viewers');
    expect('unit' in element).to.equal(false);
  });
});
