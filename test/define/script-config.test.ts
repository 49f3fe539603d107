import { expect } from '@open-wc/testing';
import { configureFromScript, sharedClient } from '../../src/api/config.js';
import { cleanUp, jsonResponse, noAbort, stubFetch, VIEWERS_QUERY } from '../api/support.js';

const MODULE = '/src/script-config.ts';

/** Modules run once for each address. */
let count = 0;
const newQuery = () => `?n=${++count}`;

/** Where the page's client asks now. */
async function askedAt(): Promise<string | undefined> {
  const calls = stubFetch(() => jsonResponse({ data: [] }));
  await sharedClient.series('viewers', VIEWERS_QUERY, { signal: noAbort(), force: true });
  return calls[0] && new URL(calls[0].url).origin;
}

/** Puts a script tag into the page that does nothing by itself. */
function addScript(src: string, apiBase: string, type = 'text/plain'): HTMLScriptElement {
  const script = document.createElement('script');
  Object.assign(script, { type, src });
  script.dataset['apiBase'] = apiBase;
  document.head.append(script);
  return script;
}

describe('the script tag that a script takes its options from', () => {
  afterEach(async () => {
    document.head.querySelectorAll('[data-api-base]').forEach((script) => script.remove());
    configureFromScript({});
    await cleanUp();
  });

  it('is that of its own address, before others of its name', async () => {
    const query = newQuery();
    addScript('/other/nano-metrics.js', 'https://other.example');
    const own = addScript(MODULE + query, 'https://own.example', 'module');
    await new Promise((resolve, reject) => {
      own.onload = resolve;
      own.onerror = reject;
    });
    expect(await askedAt()).to.equal('https://own.example');
  });

  it('is one of its name, where a CDN leads to another address', async () => {
    addScript('/lib.js', 'https://lib.example');
    addScript('/cdn/nano-metrics@1/nano-metrics.js', 'https://named.example');
    await import(MODULE + newQuery());
    expect(await askedAt()).to.equal('https://named.example');
  });

  it('is none where no tag is of its address or name', async () => {
    addScript('/lib.js', 'https://lib.example');
    const before = await askedAt();
    await import(MODULE + newQuery());
    expect(await askedAt()).to.equal(before);
  });

  it('is found where an image bears the name of the list of all scripts', async () => {
    addScript('/cdn/nano-metrics.js', 'https://named.example');
    const image = document.createElement('img');
    image.setAttribute('name', 'scripts');
    document.body.append(image);
    expect(document.scripts).to.equal(image);
    await import(MODULE + newQuery());
    image.remove();
    expect(await askedAt()).to.equal('https://named.example');
  });
});
