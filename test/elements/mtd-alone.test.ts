import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define/nano-mtd-usage.js';
import type { BytesSource } from '../../src/index.js';
import { bytesOver } from '../support/fixtures.js';

// In a file, and so in a page, of its own: no other element may have loaded the charts.
describe('nano-mtd-usage alone', () => {
  it('never loads the code of the charts, or details that nobody wants', async () => {
    const source: BytesSource = async (query) =>
      bytesOver(
        query,
        () => 1e9,
        () => 1e8,
      );
    const element = await fixture<HTMLElementTagNameMap['nano-mtd-usage']>(
      html`<nano-mtd-usage .source=${source}></nano-mtd-usage>`,
    );
    await element.refresh();
    await element.updateComplete;
    expect(element.status).to.equal('ready');
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
    expect(loaded.some((name) => name.includes('month-view'))).to.equal(true);
    expect(loaded.filter((name) => /chart-view|time-chart|details/.test(name))).to.deep.equal([]);
  });
});
