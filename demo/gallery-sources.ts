import { type ErrorKind, MetricsError, type SeriesQuery, type TimeSeries } from '../src/define.js';

/** A series that each of the widgets takes. */
export type AnySeries = TimeSeries<'viewers' | 'playout' | 'ingest'>;
export type AnySource = (query: SeriesQuery) => Promise<AnySeries>;

/** What happened in one bucket; `null` where that was not reported. */
export interface Bucket {
  readonly viewers: number | null;
  readonly playout: number | null;
  readonly ingest: number | null;
}

/** Gives a bucket by its place, its start (Unix ms) and its length (ms). */
export type BucketAt = (index: number, startMs: number, stepMs: number) => Bucket;

const STEP_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;
const DAY_MS = STEP_MS.day;

export const NOTHING: Bucket = { viewers: null, playout: null, ingest: null };
export const ZERO: Bucket = { viewers: 0, playout: 0, ingest: 0 };

/** Days with a quiet morning and a busy evening; the same at each visit. */
export const usual: BucketAt = (_, startMs, stepMs) => {
  const evening = 0.5 - 0.45 * Math.cos(((startMs % DAY_MS) / DAY_MS - 0.2) * 2 * Math.PI);
  // Slowly more, so that a trend is to be seen.
  const growth = 1 + ((startMs / DAY_MS) % 60) / 300;
  const noise = 0.9 + 0.2 * noiseAt(startMs / STEP_MS.minute);
  const viewers = Math.round(2400 * evening * growth * noise);
  const minutes = stepMs / STEP_MS.minute;
  return {
    viewers,
    playout: Math.round(viewers * minutes * 11_250_000),
    ingest: Math.round((3 + 2 * noiseAt(startMs / DAY_MS + 7)) * minutes * 337_500_000),
  };
};

/** `usual`, many times as much of it. */
export const times =
  (factor: number): BucketAt =>
  (...place) => {
    const { viewers, playout, ingest } = usual(...place);
    const more = (value: number | null) => value && Math.round(value * factor);
    return { viewers: more(viewers), playout: more(playout), ingest: more(ingest) };
  };

/** With a hole of some hours, single buckets that are missing, and one that stands alone. */
export const gaps: BucketAt = (...place) => {
  const hour = Math.floor(place[1] / STEP_MS.hour) % 24;
  return [1, 4, 5, 6, 7, 11, 13, 20].includes(hour) ? NOTHING : usual(...place);
};

/** A source that answers each question. */
export function serve(bucketAt: BucketAt = usual): AnySource {
  return ({ fromMs, toMs, interval }) => {
    const stepMs = STEP_MS[interval];
    return Promise.resolve(
      seriesOf(fromMs, Math.round((toMs - fromMs) / stepMs), stepMs, bucketAt),
    );
  };
}

/** A source that has minutes where hours are asked for. */
export function serveMinutes(): AnySource {
  return ({ fromMs, toMs }) =>
    Promise.resolve(seriesOf(fromMs, (toMs - fromMs) / STEP_MS.minute, STEP_MS.minute, usual));
}

/** A source that never answers. */
export function wait(): AnySource {
  return () => new Promise(() => undefined);
}

/** A source that fails as the API might. */
export function fail(kind: ErrorKind, facts: { status?: number; code?: number } = {}): AnySource {
  const address = 'https://metrics.example.com/api';
  return () => Promise.reject(new MetricsError(kind, 'for the gallery', { ...facts, address }));
}

/** A source that answers once, and fails from then on. */
export function failLater(): AnySource {
  let next = serve();
  return (query) => {
    const answer = next(query);
    next = fail('network');
    return answer;
  };
}

function seriesOf(fromMs: number, count: number, stepMs: number, bucketAt: BucketAt): AnySeries {
  const starts = Array.from({ length: count }, (_, i) => fromMs + i * stepMs);
  const buckets = starts.map((startMs, i) => bucketAt(i, startMs, stepMs));
  return {
    xSeconds: starts.map((startMs) => startMs / 1000),
    lines: {
      viewers: buckets.map(({ viewers }) => viewers),
      playout: buckets.map(({ playout }) => playout),
      ingest: buckets.map(({ ingest }) => ingest),
    },
  };
}

/** Between 0 and 1, the same for the same number. */
function noiseAt(place: number): number {
  const value = Math.sin(place * 12.9898) * 43_758.5453;
  return value - Math.floor(value);
}
