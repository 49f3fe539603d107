/** Under Node there is none. */
const browser: Partial<Pick<typeof globalThis, 'customElements' | 'document' | 'CSS'>> = globalThis;

let hasWarned = false;

/**
 * Registers a tag unless it is taken. Under Node there is nothing to register with. Where another
 * copy of the library was first, that one keeps all it has, and the page's author is told once. In a
 * browser that is too old, elements say so.
 */
export function register(tag: string, elementClass: CustomElementConstructor): void {
  const registry = browser.document && browser.customElements;
  if (!registry) return;
  const taken = registry.get(tag);
  if (!taken) registry.define(tag, isTooOld() ? apology() : elementClass);
  else if (taken !== elementClass && !hasWarned) {
    hasWarned = true;
    console.warn(`nano-metrics: <${tag}> is taken: the first copy counts.`);
  }
}

/**
 * By the youngest of all that is needed: Chrome 123, Firefox 126, Safari 17.5. Firefox knows `light-dark`
 * from 120 on already, and popovers from 125; `zoom`, which all others know, is asked for in their place,
 * as it takes fewer bytes and came with 126, the oldest that the README names.
 */
function isTooOld(): boolean {
  // Where pages are tested without a browser, there may be no CSS.
  const style: Partial<typeof CSS> | undefined = browser.CSS;
  return style?.supports?.('(color:light-dark(red,red)) and (zoom:1)') === false;
}

/** An element that needs nothing young. */
function apology(): CustomElementConstructor {
  return class extends HTMLElement {
    connectedCallback(): void {
      this.textContent = 'A newer browser is needed.';
    }
  };
}
