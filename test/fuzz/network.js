/**
 * The API as sequences meet it: the first part of a path says what comes of a request, so that the
 * same element is always answered the same. `{own}` stands for the sequence: each has an API of its
 * own, and none waits for the limit that another one has used up.
 */

/** @type {Record<string, string>} bases by what they do */
export const BASES = {
  'base that answers': '/answers/{own}',
  'base without data': '/empty/{own}',
  'base that wants a sign-in': '/refuses/{own}',
  'base that forbids': '/forbids/{own}',
  'base that breaks': '/breaks/{own}',
  'base over its limit': '/limits/{own}',
  'base that has no such thing': '/misses/{own}',
  'base of nonsense': '/nonsense/{own}',
  'base of other data': '/other/{own}',
  'base that is silent': '/silent/{own}',
};

const STEP_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

const json = (/** @type {unknown} */ body, status = 200) =>
  new Response(JSON.stringify(body), { status });

/** @type {Record<string, (url: URL, signal: AbortSignal | undefined) => Response | Promise<Response>>} */
const ANSWERS = {
  answers: (url) => (url.pathname.endsWith('/authenticate') ? json({ token: 't' }) : series(url)),
  empty: () => json({ data: [] }),
  refuses: () => json({ error: { errorCode: 105011 } }, 401),
  forbids: () => json({ error: { errorCode: 105002 } }, 403),
  breaks: () => new Response('broken', { status: 500 }),
  limits: () => json({}, 429),
  misses: () => json({ error: { errorCode: 101001 } }, 404),
  nonsense: () => new Response('<b class=fuzz>no JSON</b>'),
  other: () => json({ data: [{ timestamp: 'soon', viewers: '<b class=fuzz>1</b>' }] }),
  silent: (_, signal) =>
    new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
};

/** Puts it in the place of the network; whatever else is asked for cannot be reached. */
export function installNetwork() {
  globalThis.fetch = async (input, init) => {
    init?.signal?.throwIfAborted();
    const url = new URL(String(input), location.href);
    const answer = url.origin === location.origin && ANSWERS[url.pathname.split('/')[1] ?? ''];
    if (!answer) throw new TypeError('Failed to fetch');
    return answer(url, init?.signal ?? undefined);
  };
}

/** @param {URL} url */
function series({ searchParams }) {
  const read = (/** @type {string} */ name) => Date.parse(`${searchParams.get(name)}Z`);
  const stepMs = STEP_MS[/** @type {'hour'} */ (searchParams.get('interval'))];
  const data = [];
  for (let ms = read('from'); ms < read('to'); ms += stepMs) {
    const bytes = (ms / stepMs) % 11;
    data.push({ timestamp: ms / 1000, viewers: bytes, playout: { bytes }, ingest: { bytes } });
  }
  return json({ data });
}
