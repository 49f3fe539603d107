import { expect, waitUntil } from '@open-wc/testing';
import { createClient } from '../../src/index.js';
import {
  CHART_TAGS,
  find,
  mount,
  mountWaiting,
  outcome,
  record,
  type Tag,
  TAGS,
  text,
  texts,
  useWarnings,
  watchPage,
} from './support.js';
import { simulatorClient, useSimulator } from './simulator.js';

const PATHS: Record<Tag, string> = {
  'nano-mtd-usage': '/v2/usage/hourly/bytes/timeseries',
  'nano-concurrent-viewers': '/v2/h5live/viewers/concurrent/timeseries',
  'nano-byte-usage': '/v2/usage/bytes/timeseries',
};

/** What the simulator does, and how an element tells of it. */
const FAULTS: [Record<string, unknown>, string, string, number?, number?][] = [
  [{ kind: 'status', status: 500, errorCode: 104001 }, 'error', 'server', 500, 104001],
  [{ kind: 'status', status: 503, retryAfter: 5 }, 'error', 'server', 503, 104001],
  [{ kind: 'html', status: 502 }, 'error', 'rate-limit', 502],
  [{ kind: 'html' }, 'error', 'schema', 200],
  [{ kind: 'broken-json' }, 'error', 'schema', 200],
  [{ kind: 'wrong-types' }, 'error', 'schema'],
  [{ kind: 'cut' }, 'error', 'network'],
  [{ kind: 'status', status: 404, errorCode: 101010 }, 'error', 'not-found', 404, 101010],
  [{ kind: 'status', status: 400, errorCode: 101004 }, 'error', 'invalid', 400, 101004],
  [{ kind: 'status', status: 403, errorCode: 105001 }, 'forbidden', 'forbidden', 403, 105001],
  [{ kind: 'status', status: 403, errorCode: 105002 }, 'forbidden', 'forbidden', 403, 105002],
  [{ kind: 'status', status: 401, errorCode: 105011 }, 'unauthorized', 'unauthorized', 401, 105011],
];

