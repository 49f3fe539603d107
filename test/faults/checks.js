/** What must hold after a run. Each check fails where there is too little to tell, too. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { DECK, FAULT_KINDS } from './fault-kinds.js';
import { assertNone } from './judge.js';
import { excessOver } from './limit.js';
import { Secrets } from './secrets.js';
import { BURST, TOLERATED_EXCESS } from './site.js';

/**
 * @typedef {import('./chaos.js').Quiet} Quiet
 * @typedef {[title: string, run: () => string | void]} Check `run` may return a remark
 *
 * @typedef {object} Evidence
 * @property {import('./site.js').FaultSite} site
 * @property {import('./watched-page.js').WatchedPage} watched
 * @property {import('./tally.js').Tally} tally
 * @property {Quiet[]} quiets
 * @property {ReadonlySet<string>} words in document, events, errors, addresses and storages
 * @property {Readonly<Record<string, number>>} errors how often each kind was told of
 * @property {[skewMinutes: number, differences: string[]][]} comparisons with a fresh page
 * @property {{ isBack: boolean, asked: string[] }} longAway
 * @property {number[]} limitedTimes when requests came that the limit counts
 * @property {Awaited<ReturnType<import('./removal.js').remainsOf>>} remains
 * @property {string[]} failures what nobody caught
 * @property {string[]} problems what the project wrote to the console
 */

/** Too few faults to meet every kind of error. */
const FEW_FAULTS = 500;

/** @type {readonly (readonly [Quiet['why'], words: string])[]} */
const UNSEEN = [
  ['hidden tab', 'while the tab is hidden'],
  ['out of sight', 'for widgets that are off-screen or not displayed'],
];

const DIST = new URL('../../dist/', import.meta.url);

/**
 * @param {import('./plan.js').Plan} plan
 * @param {Evidence} evidence
 * @returns {Check[]}
 */
export function checksOf(plan, evidence) {
  return [
    ...strikeChecks(plan, evidence),
    ...comparisonChecks(evidence),
    ...requestChecks(plan, evidence),
    ...quietChecks(evidence),
    ...outputChecks(evidence),
    ...removalChecks(evidence),
    ...secrecyChecks(plan, evidence),
  ];
}

/** @param {import('./plan.js').Plan} plan @param {Evidence} evidence @returns {Check[]} */
function strikeChecks(plan, { tally, errors }) {
  const planned = plannedCount(plan);
  const { total, kinds } = tally.counts;
  /** @type {Check[]} */
  const checks = [
    [
      `all ${planned} planned faults strike`,
      () => {
        const missing = kinds.filter((kind) => kind.struck !== kind.planned);
        assertNone(missing.map(({ kind, struck, planned: n }) => `${kind}: ${struck} of ${n}`));
        assert.equal(total, planned);
      },
    ],
    [
      'each kind of fault strikes as often as its weight says',
      () => {
        const decks = Math.floor(planned / DECK);
        const struckOf = (/** @type {string} */ name) =>
          kinds.find(({ kind }) => kind === name)?.struck ?? 0;
        const rare = Object.entries(FAULT_KINDS).filter(
          ([kind, { weight }]) => struckOf(kind) < weight * decks,
        );
        assertNone(rare.map(([kind]) => kind));
      },
    ],
    [
      'widgets tell of every kind of error',
      () => {
        const all = [
          ...['network', 'timeout', 'rate-limit', 'unauthorized', 'forbidden'],
          ...['not-found', 'server', 'schema', 'invalid'],
        ];
        assertNone(all.filter((kind) => !errors[kind]));
      },
    ],
  ];
  return planned < FEW_FAULTS ? checks.slice(0, 2) : checks;
}

/** @param {Evidence} evidence @returns {Check[]} */
function comparisonChecks({ comparisons }) {
  return comparisons.map(([minutes, differences]) => {
    const direction = minutes > 0 ? 'fast' : 'slow';
    const clock = minutes && `, with a clock that is ${Math.abs(minutes)} minutes ${direction}`;
    return [
      `afterwards all widgets show what a fresh page shows${clock || ''}`,
      () => assertNone(differences),
    ];
  });
}

