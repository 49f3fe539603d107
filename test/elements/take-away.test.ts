import { expect } from '@open-wc/testing';
import { useClock } from './clock.js';
import { choose, says, waitFor } from './menu.js';
import { find, good, mount, serve, shadow, type Tag, TAGS, watchPage } from './support.js';

const FILES: Record<Tag, string> = {
  'nano-mtd-usage': 'mtd-usage_2026-10-01T00-00Z_2026-11-22T14-00Z.csv',
  'nano-concurrent-viewers': 'concurrent-viewers_2026-11-21T14-00Z_2026-11-22T14-20Z.csv',
  'nano-byte-usage': 'byte-usage_2026-11-21T14-00Z_2026-11-22T14-20Z.csv',
};

/** Files that are saved, in place of saving them. */
function useSaved() {
  const saved: { name: string; url: string; isInPage: boolean; type: string | undefined }[] = [];
  // eslint-disable-next-line @typescript-eslint/unbound-method -- put back as it was
  const { click } = HTMLAnchorElement.prototype;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- put back as it was
  const { createObjectURL } = URL;
  /** Of each address of a file: WebKit tells it without parameters to who fetches it. */
  const types = new Map<string, string>();
  beforeEach(() => {
    saved.length = 0;
    HTMLAnchorElement.prototype.click = function () {
      const { download: name, href: url, isConnected: isInPage } = this;
      saved.push({ name, url, isInPage, type: types.get(url) });
    };
    URL.createObjectURL = (file: Blob) => {
      const url = createObjectURL(file);
      types.set(url, file.type);
      return url;
    };
  });
  afterEach(() => {
    HTMLAnchorElement.prototype.click = click;
    URL.createObjectURL = createObjectURL;
  });
  return saved;
}

/** Puts another thing in the place of a property for one test. */
function useInstead() {
  const undo: (() => void)[] = [];
  afterEach(() => {
    for (const step of undo.splice(0)) step();
  });
  return (target: object, name: string, value: unknown) => {
    const own = Object.getOwnPropertyDescriptor(target, name);
    Object.defineProperty(target, name, { configurable: true, writable: true, value });
    undo.push(() => {
      if (own) Object.defineProperty(target, name, own);
      else Reflect.deleteProperty(target, name);
    });
  };
}

for (const tag of TAGS) {
  describe(`what is taken away from ${tag}`, () => {
    watchPage();
    const clock = useClock();
    const saved = useSaved();
    const instead = useInstead();

    it('is a CSV file of the very bytes of toCSV, under a name for all systems', async () => {
      const element = await mount(tag);
      await choose(element, 'Download CSV');
      expect(saved.map(({ name }) => name)).to.deep.equal([FILES[tag]]);
      expect(FILES[tag]).to.match(/^[\w.-]+$/);
      expect(saved[0]?.type).to.equal('text/csv;charset=utf-8');
      const file = await (await fetch(saved[0]?.url ?? '')).blob();
      expect(await file.text()).to.equal(element.toCSV());
      expect([...new Uint8Array(await file.arrayBuffer())].every((byte) => byte < 128)).to.equal(
        true,
      );
      expect(says(element)).to.equal('Download started');
    });

    it('leaves no link in the page, and its file in memory only for a while', async () => {
      const element = await mount(tag);
      await choose(element, 'Download CSV');
      expect(saved[0]?.isInPage).to.equal(false);
      const url = saved[0]?.url ?? '';
      expect((await fetch(url)).ok).to.equal(true);
      clock.advance(60_000);
      expect(await fetch(url).catch(() => 'gone')).to.equal('gone');
    });

    it('says what came of it for a few seconds, where those who hear it are told', async () => {
      const element = await mount(tag);
      await choose(element, 'Download CSV');
      expect(find(element, '.notice').getAttribute('role')).to.equal('status');
      clock.advance(5999);
      expect(says(element)).to.equal('Download started');
      clock.advance(1);
      expect(says(element)).to.equal('');
    });

    it('leaves no timer behind in an element that is gone', async () => {
      const element = await mount(tag);
      await choose(element, 'Download CSV');
      element.remove();
      expect(says(element)).to.equal('');
    });

    it('throws nothing into the page where it cannot be saved', async () => {
      const element = await mount(tag);
      instead(URL, 'createObjectURL', () => {
        throw new Error('forbidden');
      });
      await choose(element, 'Download CSV');
      expect(says(element)).to.equal('Could not download');
    });

    it('is copied as a table and as text', async () => {
      const element = await mount(tag, { source: serve((i) => (i === 2 ? null : 1e9 + i)) });
      const written: ClipboardItem[] = [];
      instead(navigator, 'clipboard', {
        write: async (items: ClipboardItem[]) => void written.push(...items),
      });
      await choose(element, 'Copy table');
      await waitFor(() => says(element) === 'Copied');
      const [item] = written;
      const lines = element.toCSV().trim().split('\r\n');
      const plain = await (await item?.getType('text/plain'))?.text();
      expect(plain).to.equal(lines.map((line) => `${line.replaceAll(',', '\t')}\n`).join(''));
      const html = (await (await item?.getType('text/html'))?.text()) ?? '';
      const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table');
      const cells = [...(table?.rows ?? [])].map((row) =>
        [...row.cells].map((cell) => cell.textContent).join(),
      );
      expect(cells).to.deep.equal(lines);
      expect(shadow(element).activeElement).to.equal(find(element, '.more'));
    });

    for (const [what, clipboard] of [
      ['is missing', undefined],
      ['is refused', { write: () => Promise.reject(new DOMException('', 'NotAllowedError')) }],
    ] as const) {
      it(`is copied by the old command where the clipboard ${what}`, async () => {
        const element = await mount(tag, { source: good });
        instead(navigator, 'clipboard', clipboard);
        const taken: Record<string, string> = {};
        const listener = ({ clipboardData }: ClipboardEvent) => {
          for (const type of clipboardData?.types ?? [])
            taken[type] = clipboardData?.getData(type) ?? '';
        };
        instead(Event.prototype, 'stopPropagation', () => {});
        document.addEventListener('copy', listener);
        await choose(element, 'Copy table');
        await waitFor(() => says(element));
        document.removeEventListener('copy', listener);
        expect(says(element)).to.equal('Copied');
        expect(taken['text/plain']).to.equal(
          element.toCSV().replaceAll(',', '\t').replaceAll('\r', ''),
        );
        expect(taken['text/html']).to.contain('<table>');
        expect(shadow(element).querySelector('textarea')).to.equal(null);
        expect(shadow(element).activeElement).to.equal(find(element, '.more'));
      });
    }

    const forbid = () => {
      throw new Error('forbidden');
    };
    for (const [how, command] of [
      ['works', () => false],
      ['is allowed', forbid],
    ] as const) {
      it(`is said not to be copied where nothing ${how}`, async () => {
        const element = await mount(tag, { source: good });
        instead(navigator, 'clipboard', undefined);
        instead(document, 'execCommand', command);
        await choose(element, 'Copy table');
        await waitFor(() => says(element));
        expect(says(element)).to.equal('Could not copy');
        expect(shadow(element).querySelector('textarea')).to.equal(null);
      });
    }
  });
}

