import { expect } from '@open-wc/testing';
import { register } from '../../src/define/register.js';

/** A tag that nobody else takes, as none is ever given back. */
let count = 0;
function newTag(): string {
  return `test-register-${++count}`;
}

/** What the console is told while `act` runs. */
function warningsOf(act: () => void): string[] {
  const warnings: string[] = [];
  const { warn } = console;
  console.warn = (text: string) => warnings.push(text);
  try {
    act();
  } finally {
    console.warn = warn;
  }
  return warnings;
}

describe('register', () => {
  const supports = Object.getOwnPropertyDescriptor(CSS, 'supports');

  afterEach(() => {
    if (supports) Object.defineProperty(CSS, 'supports', supports);
  });

  function setSupports(value: unknown): void {
    Object.defineProperty(CSS, 'supports', { value, configurable: true });
  }

  it('defines the tag', () => {
    const tag = newTag();
    const given = class extends HTMLElement {};
    register(tag, given);
    expect(customElements.get(tag)).to.equal(given);
  });

  it('leaves what is there, and warns once of all that was', () => {
    const [one, two] = [newTag(), newTag()];
    const first = class extends HTMLElement {};
    register(one, first);
    register(two, class extends HTMLElement {});
    const warnings = warningsOf(() => {
      register(one, first);
      register(one, class extends HTMLElement {});
      register(two, class extends HTMLElement {});
    });
    expect(customElements.get(one)).to.equal(first);
    expect(warnings.length).to.equal(1);
    expect(warnings[0]).to.contain(`<${one}> is taken`);
  });

  it('lets elements say that a browser is too old', () => {
    const tag = newTag();
    setSupports((condition: string) => !condition.includes('light-dark'));
    register(tag, class extends HTMLElement {});
    const element = document.createElement(tag);
    document.body.append(element);
    expect(element.textContent).to.equal('A newer browser is needed.');
    element.remove();
  });

  it('takes a page without CSS as good enough, as where pages are tested without a browser', () => {
    const tag = newTag();
    const given = class extends HTMLElement {};
    setSupports(undefined);
    register(tag, given);
    expect(customElements.get(tag)).to.equal(given);
  });
});
