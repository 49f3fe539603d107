/**
 * Hostile networks: other origins that would be glad of a token, redirects, answers that are too much
 * or not what they seem. See SECURITY.md.
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { constants, deflateRawSync } from 'node:zlib';
import { openPage } from './harness.js';
import { startHostileSite, startThief } from './hostile/hostile-site.js';

const SCRIPT = '<script src="/dist/nano-metrics.iife.js" defer';
const TOKEN = 'data-token-url="/simulator/token"';

/** Ways to write the address of another origin. @type {Record<string, (host: string) => string>} */
const SPELLINGS = {
  'in full': (host) => `http://${host}`,
  'without its scheme': (host) => `//${host}`,
  'with backslashes': (host) => `\\\\${host}`,
  'with a slash and a backslash': (host) => `/\\${host}/`,
  'with a tab within': (host) => `/\t/${host}`,
  'in capitals, with blanks': (host) => `  HTTP://${host}  `,
  'behind references of HTML': (host) => `&amp;#47;&amp;#47;${host}`,
};

/** What an answer could hold to do harm. @type {Record<string, string>} */
const BODIES = {
  'a prototype': '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
  'rows with prototypes': '{"data":[{"__proto__":{"timestamp":1,"polluted":1}}]}',
  'a length that is none': '{"data":{"length":4294967295}}',
  'what is nested deeply': `${'['.repeat(200_000)}${']'.repeat(200_000)}`,
  'markup in place of numbers':
    '{"data":[{"timestamp":"<img src=x onerror=hacked=1>","playout":{"bytes":"<b>"}}]}',
  'numbers beyond all': '{"data":[{"timestamp":1e308,"playout":{"bytes":1e999}}]}',
  'markup as a whole': '<script>hacked = 1</script>',
};

/** Less than the 15 seconds after which a slow answer is given up, too. */
const SOON = { timeout: 10_000 };

/** A gigabyte of blanks for each megabyte that is sent, which can be sent again and again. */
const BOMB = deflateRawSync(Buffer.alloc(4_000_000, ' '), { finishFlush: constants.Z_FULL_FLUSH });
const GZIP_HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);

/** @type {Awaited<ReturnType<typeof startThief>>} */
let thief;
/** @type {Awaited<ReturnType<typeof startHostileSite>>} */
let site;
/** Whether whoever asked for a bomb has had enough of it. */
let isBombRefused = false;

/** @param {string} data @param {string} body */
const htmlOf = (data, body) =>
  `<!doctype html><html lang="en"><head><title>A page</title><link rel="icon" href="data:,">${SCRIPT} ${data}></script></head><body>${body}</body></html>`;

before(async () => {
  thief = await startThief();
  /** @type {Record<string, import('./harness.js').TestPage>} */
  const pages = {};
  const own = `data-api-base="/simulator" ${TOKEN}`;
  for (const [name, spell] of Object.entries(SPELLINGS)) {
    pages[encodeURIComponent(name)] = {
      html: htmlOf(
        own,
        `<nano-mtd-usage></nano-mtd-usage>
         <nano-byte-usage api-base="${spell(thief.host).replaceAll('&amp;', '&amp;amp;')}"></nano-byte-usage>`,
      ),
    };
  }
  const month = '<nano-mtd-usage></nano-mtd-usage>';
  pages['redirect'] = { html: htmlOf(`data-api-base="/hostile/redirect" ${TOKEN}`, month) };
  pages['echo'] = { html: htmlOf(`data-api-base="/hostile/echo" ${TOKEN}`, month) };
  pages['bomb'] = { html: htmlOf('data-api-base="/hostile/bomb"', month) };
  pages['token-bomb'] = {
    html: htmlOf('data-api-base="/simulator" data-token-url="/hostile/bomb"', month),
  };
  for (const name of Object.keys(BODIES)) {
    const base = `data-api-base="/hostile/body/${encodeURIComponent(name)}"`;
    pages[encodeURIComponent(name)] = { html: htmlOf(base, month) };
  }
  site = await startHostileSite(pages, answer);
});

after(async () => {
  await site.close();
  await thief.close();
});

afterEach(() => {
  thief.seen.length = 0;
  site.seen.length = 0;
});

