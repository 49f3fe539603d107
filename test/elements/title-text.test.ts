import { expect } from '@open-wc/testing';
import { titleText } from '../../src/elements/title-text.js';
import type { Shown } from '../../src/elements/view.js';

/** An element with a card of this markup, and content of its page. */
function hostOf(card: Element[], content: (Node | string)[]) {
  const element = document.createElement('div');
  const root = element.attachShadow({ mode: 'open' });
  root.append(...card);
  element.append(...content);
  return { renderRoot: root } as unknown as Parameters<typeof titleText>[0];
}

function slot(): HTMLSlotElement {
  return Object.assign(document.createElement('slot'), { name: 'title' });
}

function titled(text: string): HTMLElement {
  return Object.assign(document.createElement('b'), { slot: 'title', textContent: text });
}

const SHOWN = { heading: 'Usage' } as Shown;

describe('titleText', () => {
  it('is the heading where the page has put nothing', () => {
    expect(titleText(hostOf([slot()], ['words']), SHOWN)).to.equal('Usage');
  });

  it('is what the page has put there, in one line', () => {
    const host = hostOf([slot()], [titled(' Our\n own '), titled('usage')]);
    expect(titleText(host, SHOWN)).to.equal('Our own usage');
  });

  it('is the heading where the page has put blanks', () => {
    expect(titleText(hostOf([slot()], [titled(' \n ')]), SHOWN)).to.equal('Usage');
  });

  it('is the heading where the card has no place for another', () => {
    expect(titleText(hostOf([], [titled('Own')]), SHOWN)).to.equal('Usage');
  });
});
