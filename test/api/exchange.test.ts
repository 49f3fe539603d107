import { expect } from '@open-wc/testing';
import { MetricsError } from '../../src/api/errors.js';
import { type Answer, bodyOf, exchange, postForToken } from '../../src/api/exchange.js';
import type { ErrorKind } from '../../src/api/outcomes.js';
import { ServerClock } from '../../src/api/server-clock.js';
import { FakeTime, settled, until } from '../support/fake-time.js';
import {
  errorOf,
  jsonResponse,
  noAbort,
  rejectionOf,
  restoreFetch,
  stubFetch,
  textOf,
} from './support.js';

const URL = 'https://api.example/v2/route?from=now';
const TIMEOUT_MS = 15_000;
const MAX_BYTES = 8_000_000;

describe('exchange', () => {
  let time: FakeTime;

  beforeEach(() => (time = new FakeTime().install()));
  afterEach(() => {
    time.restore();
    restoreFetch();
  });

  function answerOf(response: Response, clock?: ServerClock): Promise<Answer> {
    stubFetch(() => response);
    return exchange(URL, {}, noAbort(), TIMEOUT_MS, clock);
  }

  it('asks the address once, as it is told', async () => {
    const calls = stubFetch(() => jsonResponse({}));
    await exchange(URL, { method: 'POST', body: 'mine' }, noAbort(), TIMEOUT_MS);
    expect(calls.map(({ url }) => url)).to.deep.equal([URL]);
    expect(calls[0]?.init).to.include({ method: 'POST', body: 'mine' });
  });

  it('tells status, body, and when the request was sent', async () => {
    const sentMs = time.nowMs;
    stubFetch(() => {
      time.nowMs += 700;
      return jsonResponse({ data: [] });
    });
    expect(await exchange(URL, {}, noAbort(), TIMEOUT_MS)).to.deep.equal({
      isOk: true,
      status: 200,
      body: { data: [] },
      retryAfterMs: undefined,
      atMs: sentMs,
    });
  });

  const ages: readonly (readonly [string, number])[] = [
    ['90', 90_000],
    ['86400', 86_400_000],
    ['86401', 0],
    ['0', 0],
    ['-5', 0],
    ['old', 0],
    ['', 0],
  ];
  for (const [age, agedMs] of ages) {
    it(`takes an answer of age "${age}" as ${agedMs / 1000} s older than its request`, async () => {
      const { atMs } = await answerOf(jsonResponse({}, 200, { age }));
      expect(atMs).to.equal(time.nowMs - agedMs);
    });
  }

  it('tells what is no success as it is', async () => {
    const answer = await answerOf(jsonResponse({ error: { errorCode: 104001 } }, 500));
    expect(answer).to.deep.include({
      isOk: false,
      status: 500,
      body: { error: { errorCode: 104001 } },
    });
  });

  it('reads JSON whatever the content type says', async () => {
    const { body } = await answerOf(
      new Response('[1]', { headers: { 'content-type': 'text/html' } }),
    );
    expect(body).to.deep.equal([1]);
  });

  it('keeps no timer when it is done', async () => {
    await answerOf(jsonResponse({}));
    await settled();
    expect(time.timers).to.deep.equal([]);
  });

  describe('reads from Retry-After', () => {
    const nowMs = Date.parse('2025-09-24T15:20:00Z');
    const headers: readonly (readonly [string, string | undefined, number | undefined])[] = [
      ['nothing where there is none', undefined, undefined],
      ['seconds', '5', 5_000],
      ['many seconds as an hour at most', '86400', 3_600_000],
      ['an hour', '3600', 3_600_000],
      ['zero as nothing', '0', undefined],
      ['a number below zero as nothing', '-5', undefined],
      ['a fraction of a second, too', '1.5', 1_500],
      ['a number and a word as nothing', '5 seconds', undefined],
      ['a word and a number as nothing', 'in 5', undefined],
      ['an endless number as an hour', '9'.repeat(400), 3_600_000],
      ['a date', 'Wed, 24 Sep 2025 15:20:05 GMT', 5_000],
      ['a date far away as an hour', 'Wed, 24 Sep 2042 15:20:05 GMT', 3_600_000],
      ['a date that is past as nothing', 'Wed, 24 Sep 2025 15:19:59 GMT', undefined],
      ['this very second as nothing', 'Wed, 24 Sep 2025 15:20:00 GMT', undefined],
      ['nothing from an empty one', '', undefined],
      ['nothing from words', 'soon', undefined],
    ];
    for (const [what, value, retryAfterMs] of headers) {
      it(what, async () => {
        time.nowMs = nowMs;
        const init = value === undefined ? {} : { headers: { 'retry-after': value } };
        const answer = await answerOf(new Response('', { status: 503, ...init }));
        expect(answer.retryAfterMs).to.equal(retryAfterMs);
      });
    }

    it('a date by the clock of the API, which the same answer tells', async () => {
      time.nowMs = nowMs - 3_600_000;
      const retryAfter = 'Wed, 24 Sep 2025 15:20:05 GMT';
      const headers = { date: new Date(nowMs).toUTCString(), 'retry-after': retryAfter };
      const answer = await answerOf(new Response('', { headers }), new ServerClock());
      expect(answer.retryAfterMs).to.be.within(4_000, 5_000);
    });
  });

  describe('and the clock', () => {
    it('tells it headers and time of sending of every answer, good or bad', async () => {
      for (const status of [200, 500]) {
        const clock = new ServerClock();
        const headers = { date: new Date(time.nowMs + 3_600_000).toUTCString() };
        await answerOf(new Response('{}', { status, headers }), clock);
        expect(clock.skewMs).to.be.closeTo(3_600_000, 1_000);
      }
    });

    it('takes a slow answer into account', async () => {
      const clock = new ServerClock();
      const headers = { date: new Date(time.nowMs).toUTCString() };
      stubFetch(() => {
        time.nowMs += 3_600_000;
        return new Response('{}', { headers });
      });
      await exchange(URL, {}, noAbort(), TIMEOUT_MS, clock);
      expect(clock.skewMs).to.equal(0);
    });
  });

  describe('of an answer that is too large', () => {
    const header = { 'content-length': `${MAX_BYTES + 1}` };

    it('reads nothing where the header says so', async () => {
      let isCancelled = false;
      const body = new ReadableStream({ cancel: () => void (isCancelled = true) });
      const answer = await answerOf(new Response(body, { headers: header }));
      expect(errorBy(() => bodyOf(answer, '/route')).kind).to.equal('schema');
      expect(isCancelled).to.equal(true);
    });

    it('parses nothing where only the text tells', async () => {
      const text = `"${'x'.repeat(MAX_BYTES - 1)}"`;
      expect(text.length).to.equal(MAX_BYTES + 1);
      const answer = await answerOf(new Response(text));
      expect(errorBy(() => bodyOf(answer, '/route')).kind).to.equal('schema');
    });

    it('takes no more of what does not end', async () => {
      let pieces = 0;
      let isCancelled = false;
      const body = new ReadableStream({
        pull(stream) {
          pieces++;
          stream.enqueue(new Uint8Array(1_000_000).fill(32));
        },
        cancel: () => void (isCancelled = true),
      });
      const answer = await answerOf(new Response(body));
      expect(errorBy(() => bodyOf(answer, '/route')).kind).to.equal('schema');
      expect(isCancelled).to.equal(true);
      // Streams ask for some in advance.
      expect(pieces).to.be.within(9, 12);
    });

    it('counts bytes, not characters', async () => {
      const text = `"${'€'.repeat(MAX_BYTES / 3 + 1)}"`;
      const answer = await answerOf(new Response(text));
      expect(errorBy(() => bodyOf(answer, '/route')).kind).to.equal('schema');
    });

    it('still tells its status', async () => {
      const answer = await answerOf(new Response(null, { status: 401, headers: header }));
      expect(errorBy(() => bodyOf(answer, '/route'))).to.include({
        kind: 'unauthorized',
        status: 401,
      });
    });

    it('still reads one of just the largest size', async () => {
      const text = `"${'x'.repeat(MAX_BYTES - 2)}"`;
      const headers = { 'content-length': `${MAX_BYTES}` };
      const { body } = await answerOf(new Response(text, { headers }));
      expect(String(body).length).to.equal(MAX_BYTES - 2);
    });
  });

  describe('that fails', () => {
    const failing: readonly (readonly [string, () => Response | Promise<Response>])[] = [
      ['rejects', () => Promise.reject(new TypeError('s3cret'))],
      [
        'throws',
        () => {
          throw new TypeError('s3cret');
        },
      ],
      [
        'breaks off',
        () =>
          new Response(
            new ReadableStream({ start: (stream) => stream.error(new TypeError('s3cret')) }),
          ),
      ],
    ];
    for (const [what, answer] of failing) {
      it(`is a network error where the platform ${what}, without its words`, async () => {
        stubFetch(answer);
        const error = await errorOf(exchange(URL, {}, noAbort(), TIMEOUT_MS), 'network');
        expect(error.message).to.equal('Request failed');
        expect(textOf(error)).to.not.contain('s3cret');
      });
    }

    it('is a timeout where nothing comes in time, and aborts the request', async () => {
      const calls = stubFetch(() => new Promise(() => undefined));
      const promise = exchange(URL, {}, noAbort(), TIMEOUT_MS);
      promise.catch(() => undefined);
      await time.pass(TIMEOUT_MS - 1);
      expect(calls[0]?.init.signal?.aborted).to.equal(false);
      await time.pass(1);
      await errorOf(promise, 'timeout');
      expect(calls[0]?.init.signal?.aborted).to.equal(true);
    });

    it('is a timeout where the body does not come to its end in time', async () => {
      let isReading = false;
      const body = new ReadableStream({
        pull: () => {
          isReading = true;
          return new Promise(() => undefined);
        },
      });
      const promise = answerOf(new Response(body));
      promise.catch(() => undefined);
      await until(() => isReading);
      await time.pass(TIMEOUT_MS);
      await errorOf(promise, 'timeout');
    });

    it('rejects with the reason of who aborts, and aborts the request', async () => {
      const calls = stubFetch(() => new Promise(() => undefined));
      const abort = new AbortController();
      const promise = exchange(URL, {}, abort.signal, TIMEOUT_MS);
      abort.abort('mine');
      expect(await rejectionOf(promise)).to.equal('mine');
      expect(calls[0]?.init.signal?.aborted).to.equal(true);
      expect(time.timers).to.deep.equal([]);
    });
  });
});