for (const tag of TAGS) {
  describe(`${tag} and the API`, () => {
    watchPage();
    useWarnings();
    const simulator = useSimulator();
    const events = record('nano-data', 'nano-error');

    it('shows what the API answers', async () => {
      const element = await mount(tag, { client: simulatorClient() });
      expect(element.status).to.equal('ready');
      expect((await simulator.requests()).map(({ path }) => path)).to.deep.equal([PATHS[tag]]);
      await expect(element).to.be.accessible();
    });

    for (const [fault, status, kind, http, code] of FAULTS) {
      it(`tells ${JSON.stringify(fault)} as ${kind}, and recovers`, async () => {
        await simulator.setFaults({ route: '*', ...fault });
        const client = createClient({
          apiBase: '/simulator',
          // A token that the faults do not reach; while they last it is not looked at.
          getToken: () => token,
        });
        const element = await mount(tag, { client });
        expect(element.status).to.equal(status);
        const [event] = events as CustomEvent<Record<string, unknown>>[];
        expect(event?.detail['kind']).to.equal(kind);
        expect(event?.detail['status']).to.equal(http);
        expect(event?.detail['code']).to.equal(code);
        expect(JSON.stringify(event?.detail)).not.to.contain(token);
        await simulator.setFaults();
        const next = outcome(element);
        find(element, '.retry').click();
        await next;
        expect(element.status).to.equal('ready');
      });
    }

    for (const [fault, status] of [
      [{ kind: 'empty' }, 'empty'],
      [{ kind: 'gaps' }, 'ready'],
      [{ kind: 'zeros' }, 'ready'],
      [{ kind: 'spike' }, 'ready'],
    ] as const) {
      it(`is ${status} with ${fault.kind}`, async () => {
        const client = createClient({ apiBase: '/simulator', getToken: () => token });
        await simulator.setFaults({ route: '*', ...fault });
        const element = await mount(tag, { client });
        expect(element.status).to.equal(status);
        await expect(element).to.be.accessible();
      });
    }

    it('gives up after the time that the client has', async () => {
      await simulator.setFaults({ route: '*', kind: 'hang' });
      const client = createClient({ apiBase: '/simulator', timeoutMs: 30, getToken: () => token });
      const element = await mount(tag, { client });
      expect(element.status).to.equal('error');
      expect(text(element, '.status strong')).to.contain('did not answer in time');
    });

    it('does not tell of a request that its removal aborted', async () => {
      await simulator.setFaults({ route: '*', kind: 'hang' });
      const client = createClient({ apiBase: '/simulator', timeoutMs: 500, getToken: () => token });
      const element = await mountWaiting(tag, { client });
      element.remove();
      const other = await mount(tag, { client });
      expect(other.status).to.equal('error');
      expect(events.length).to.equal(1);
    });

    it('recovers when the client signs in', async () => {
      const client = createClient({ apiBase: '/simulator' });
      const element = await mount(tag, { client });
      expect(element.status).to.equal('unauthorized');
      const next = outcome(element);
      await client.signIn({ email: 'demo@example.com', password: 'demo-password' });
      await next;
      expect(element.status).to.equal('ready');
      const last = outcome(element);
      client.signOut();
      await element.updateComplete;
      expect(element.toCSV()).to.equal('');
      await last;
      expect(element.status).to.equal('unauthorized');
    });

    for (const [base, address, words] of [
      ['/nowhere', `${location.origin}/nowhere`, 'Nothing found at'],
      ['http://127.0.0.1:9', 'http://127.0.0.1:9', 'Could not reach'],
      ['ftp://example.com', 'ftp://example.com', 'refused'],
      ['http://', 'http://', 'refused'],
    ] as const) {
      it(`names the address and what to set for api-base="${base}"`, async () => {
        const element = await mount(tag, { 'attr:api-base': base });
        expect(element.status).to.equal('error');
        expect(text(element, '.status')).to.contain(words);
        expect(text(element, '.status')).to.contain(address);
        expect(text(element, '.status')).to.contain('api-base');
        await expect(element).to.be.accessible();
      });
    }

    it('shows no password that somebody put into api-base', async () => {
      const element = await mount(tag, { 'attr:api-base': 'https://me:secret@example.com' });
      expect(text(element, '.status')).to.contain('example.com');
      expect(text(element, '.status')).not.to.contain('secret');
    });

    it('takes api-base in quotes, and lets the newest one win', async () => {
      await simulator.setFaults({ route: '*', kind: 'hang', times: 1 });
      const client = createClient({ apiBase: '/nowhere', getToken: () => token });
      const element = await mountWaiting(tag, { client, 'attr:api-base': '/simulator' });
      await waitUntil(async () => (await simulator.requests()).length === 1);
      const next = outcome(element);
      element.setAttribute('api-base', ' “/simulator/” ');
      await next;
      expect(element.status).to.equal('ready');
      expect(events.map(({ type }) => type)).to.deep.equal(['nano-data']);
    });
  });
}

describe('the charts and the API', () => {
  watchPage();
  const simulator = useSimulator();

  for (const tag of CHART_TAGS) {
    it(`${tag} shows the range that was chosen last, however long the others take`, async () => {
      const client = simulatorClient();
      const element = await mount(tag, { client });
      const route = tag === 'nano-byte-usage' ? 'bytes' : 'viewers';
      await simulator.setFaults({ route, kind: 'latency', ms: 200, times: 1 });
      element.range = '1W';
      await element.updateComplete;
      const next = outcome(element);
      element.range = '1H';
      await next;
      expect(element.toCSV().trim().split('\r\n').length - 1).to.equal(61);
    });

    it(`${tag} passes its filters on`, async () => {
      await mount(tag, { client: simulatorClient(), 'attr:countries': 'de, us' });
      const [request] = await simulator.requests();
      expect(new URLSearchParams(request?.query).get('countries')).to.equal('DE,US');
    });

    it(`${tag} has a legend only while there is data`, async () => {
      await simulator.setFaults({ route: '*', kind: 'empty' });
      const element = await mount(tag, {
        client: createClient({ apiBase: '/simulator', getToken: () => token }),
      });
      expect(texts(element, '.legend li')).to.deep.equal([]);
    });
  }
});

let token = '';
before(async () => {
  const response = await fetch('/simulator/token', { method: 'POST' });
  ({ token } = (await response.json()) as { token: string });
});
