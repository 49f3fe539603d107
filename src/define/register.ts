/** Under Node there is none. */
const browser: Partial<Pick<typeof globalThis, 'customElements' | 'document'>> = globalThis;

let hasWarned = false;

/**
 * Registers a tag unless it is taken. Under Node there is nothing to register with. Where another
 * copy of the library was first, that one keeps all it has, and the page's author is told once.
 */
export function register(tag: string, elementClass: CustomElementConstructor): void {
  const registry = browser.document && browser.customElements;
  if (!registry) return;
  const taken = registry.get(tag);
  if (!taken) registry.define(tag, elementClass);
  else if (taken !== elementClass && !hasWarned) {
    hasWarned = true;
    console.warn(`nano-metrics: <${tag}> is taken: the first copy counts.`);
  }
}