describe('bodyOf', () => {
  afterEach(restoreFetch);

  function answerOf(body: string, init: ResponseInit = {}): Promise<Answer> {
    stubFetch(() => new Response(body, init));
    return exchange(URL, {}, noAbort(), TIMEOUT_MS);
  }

  for (const json of ['{"data":[]}', 'null', '0', 'false', '""', '[]']) {
    it(`gives ${json}, which is JSON`, async () => {
      expect(bodyOf(await answerOf(json), '/route')).to.deep.equal(JSON.parse(json));
    });
  }

  const failing: readonly (readonly [string, string, ErrorKind, number, number?])[] = [
    ['a success that is no JSON', '<html>', 'schema', 200],
    ['a success without a body', '', 'schema', 200],
    ['a page of 502, which is over the limit', '<html>', 'rate-limit', 502],
    ['JSON of 502', '{}', 'server', 502],
    ['a code', '{"error":{"errorCode":105001}}', 'forbidden', 403, 105001],
    ['a code that is a text', '{"error":{"errorCode":"105001"}}', 'forbidden', 403],
    ['a code that is a fraction', '{"error":{"errorCode":1.5}}', 'forbidden', 403],
    ['an error that is a text', '{"error":"no"}', 'forbidden', 403],
    ['an error that is a list', '{"error":[{"errorCode":105001}]}', 'forbidden', 403],
    ['a code of its own', '{"errorCode":105001}', 'forbidden', 403],
    ['a list', '[105001]', 'forbidden', 403],
    ['null', 'null', 'server', 500],
  ];
  for (const [what, body, kind, status, code] of failing) {
    it(`takes ${what} with status ${status} as ${kind}`, async () => {
      const answer = await answerOf(body, { status });
      const error = errorBy(() => bodyOf(answer, '/route'));
      expect(error).to.include({ kind, status, code });
      expect(error.message).to.contain('/route');
      if (kind !== 'schema') expect(error.message).to.contain(`${status}`);
      expect(error.message.includes('code')).to.equal(code !== undefined);
    });
  }

  it('says in its message what a developer looks for', async () => {
    const coded = await answerOf('{"error":{"errorCode":105001}}', { status: 403 });
    expect(errorBy(() => bodyOf(coded, '/route')).message).to.equal(
      '/route answered 403, code 105001',
    );
    const bare = await answerOf('', { status: 500 });
    expect(errorBy(() => bodyOf(bare, '/route')).message).to.equal('/route answered 500');
    const page = await answerOf('<html>');
    expect(errorBy(() => bodyOf(page, '/route')).message).to.equal('/route: unexpected whole body');
  });

  it('passes on how long to wait', async () => {
    const answer = await answerOf('', { status: 503, headers: { 'retry-after': '7' } });
    expect(errorBy(() => bodyOf(answer, '/route')).retryInMs).to.equal(7_000);
  });
});