describe('a token', () => {
  for (const name of Object.keys(SPELLINGS)) {
    it(`does not go where an attribute leads, written ${name}`, async () => {
      const { page } = await open(name);
      await page.waitForSelector('nano-mtd-usage[status=ready]', SOON);
      await page.waitForSelector(settled('nano-byte-usage'), SOON);
      await page.close();
      // Others on the page have one, and the other origin was asked, without it and without cookies.
      assert.ok(site.seen.some(({ headers }) => headers['x-access-token']));
      assert.ok(thief.seen.length > 0);
      for (const { headers } of thief.seen) {
        assert.equal(headers['x-access-token'], undefined);
        assert.equal(headers.authorization, undefined);
        assert.equal(headers.cookie, undefined);
      }
    });
  }

  it('does not follow a redirect', async () => {
    const { page } = await open('redirect');
    await page.waitForSelector('nano-mtd-usage[status=error]', SOON);
    await page.close();
    assert.ok(site.seen.some(({ headers }) => headers['x-access-token']));
    assert.deepEqual(thief.seen, []);
  });

  it('that an API sends back in its errors is not shown, told or kept', async () => {
    const { page, problems } = await open('echo');
    await page.waitForSelector(settled('nano-mtd-usage'), SOON);
    const { told, stored } = await page.evaluate(() => {
      const [element] = document.querySelectorAll('nano-mtd-usage');
      const { events } = /** @type {any} */ (window);
      return {
        told: [document.documentElement.outerHTML, element?.shadowRoot?.innerHTML, ...events],
        stored: [
          ...Object.entries(localStorage).flat(),
          ...Object.entries(sessionStorage).flat(),
          document.cookie,
          ...performance.getEntries().map(({ name }) => name),
        ],
      };
    });
    await page.close();
    const token = String(
      site.seen.find(({ headers }) => headers['x-access-token'])?.headers['x-access-token'],
    );
    assert.match(token, /^eyJ/);
    assert.ok(told.length > 2, 'an event was told');
    const [, secret = ''] = token.split('.');
    for (const text of [...told, ...stored, ...problems]) {
      assert.ok(!String(text).includes(secret), String(text));
    }
  });
});

describe('an answer', () => {
  for (const name of ['bomb', 'token-bomb']) {
    it(`that unpacks without end is given up: ${name}`, async () => {
      isBombRefused = false;
      const { page } = await open(name);
      await page.waitForSelector(settled('nano-mtd-usage'), SOON);
      assert.equal(await page.$('[status=ready]'), null);
      // Long before the 15 seconds after which a slow one would be.
      const deadlineMs = Date.now() + 5000;
      while (!isBombRefused && Date.now() < deadlineMs) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      assert.ok(isBombRefused);
      await page.close();
    });
  }

  for (const name of Object.keys(BODIES)) {
    it(`with ${name} is refused, and leaves no trace`, async () => {
      const { page, problems } = await open(name);
      await page.waitForSelector(settled('nano-mtd-usage'), SOON);
      const traces = await page.evaluate(() => ({
        told: /** @type {any} */ (window).events.map(
          (/** @type {string} */ text) => JSON.parse(text)[1].kind,
        ),
        polluted: 'polluted' in {},
        hacked: 'hacked' in window,
        markup: document
          .querySelector('nano-mtd-usage')
          ?.shadowRoot?.querySelectorAll('img, script').length,
      }));
      assert.deepEqual(traces, { told: ['schema'], polluted: false, hacked: false, markup: 0 });
      assert.deepEqual(problems, []);
      await page.close();
    });
  }
});

/** @param {string} tag @returns {string} a selector of one that is not loading any more */
function settled(tag) {
  return `${tag}[status]:not([status=loading])`;
}

/** @param {string} name */
async function open(name) {
  const opened = await openPage(site.browser, 'about:blank');
  await opened.page.evaluateOnNewDocument(() => {
    const events = /** @type {string[]} */ ([]);
    Object.assign(window, { events });
    for (const type of ['nano-error', 'nano-data']) {
      document.addEventListener(type, (event) => {
        const { detail, error } = /** @type {any} */ (event);
        events.push(JSON.stringify([type, detail, error, String(error?.stack), String(error)]));
      });
    }
  });
  await opened.page.goto(`${site.url}/pages/${encodeURIComponent(name)}`);
  return opened;
}

/** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
function answer(request, response) {
  const { pathname } = new URL(request.url ?? '', 'http://site');
  const [, , kind, name = ''] = pathname.split('/');
  if (kind === 'redirect') {
    response.writeHead(307, { location: `${thief.url}${pathname}` }).end();
  } else if (kind === 'echo') {
    const token = request.headers['x-access-token'];
    const body = JSON.stringify({ error: { errorCode: 1, message: token, token }, token });
    response.writeHead(400, { 'x-echo': String(token), 'retry-after': String(token) }).end(body);
  } else if (kind === 'bomb') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
    response.write(GZIP_HEADER);
    const pump = () => {
      if (response.destroyed) isBombRefused = true;
      else if (response.write(BOMB)) setImmediate(pump);
      else response.once('drain', pump);
    };
    response.on('close', () => {
      isBombRefused = true;
    });
    pump();
  } else {
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(BODIES[decodeURIComponent(name)]);
  }
}