describe('a file for a page in a frame', () => {
  watchPage();
  useClock();
  const saved = useSaved();
  const instead = useInstead();

  /** The window of a page that is in a frame, or in none. */
  const pageIn = (frameElement: Element | null) => ({ frameElement });

  /** A frame in such a page. */
  function makeFrame(sandbox: string | undefined, outer: Element | null): Element {
    const frame = document.createElement('iframe');
    if (sandbox !== undefined) frame.setAttribute('sandbox', sandbox);
    Object.defineProperty(frame, 'ownerDocument', { value: { defaultView: pageIn(outer) } });
    return frame;
  }

  const SEEN = 'allow-same-origin';
  const FILES_TOO = 'allow-same-origin allow-downloads';
  const FRAMES: readonly [where: string, sandboxes: (string | undefined)[], isSaved: boolean][] = [
    ['without a sandbox', [undefined], true],
    ['with a sandbox that lets files through', [FILES_TOO], true],
    ['with a sandbox', [SEEN], false],
    ['within one with a sandbox', [SEEN, undefined], false],
    ['that lets files through, within one that does not', [SEEN, FILES_TOO], false],
    ['that lets files through, within one that does, too', [FILES_TOO, FILES_TOO], true],
  ];
  for (const [where, sandboxes, isSaved] of FRAMES) {
    it(`is ${isSaved ? '' : 'not '}saved from one ${where}`, async () => {
      const element = await mount('nano-byte-usage');
      const frame = sandboxes.reduce<Element | null>((outer, one) => makeFrame(one, outer), null);
      instead(window, 'frameElement', frame);
      await choose(element, 'Download CSV');
      expect(says(element)).to.equal(isSaved ? 'Download started' : 'Could not download');
      expect(saved).to.have.length(isSaved ? 1 : 0);
    });
  }

  it('may have been saved from one of which a page is not told', async () => {
    const element = await mount('nano-byte-usage');
    instead(window, 'origin', 'null');
    await choose(element, 'Download CSV');
    expect(says(element)).to.equal('If nothing was saved, downloads are not allowed here');
    expect(saved).to.have.length(1);
  });
});

for (const tag of ['nano-concurrent-viewers', 'nano-byte-usage'] as const) {
  describe(`the picture that is taken away from ${tag}`, () => {
    watchPage();
    useClock();
    const saved = useSaved();
    const instead = useInstead();

    it('is the file of toPNG', async () => {
      const element = await mount(tag);
      await choose(element, 'Download PNG');
      await waitFor(() => says(element));
      expect(says(element)).to.equal('Download started');
      expect(saved[0]?.name).to.equal(FILES[tag].replace('.csv', '.png'));
      const file = await (await fetch(saved[0]?.url ?? '')).arrayBuffer();
      const png = await (await element.toPNG()).arrayBuffer();
      expect([...new Uint8Array(file)]).to.deep.equal([...new Uint8Array(png)]);
    });

    it('is said not to be saved where the browser makes none', async () => {
      const element = await mount(tag);
      instead(HTMLCanvasElement.prototype, 'toBlob', (tell: BlobCallback) => tell(null));
      await choose(element, 'Download PNG');
      await waitFor(() => says(element));
      expect(says(element)).to.equal('Could not download');
      expect(saved).to.deep.equal([]);
    });
  });
}