describe('postForToken', () => {
  afterEach(restoreFetch);

  it('posts, and reads the token of the answer', async () => {
    const calls = stubFetch(() => jsonResponse({ token: 'mine', more: 1 }));
    const init = { headers: { accept: 'application/json' } };
    expect(await postForToken('/token', init, noAbort(), TIMEOUT_MS)).to.equal('mine');
    expect(calls[0]?.url).to.equal('/token');
    expect(calls[0]?.init).to.deep.include({ method: 'POST', ...init });
  });

  const failing: readonly (readonly [string, Response, ErrorKind, string])[] = [
    ['a refusal', jsonResponse({}, 401), 'unauthorized', 'token answered 401'],
    ['a page', new Response('<html>'), 'schema', 'token: unexpected whole body'],
    ['no token', jsonResponse({}), 'schema', 'token: unexpected token'],
    ['a token that is a number', jsonResponse({ token: 5 }), 'schema', 'token: unexpected token'],
    ['a list', jsonResponse(['mine']), 'schema', 'token: unexpected token'],
    ['null', jsonResponse(null), 'schema', 'token: unexpected token'],
  ];
  for (const [what, response, kind, message] of failing) {
    it(`takes ${what} as ${kind}`, async () => {
      stubFetch(() => response);
      const error = await errorOf(postForToken('/token', {}, noAbort(), TIMEOUT_MS), kind);
      expect(error.message).to.equal(message);
    });
  }
});

/** The error of ours that `run` throws. */
function errorBy(run: () => unknown): MetricsError {
  try {
    run();
  } catch (error) {
    if (error instanceof MetricsError) return error;
    expect.fail(`${String(error)} is no MetricsError`);
  }
  expect.fail('It throws nothing');
}
