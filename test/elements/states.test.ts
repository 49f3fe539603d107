import { expect, waitUntil } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import {
  type AnySource,
  CHART_TAGS,
  create,
  type ElementOf,
  empty,
  failing,
  find,
  good,
  mount,
  mountWaiting,
  never,
  outcome,
  painted,
  place,
  setSource,
  shadow,
  STATES,
  switchable,
  type Tag,
  TAGS,
  task,
  text,
  watchPage,
} from './support.js';

const THEMES = { light: 'background: #fff', dark: 'background: #0f1218; color: #fff' } as const;

for (const tag of TAGS) {
  describe(`${tag} in each state`, () => {
    watchPage();

    for (const { name, status, source } of STATES) {
      for (const [theme, style] of Object.entries(THEMES)) {
        it(`${name}: says so and is accessible, ${theme}`, async () => {
          const props = { source, 'attr:theme': theme };
          const element = await (status === 'loading' ? mountWaiting : mount)(tag, props, style);
          expect(element.status).to.equal(status);
          expect(element.getAttribute('status')).to.equal(status);
          expect(element.stale).to.equal(false);
          expect(element.hasAttribute('stale')).to.equal(false);
          const words = text(element, '[role=status]');
          if (status === 'ready') expect(words).to.equal('');
          else expect(words).to.have.length.above(5);
          const retry = shadow(element).querySelector('.retry');
          expect(retry !== null).to.equal(!['loading', 'ready', 'empty'].includes(status));
          await expect(element).to.be.accessible();
        });
      }
    }

    it('tells access denied from a plan or role that is too low', async () => {
      const words = await Promise.all(
        [105001, 105002].map(async (code) => {
          const source = failing('forbidden', { status: 403, code });
          return text(await mount(tag, { source }), '.status strong');
        }),
      );
      expect(words).to.deep.equal(['Access denied', 'Not included']);
    });

    it('shows stale data accessibly, in both themes', async () => {
      for (const [theme, style] of Object.entries(THEMES)) {
        await expect(await mountStale(tag, theme, style)).to.be.accessible();
      }
    });

    for (const [theme, style] of [
      ['light', THEMES.dark],
      ['dark', THEMES.light],
    ] as const) {
      it(`is readable with theme="${theme}" on a page that is not`, async () => {
        const element = await mount(tag, { source: good, 'attr:theme': theme }, style);
        await expect(element).to.be.accessible();
      });
    }
  });

  describe(`${tag} and its size`, () => {
    watchPage();
    after(() => setViewport({ width: 800, height: 600 }));

    for (const width of [240, 320, 360, 720, 900, 1440]) {
      for (const { name, status, source } of STATES) {
        if (status === 'loading') continue;
        it(`is that of loading when ${name}, at ${width} px`, async () => {
          await setViewport({ width: width + 16, height: 900 });
          const style = `width: ${width}px`;
          const loading = await mountWaiting(tag, undefined, style);
          const before = sizeOf(loading);
          const element = await mount(tag, { source }, style);
          await painted();
          expect(sizeOf(element)).to.deep.equal(before);
          expect(element.scrollWidth, 'overflow').to.be.at.most(width);
        });
      }

      it(`does not change when data goes stale, at ${width} px`, async () => {
        await setViewport({ width: width + 16, height: 900 });
        const fresh = await mount(tag, { source: good }, `width: ${width}px`);
        const stale = await mountStale(tag, 'auto', `width: ${width}px`);
        await painted();
        expect(sizeOf(stale)).to.deep.equal(sizeOf(fresh));
      });
    }
  });
}

describe('the card of a chart', () => {
  watchPage();

  for (const tag of CHART_TAGS) {
    it(`${tag} scrolls words that are too long inside the card, with the retry button`, async () => {
      const address = `https://example.com/${'very-long/'.repeat(200)}`;
      const loading = await mountWaiting(tag, undefined, 'width: 360px');
      const element = await mount(tag, { source: failing('network', { address }) }, 'width: 360px');
      expect(sizeOf(element)).to.deep.equal(sizeOf(loading));
      const stage = find(element, '.stage');
      expect(stage.scrollHeight).to.be.above(stage.clientHeight);
      find(element, '.retry').scrollIntoView({ block: 'nearest' });
      stage.scrollTop = 0;
      const top = find(element, '.status').getBoundingClientRect().top;
      expect(top, 'the first words can be reached').to.be.at.least(
        stage.getBoundingClientRect().top,
      );
    });
  }
});

const WORDS = {
  empty: ['No data', 'Nothing was reported for this time.'],
  unauthorized: [
    'Please sign in',
    'Page owners: set “getToken” or “data-token-url” for https://metrics.example.com/api.',
  ],
  missing: [
    'Part of this widget is missing',
    'Page owners: keep the files of the package together.',
  ],
};
const TITLES: Record<Tag, string> = {
  'nano-mtd-usage': 'Usage, month to date',
  'nano-concurrent-viewers': 'Concurrent viewers',
  'nano-byte-usage': 'Ingest and playout usage',
};

