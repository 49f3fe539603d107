import type { Observer, ProxyEvent } from './events.js';

/** Upper bounds (s) of the histogram of how long the API takes. */
const BOUNDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15];

/** What is measured when it is asked for. */
export interface Gauges {
  readonly keptAnswers: number;
  readonly keptBytes: number;
  /** Questions that wait for the API, or for their turn to ask it. */
  readonly waiting: number;
  /** `undefined` without a store. */
  readonly isStoreUp: boolean | undefined;
}

/** Counts what happens since the proxy was made. */
export class Counters {
  readonly #requests = new Map<string, number>();
  readonly #answers = new Map<string, number>();
  readonly #upstream = new Map<string, number>();
  readonly #failures = new Map<string, number>();
  /** Per bound, those that took no longer than it, and longer than the one before. */
  readonly #durations = Array<number>(BOUNDS.length + 1).fill(0);
  #durationSum = 0;
  #storeLosses = 0;
  #upstreamState: 'unknown' | 'ok' | 'failing' = 'unknown';

  readonly observe: Observer = (event) => {
    if (event.type === 'store-lost') this.#storeLosses++;
    else if (event.type === 'request') this.#countRequest(event);
    else if (event.type === 'upstream') this.#countUpstream(event);
  };

  /** How the API was doing when it was last asked. */
  get upstreamState(): 'unknown' | 'ok' | 'failing' {
    return this.#upstreamState;
  }

  /** The text format of Prometheus, version 0.0.4. */
  toPrometheus(gauges: Gauges): string {
    const { keptAnswers, keptBytes, waiting, isStoreUp } = gauges;
    return [
      ...family('requests_total', 'counter', 'Requests that were answered.', this.#requests),
      ...family('answers_total', 'counter', 'Data served, by where it came from.', this.#answers),
      ...family('upstream_requests_total', 'counter', 'Requests to the API.', this.#upstream),
      ...family('failures_total', 'counter', 'Requests that failed, by reason.', this.#failures),
      ...this.#histogram(),
      ...family('kept_answers', 'gauge', 'Answers kept in memory.', one(keptAnswers)),
      ...family('kept_bytes', 'gauge', 'Estimated size of answers in memory.', one(keptBytes)),
      ...family('waiting_questions', 'gauge', 'Questions that wait for the API.', one(waiting)),
      ...(isStoreUp === undefined
        ? []
        : [
            ...family('store_up', 'gauge', 'Whether the shared store answers.', one(+isStoreUp)),
            ...family(
              'store_losses_total',
              'counter',
              'How often the shared store was lost.',
              one(this.#storeLosses),
            ),
          ]),
      '',
    ].join('\n');
  }

  #countRequest({ route, status, source, reason }: ProxyEvent & { type: 'request' }): void {
    increase(this.#requests, `{route="${route}",status="${status}"}`);
    if (source) increase(this.#answers, `{source="${source}"}`);
    if (reason) increase(this.#failures, `{reason="${reason}"}`);
  }

  #countUpstream({ route, status, reason, durationMs }: ProxyEvent & { type: 'upstream' }): void {
    increase(this.#upstream, `{route="${route}",status="${status}"}`);
    const seconds = durationMs / 1000;
    const bound = BOUNDS.findIndex((limit) => seconds <= limit);
    const index = bound < 0 ? BOUNDS.length : bound;
    this.#durations[index] = (this.#durations[index] ?? 0) + 1;
    this.#durationSum += seconds;
    this.#upstreamState =
      reason === 'credential-refused' || status >= 500 || status === 429 ? 'failing' : 'ok';
  }

  #histogram(): string[] {
    const name = 'nano_metrics_proxy_upstream_duration_seconds';
    let sum = 0;
    const lines = this.#durations.map((count, i) => {
      sum += count;
      return `${name}_bucket{le="${BOUNDS[i] ?? '+Inf'}"} ${sum}`;
    });
    return [
      ...heading(name, 'histogram', 'How long the API took to answer.'),
      ...lines,
      `${name}_sum ${this.#durationSum}`,
      `${name}_count ${sum}`,
    ];
  }
}

function family(
  suffix: string,
  type: 'counter' | 'gauge',
  help: string,
  values: ReadonlyMap<string, number>,
): string[] {
  const name = `nano_metrics_proxy_${suffix}`;
  return [
    ...heading(name, type, help),
    ...[...values].map(([labels, value]) => `${name}${labels} ${value}`),
  ];
}

function heading(name: string, type: string, help: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}

function one(value: number): ReadonlyMap<string, number> {
  return new Map([['', value]]);
}

function increase(counts: Map<string, number>, labels: string): void {
  counts.set(labels, (counts.get(labels) ?? 0) + 1);
}
