import { listeners } from '../i18n/catalog.js';

/** One for all elements: it is told of each `lang` that is set, and that happens seldom. */
let observer: MutationObserver | undefined;

/**
 * Calls `onChange` when words were registered, or a `lang` changed in a tree that `element` or
 * another watched one is in. Returns what ends that; after the last, nothing is observed.
 */
export function watchLanguage(element: Element, onChange: () => void): () => void {
  observer ??= new MutationObserver(() => {
    for (const tell of listeners) tell();
  });
  listeners.add(onChange);
  // Observing stops at the border of a shadow tree, whose host has a language as well.
  let node: Node = element;
  do {
    const root: Node = node.getRootNode();
    observer.observe(root, { attributeFilter: ['lang'], subtree: true });
    node = root instanceof ShadowRoot ? root.host : root;
  } while (node instanceof Element);
  return () => {
    listeners.delete(onChange);
    if (listeners.size === 0) observer?.disconnect();
  };
}
