import { expect, waitUntil } from '@open-wc/testing';
import { create, good, mount, outcome, shadow, TAGS, watchPage } from './support.js';

describe('in the document of a frame', () => {
  watchPage();
  let frame: HTMLIFrameElement;
  let inner: Document;

  beforeEach(() => {
    frame = document.createElement('iframe');
    frame.width = '900';
    frame.height = '900';
    document.body.append(frame);
    if (!frame.contentDocument) throw new Error('The frame has no document');
    inner = frame.contentDocument;
  });

  afterEach(() => {
    frame.remove();
  });

  /**
   * The sheets of an element, and whether they are of its own document. Not by their class: Chromium
   * may make the object of a sheet anew, of the class of the window that asks.
   */
  function sheetsOf(element: Element) {
    const sheets = shadow(element).adoptedStyleSheets;
    const own = sheets.filter((sheet) => takes(element.ownerDocument, sheet));
    return { sheets: sheets.length, own: own.length };
  }

  /** A document takes no sheet of another. */
  function takes(taker: Document, sheet: CSSStyleSheet) {
    const before = [...taker.adoptedStyleSheets];
    try {
      taker.adoptedStyleSheets = [sheet];
      return true;
    } catch {
      return false;
    } finally {
      taker.adoptedStyleSheets = before;
    }
  }

  for (const tag of TAGS) {
    it(`${tag} that is connected there for the first time shows its data in its styles`, async () => {
      const plain = await mount(tag, { source: good });
      const { sheets } = sheetsOf(plain);
      const element = create(tag, { source: good });
      const first = outcome(element);
      inner.body.append(element);
      await first;
      await element.updateComplete;
      expect(element.status).to.equal('ready');
      await waitUntil(() => shadow(element).adoptedStyleSheets.length > 0);
      expect(sheetsOf(element)).to.deep.equal({ sheets, own: sheets });
      element.remove();
    });

    it(`${tag} that is moved there and back keeps its styles`, async () => {
      const element = await mount(tag, { source: good });
      const home = element.parentElement;
      const { sheets } = sheetsOf(element);
      expect(sheets).to.be.greaterThan(1);
      inner.body.append(element);
      expect(sheetsOf(element)).to.deep.equal({ sheets, own: sheets });
      home?.append(element);
      expect(sheetsOf(element)).to.deep.equal({ sheets, own: sheets });
    });

    it(`${tag} that is moved to a document without a window has its styles again after that`, async () => {
      const element = await mount(tag, { source: good });
      const home = element.parentElement;
      const { sheets } = sheetsOf(element);
      document.implementation.createHTMLDocument().body.append(element);
      home?.append(element);
      expect(sheetsOf(element)).to.deep.equal({ sheets, own: sheets });
    });
  }
});
