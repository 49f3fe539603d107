import { expect } from '@open-wc/testing';
import type { Answer, FetchOptions, Result } from '../../src/controllers/live-query.js';
import { fetchBoth } from '../../src/elements/previous-period.js';
import type { SeriesQuery } from '../../src/model/query.js';

const DAY_MS = 86_400_000;
const QUERY: SeriesQuery = {
  metric: 'bytes',
  fromMs: 10 * DAY_MS,
  toMs: 11 * DAY_MS,
  interval: 'hour',
  streams: ['a'],
  tags: [],
  countries: [],
};
const PAST: SeriesQuery = { ...QUERY, fromMs: 3 * DAY_MS, toMs: 4 * DAY_MS };
const SHIFT_MS = 7 * DAY_MS;
const { signal } = new AbortController();
const OPTIONS: FetchOptions = {
  signal,
  patience: signal,
  priority: () => 1,
  maxAgeMs: 5,
  force: false,
};

/** A source of texts that name what was asked for, and note of all that was. */
function sourceOf(fail?: (query: SeriesQuery) => boolean) {
  const asked: SeriesQuery[] = [];
  const fetch = (query: SeriesQuery, options: FetchOptions): Promise<Answer<string>> => {
    expect(options.maxAgeMs).to.equal(5);
    asked.push(query);
    if (fail?.(query)) return Promise.reject(new Error('mine'));
    return Promise.resolve({ data: `from ${query.fromMs / DAY_MS}`, atMs: query.toMs });
  };
  return { asked, fetch };
}

const shownOf = (query: SeriesQuery): Result<SeriesQuery, string> => ({
  query,
  data: 'shown',
  atMs: 1,
  previous: { data: 'known', shiftMs: SHIFT_MS },
});

describe('fetchBoth', () => {
  it('asks for the query and for the same of so much earlier', async () => {
    const { asked, fetch } = sourceOf();
    const answer = await fetchBoth(QUERY, OPTIONS, fetch, SHIFT_MS, undefined);
    expect(asked).to.deep.equal([QUERY, PAST]);
    expect(answer).to.deep.equal({
      data: 'from 10',
      atMs: QUERY.toMs,
      previous: { data: 'from 3', shiftMs: SHIFT_MS },
    });
  });

  it('asks for nothing earlier that is shown already', async () => {
    const { asked, fetch } = sourceOf();
    const answer = await fetchBoth(QUERY, OPTIONS, fetch, SHIFT_MS, shownOf(QUERY));
    expect(asked).to.deep.equal([QUERY]);
    expect(answer.previous).to.deep.equal({ data: 'known', shiftMs: SHIFT_MS });
  });

  for (const key of ['fromMs', 'toMs'] as const) {
    it(`asks for it where what is shown has another ${key}`, async () => {
      const { asked, fetch } = sourceOf();
      const shown = shownOf({ ...QUERY, [key]: QUERY[key] + 1 });
      const answer = await fetchBoth(QUERY, OPTIONS, fetch, SHIFT_MS, shown);
      expect(asked).to.deep.equal([QUERY, PAST]);
      expect(answer.previous?.data).to.equal('from 3');
    });
  }

  it('asks for it anew where a person wants it', async () => {
    const { asked, fetch } = sourceOf();
    await fetchBoth(QUERY, { ...OPTIONS, force: true }, fetch, SHIFT_MS, shownOf(QUERY));
    expect(asked).to.deep.equal([QUERY, PAST]);
  });

  it('does without it where it cannot be had', async () => {
    const { fetch } = sourceOf(({ fromMs }) => fromMs === PAST.fromMs);
    const answer = await fetchBoth(QUERY, OPTIONS, fetch, SHIFT_MS, undefined);
    expect(answer).to.deep.equal({ data: 'from 10', atMs: QUERY.toMs, previous: undefined });
  });

  it('fails where the query itself does', async () => {
    const { fetch } = sourceOf(({ fromMs }) => fromMs === QUERY.fromMs);
    const error: unknown = await fetchBoth(QUERY, OPTIONS, fetch, SHIFT_MS, undefined).catch(
      (reason: unknown) => reason,
    );
    expect(error).to.include({ message: 'mine' });
  });
});