/** @param {import('./plan.js').Plan} plan @param {Evidence} evidence @returns {Check[]} */
function requestChecks(plan, { limitedTimes, site, quiets, watched, longAway }) {
  return [
    [
      `at most ${BURST} requests come at once, and one more per second`,
      () => {
        assert.ok(limitedTimes.length > plannedCount(plan) / 2, 'too few requests to tell');
        const excess = excessOver(limitedTimes, BURST);
        // A run that never comes near the limit proves nothing; on a slow machine it comes less near.
        assert.ok(excess > -15, `the limit was never reached, but for ${excess} requests`);
        assert.ok(excess <= TOLERATED_EXCESS, `${excess.toFixed(2)} requests above the limit`);
        return `${excess.toFixed(2)} above it, ${TOLERATED_EXCESS} tolerated`;
      },
    ],
    ['tokens go nowhere but to the routes of metrics', () => assertNone(site.misplacedTokens)],
    [
      'without a network no widget asks its question twice',
      () => {
        // A widget that shows nothing yet tries once, as browsers may be wrong about their network.
        const tooMany = timesOf('no network', quiets).flatMap((quiet) => {
          const urls = askedIn(quiet, watched).filter((url) => url.includes('/v2/'));
          return repeated(urls).slice(Math.max(0, (quiet.withoutData ?? 0) - 1));
        });
        assertNone(tooMany);
      },
    ],
    [
      'back in sight, all widgets get new data, and nothing is asked for twice',
      () => {
        assert.ok(longAway.isBack, 'not all have new data');
        assertNone(repeated(longAway.asked));
      },
    ],
  ];
}

/** @param {Evidence} evidence @returns {Check[]} */
function quietChecks({ quiets, watched }) {
  return [
    ...UNSEEN.map(
      ([why, words]) =>
        /** @type {Check} */ ([
          `nothing is asked for, and no timer runs, ${words}`,
          () => {
            const times = timesOf(why, quiets);
            assertNone(times.flatMap((quiet) => askedIn(quiet, watched)));
            assertNone(times.flatMap(({ timers }) => timers));
          },
        ]),
    ),
    [
      'back in sight after a moment, widgets ask for nothing that is not due',
      () => assertNone(timesOf('soon back', quiets).flatMap((quiet) => askedIn(quiet, watched))),
    ],
  ];
}

/** @param {Evidence} evidence @returns {Check[]} */
function outputChecks({ failures, problems }) {
  return [
    ['no error and no rejection goes uncaught', () => assertNone(failures)],
    ['nothing is written to the console as a warning or an error', () => assertNone(problems)],
  ];
}

/** @param {Evidence} evidence @returns {Check[]} */
function removalChecks({ remains }) {
  return [
    [
      'widgets that are removed while they ask give up asking',
      () => {
        assert.ok(remains.asking > 0, 'none was asking');
        assert.equal(remains.stillAsking, 0);
      },
    ],
    [
      'after removal no timer is left',
      () => {
        assert.ok(remains.before.timers > 0, 'there was none before');
        assertNone(remains.timers);
      },
    ],
    [
      'after removal no listener of a widget is left on the window or the document',
      () => {
        assert.ok(remains.before.listeners > 0, 'there was none before');
        assertNone(remains.listeners);
      },
    ],
  ];
}

/** @param {import('./plan.js').Plan} plan @param {Evidence} evidence @returns {Check[]} */
function secrecyChecks(plan, { site, watched, words }) {
  const secrets = new Secrets();
  for (const token of site.tokens) secrets.add(token);
  for (const fault of plan.rounds.flatMap(({ faults }) => faults)) {
    if ('secret' in fault) secrets.add(fault.secret);
  }
  /** @type {[place: string, texts: () => readonly string[]][]} */
  const places = [
    ['the document, events, errors, storages or addresses of the page', () => [...words]],
    ['the console', () => watched.output],
    ['the address of a request', () => watched.requests.map(({ url }) => url)],
    ['a file of the package', builtFiles],
  ];
  return places.map(([place, texts]) => [
    `no token, and no secret of a failed one, is found in ${place}`,
    () => {
      assert.ok(site.tokens.length > plannedCount(plan) / 50, 'too few tokens to tell');
      assertNone(secrets.in(texts()));
    },
  ]);
}

/** What browsers get, as text. */
function builtFiles() {
  const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' });
  const scripts = files.filter((file) => file.endsWith('.js') && !file.startsWith('proxy'));
  assert.ok(scripts.length > 10, 'dist/ is not complete');
  return scripts.map((file) => readFileSync(new URL(file, DIST), 'utf8'));
}

/** @param {import('./plan.js').Plan} plan */
function plannedCount(plan) {
  return plan.rounds.reduce((sum, { faults }) => sum + faults.length, 0);
}

/** @param {Quiet['why']} why @param {readonly Quiet[]} quiets */
function timesOf(why, quiets) {
  const times = quiets.filter((quiet) => quiet.why === why);
  assert.ok(times.length > 0, 'there was no such time');
  return times;
}

/**
 * @param {Quiet} quiet
 * @param {Evidence['watched']} watched
 * @returns {string[]} addresses
 */
function askedIn({ fromMs, toMs }, { requests }) {
  return requests.filter(({ atMs }) => atMs > fromMs && atMs < toMs).map(({ url }) => url);
}

/** @param {readonly string[]} items */
function repeated(items) {
  return items.filter((item, index) => items.indexOf(item) < index);
}
