import { readFileSync } from 'node:fs';
import { openPage, startBrowser, startSite } from '../../test/page/harness.js';
import { HeldClock } from './held-clock.js';

/** In the middle of an hour and of a month, so that no run meets the end of one. */
const START_MS = Date.parse('2026-03-18T10:20Z');

/**
 * A built sample: where its page is in the checkout, and the Trusted Types policies that its
 * framework makes besides Lit's own; `undefined` where it cannot live with Trusted Types.
 *
 * @typedef {{ path: string, policies: string[] | undefined }} BuiltSample
 */

/** @typedef {Awaited<ReturnType<typeof startStage>>} Stage */
/** @typedef {Awaited<ReturnType<Stage['open']>>} OpenSample */

/**
 * A site with these samples under a strict policy and the simulator beside them, a browser, and
 * one clock for all.
 *
 * @param {BuiltSample[]} samples
 */
export async function startStage(samples) {
  const clock = new HeldClock(START_MS);
  const site = await startSite(
    Object.fromEntries(
      samples.map(({ path, policies }) => [
        path,
        {
          html: readFileSync(new URL(`../..${path}`, import.meta.url), 'utf8'),
          headers: { 'content-security-policy': policyWith(policies) },
        },
      ]),
    ),
    { simulator: { now: clock.nowMs } },
  );
  const browser = await startBrowser();
  return {
    clock,
    faults: site.simulator.faults,

    /** @param {string} path */
    async open(path) {
      const { page, problems, requests } = await openPage(browser, 'about:blank');
      page.setDefaultTimeout(10_000);
      // All of it on one screen, since what is far off it asks for nothing.
      await page.setViewport({ width: 1280, height: 2400 });
      await clock.install(page);
      await page.goto(site.url + path);
      return { page, problems, asked: askedOf(requests) };
    },

    async close() {
      await browser.close();
      await site.close();
    },
  };
}

/** @param {string[] | undefined} policies */
function policyWith(policies) {
  const trustedTypes = `trusted-types ${['lit-html', ...(policies ?? [])].join(' ')}`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "base-uri 'self'",
    'img-src data:',
    ...(policies ? ["require-trusted-types-for 'script'", trustedTypes] : []),
  ].join('; ');
}

/**
 * What the API was asked: each request as route and streams.
 *
 * @param {string[]} requests
 */
function askedOf(requests) {
  let seen = 0;
  const news = () =>
    requests
      .map((url) => new URL(url))
      .filter(({ pathname }) => pathname.startsWith('/simulator/'))
      .slice(seen)
      .map(({ pathname, searchParams }) => {
        const route = pathname.replace('/simulator/', '').replace('/timeseries', '');
        return [route, ...searchParams.getAll('streams')].join(' ');
      });
  /** @returns {string[]} what was asked since the last call */
  const asked = () => {
    const list = news();
    seen += list.length;
    return list;
  };
  return Object.assign(asked, { news });
}

/**
 * Waits until something holds that only this side can see.
 *
 * @param {() => boolean} holds
 */
export async function until(holds) {
  const deadlineMs = performance.now() + 10_000;
  while (!holds()) {
    if (performance.now() > deadlineMs) throw new Error(`Not within 10 s: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
