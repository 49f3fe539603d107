import { expect } from '@open-wc/testing';
import { DEFAULT_ROUTES, seriesParams } from '../../src/api/routes.js';
import { NO_FILTERS } from '../../src/model/query.js';
import { DAY } from './support.js';

describe('DEFAULT_ROUTES', () => {
  it('has the documented and assumed paths', () => {
    expect(DEFAULT_ROUTES).to.deep.equal({
      bytes: '/v2/usage/bytes/timeseries',
      hourlyBytes: '/v2/usage/hourly/bytes/timeseries',
      viewers: '/v2/h5live/viewers/concurrent/timeseries',
      authenticate: '/authenticate',
    });
  });
});

describe('seriesParams', () => {
  it('writes times in UTC to the minute, URL-encoded', () => {
    const window = {
      fromMs: Date.parse('2024-04-09T00:00Z'),
      toMs: Date.parse('2024-04-09T23:59Z'),
      interval: 'minute',
    } as const;
    expect(seriesParams(window, NO_FILTERS).toString()).to.equal(
      'from=2024-04-09T00%3A00&to=2024-04-09T23%3A59&interval=minute',
    );
  });

  it('leaves out filters that filter nothing', () => {
    expect([...seriesParams(DAY, NO_FILTERS).keys()]).to.deep.equal(['from', 'to', 'interval']);
  });

  it('joins the items of a filter with commas', () => {
    const params = seriesParams(DAY, {
      streams: ['a1', 'b2'],
      tags: ['live'],
      countries: ['AM', 'DE'],
    });
    expect(params.get('streams')).to.equal('a1,b2');
    expect(params.get('tags')).to.equal('live');
    expect(params.get('countries')).to.equal('AM,DE');
  });

  it('lets no filter become another parameter', () => {
    const params = seriesParams(DAY, { ...NO_FILTERS, tags: ['a&format=csv', 'b=c#d', 'ü +%'] });
    const read = new URLSearchParams(params.toString());
    expect(read.has('format')).to.equal(false);
    expect(read.get('tags')).to.equal('a&format=csv,b=c#d,ü +%');
  });
});