describe('the words of a state', () => {
  watchPage();

  for (const tag of TAGS) {
    const words = (element: Element) => [
      text(element, '.status strong'),
      text(element, '.status p'),
    ];

    it(`of ${tag} are those of what happened`, async () => {
      for (const { status, source } of STATES) {
        if (status !== 'empty' && status !== 'unauthorized') continue;
        expect(words(await mount(tag, { source }))).to.deep.equal(WORDS[status]);
      }
    });

    it(`of ${tag} name it while it is loading, for those who do not see that`, async () => {
      const element = await mountWaiting(tag, { source: never });
      expect(text(element, '.status .visually-hidden')).to.equal(`Loading ${TITLES[tag]}`);
      element.heading = 'My channel';
      await element.updateComplete;
      expect(text(element, '.status .visually-hidden')).to.equal('Loading My channel');
    });

    /** An element whose view cannot be loaded, as often as the page asks for it. */
    async function mountWithoutView(source: AnySource) {
      const element = create(tag, { source });
      let loads = 0;
      const part = element as unknown as { loadView: () => Promise<unknown> };
      const loadView = part.loadView.bind(element);
      part.loadView = () => {
        loads++;
        return Promise.reject(new Error('Not there'));
      };
      const kinds: string[] = [];
      element.addEventListener('nano-error', ({ detail }) => kinds.push(detail.kind));
      await place(element);
      for (let i = 0; i < 20; i++) await task();
      await element.updateComplete;
      const mend = () => (part.loadView = loadView);
      return { element, kinds, mend, loads: () => loads };
    }

    it(`of ${tag} say so where its code is missing, and it is loaded at a press`, async () => {
      const { element, kinds, mend, loads } = await mountWithoutView(good);
      expect(element.status).to.equal('error');
      expect(words(element)).to.deep.equal(WORDS.missing);
      expect([kinds, loads()]).to.deep.equal([['network'], 1]);
      find(element, '.retry').click();
      for (let i = 0; i < 20; i++) await task();
      expect(loads()).to.equal(2);
      mend();
      find(element, '.retry').click();
      await waitUntil(() => element.status === 'ready');
      await element.updateComplete;
      expect(text(element, '.status')).to.equal('');
    });

    it(`of ${tag} are still those of loading and of no data where its code is missing`, async () => {
      for (const [source, status] of [
        [never, 'loading'],
        [empty, 'empty'],
      ] as const) {
        const { element } = await mountWithoutView(source);
        expect(element.status).to.equal(status);
        expect(shadow(element).querySelector('.retry')).to.equal(null);
      }
    });
  }
});

describe('the retry button', () => {
  watchPage();

  for (const tag of TAGS) {
    it(`${tag} comes with its words, however late their code is`, async () => {
      const element = create(tag, { source: failing('unauthorized', { status: 401 }) });
      const late = element as unknown as { loadView: () => Promise<unknown> };
      const loadView = late.loadView.bind(element);
      let load = () => {};
      late.loadView = async () => {
        await new Promise<void>((resolve) => {
          load = resolve;
        });
        return loadView();
      };
      await place(element);
      await waitUntil(() => element.status === 'unauthorized');
      await painted();
      expect(shadow(element).querySelector('.retry') === null).to.equal(true);
      expect(find(element, '.skeleton').checkVisibility()).to.equal(true);
      load();
      await element.updateComplete;
      expect(find(element, '.retry').checkVisibility()).to.equal(true);
      expect(text(element, '.status strong')).to.not.equal('');
      expect(shadow(element).querySelector('.stage > .skeleton') === null).to.equal(true);
    });

    it(`${tag} asks again and shows what comes`, async () => {
      const { source, use } = switchable(failing('server', { status: 500 }));
      const element = await mount(tag, { source });
      expect(element.status).to.equal('error');
      use(good);
      const second = outcome(element);
      find(element, '.retry').click();
      await element.updateComplete;
      await second;
      expect(element.status).to.equal('ready');
      expect(shadow(element).querySelector('.retry') === null).to.equal(true);
      await setSource(element, failing('timeout'));
      expect(element.status, 'a new source drops the data').to.equal('error');
    });
  }
});

function sizeOf(element: Element) {
  const { width, height } = element.getBoundingClientRect();
  return { width, height: Math.round(height * 10) / 10 };
}

/** An element whose data is shown although its newest refresh failed. */
async function mountStale(tag: Tag, theme = 'auto', style = ''): Promise<ElementOf<Tag>> {
  const { source, use } = switchable();
  const element = await mount(tag, { source, 'attr:theme': theme }, style);
  use(failing('network', { address: 'https://example.com' }));
  await element.refresh();
  expect(element.stale).to.equal(true);
  return element;
}
