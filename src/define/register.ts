/** Under Node there is none. */
const browser: Partial<Pick<typeof globalThis, 'customElements' | 'document'>> = globalThis;

/**
 * Registers a tag unless it is taken. Under Node there is nothing to register with; a tag taken by
 * another copy of the library keeps working, and the page's author is told.
 */
export function register(tag: string, elementClass: CustomElementConstructor): void {
  const registry = browser.document && browser.customElements;
  if (!registry) return;
  const taken = registry.get(tag);
  if (!taken) registry.define(tag, elementClass);
  else if (taken !== elementClass) {
    console.warn(`<${tag}> is taken: this copy of nano-metrics is ignored.`);
  }
}
