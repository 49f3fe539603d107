/** Runs in the page: gives it `cutTexts()`, `smallControls()` and `unreachableControls()`. */
export function installTools() {
  /** @type {(node: Node) => Node | null} */
  const parentOf = (node) =>
    /** @type {Element} */ (node).assignedSlot ??
    node.parentNode ??
    /** @type {ShadowRoot} */ (node).host ??
    null;

  /** @param {Node} node */
  function* ancestorsOf(node) {
    for (let parent = parentOf(node); parent; parent = parentOf(parent)) {
      if (parent instanceof Element) yield parent;
    }
  }

  /** @param {Element} element */
  const isShown = (element) =>
    element.checkVisibility({ visibilityProperty: true }) && !element.closest('.visually-hidden');

  const widgets = () =>
    [...document.querySelectorAll('figure')].map((figure) => ({
      name: figure.dataset['case'],
      root: /** @type {ShadowRoot} */ (figure.lastElementChild?.shadowRoot),
    }));

  /** What sticks out of the widget, is wider than its place, or outside of what cuts it off. */
  function cutTexts() {
    let seen = 0;
    const cut = widgets().flatMap(({ name, root }) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const host = root.host.getBoundingClientRect();
      const cut = [...root.querySelectorAll('*')]
        .filter((element) => isShown(element) && !element.closest('[popover], .plot, table'))
        .filter((element) => {
          const { left, right } = element.getBoundingClientRect();
          return left < host.left - 1 || right > host.right + 1;
        })
        .map((element) => `${name}: ${element.localName} (sticks out)`);
      while (walker.nextNode()) {
        const text = walker.currentNode;
        const { parentElement } = text;
        if (!text.textContent?.trim() || !parentElement || !isShown(parentElement)) continue;
        seen++;
        const isInTable = parentElement.closest('table') !== null;
        // The sign of sorting stands beside its head, and is no text that could be lost.
        const { scrollWidth, clientWidth } = parentElement;
        // Letters in a picture have no place of their own.
        const hasPlace = parentElement instanceof HTMLElement && clientWidth > 0;
        if (hasPlace && scrollWidth > clientWidth + 1 && !isInTable) {
          cut.push(`${name}: ${text.textContent.trim()} (wider than its place)`);
          continue;
        }
        const range = document.createRange();
        range.selectNodeContents(text);
        const rects = [...range.getClientRects()];
        // What lies in the top layer is cut off by nothing but the page.
        const isOnTop = parentElement.closest('[popover], dialog') !== null;
        const boxes = isOnTop ? [document.documentElement] : [...ancestorsOf(text)];
        for (const box of boxes) {
          const { overflowX, overflowY } = getComputedStyle(box);
          // A table of data keeps its two dimensions, and is scrolled in its own place.
          if (isInTable && overflowX === 'auto') break;
          const isHost = box === root.host || box === document.documentElement;
          const { left, right, top, bottom } = box.getBoundingClientRect();
          const isCut = rects.some(
            (rect) =>
              ((isHost || overflowX !== 'visible') &&
                (rect.left < left - 1 || rect.right > right + 1)) ||
              (['hidden', 'clip'].includes(overflowY) &&
                (rect.top < top - 1 || rect.bottom > bottom + 1)),
          );
          if (isCut) cut.push(`${name}: ${text.textContent.trim()} (cut by ${box.localName})`);
          if (isCut || box === root.host) break;
        }
      }
      return cut;
    });
    return { seen, cut };
  }

  /** The controls that something else lies over wherever the page is scrolled to. */
  function unreachableControls() {
    let found = 0;
    const menus = widgets().flatMap(({ root }) => [
      .../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('.menu')),
    ]);
    const unreachable = widgets().flatMap(({ name, root }) => {
      // An open menu may lie over the next widget: the first press elsewhere closes it.
      for (const menu of menus) menu.hidden = menu.getRootNode() !== root;
      return [...root.querySelectorAll('button, input, select, a[href], [tabindex="0"]')].flatMap(
        (control) => {
          if (!isShown(control) || control.closest('[inert]')) return [];
          found++;
          control.scrollIntoView({ block: 'center', inline: 'nearest' });
          const { left, top, width, height } = control.getBoundingClientRect();
          const [x, y] = [left + width / 2, top + height / 2];
          // Some engines find what is in a root also where something outside of it lies over it.
          const isOnTop = document.elementFromPoint(x, y) === root.host;
          const hit = isOnTop && root.elementFromPoint(x, y);
          const isHit = hit && (control.contains(hit) || hit.closest('label')?.contains(control));
          return isHit ? [] : [`${name}: ${control.outerHTML.slice(0, 80)}`];
        },
      );
    });
    for (const menu of menus) menu.hidden = false;
    return { found, unreachable };
  }

  /** The controls that are smaller than a finger needs (WCAG 2.5.8), with the label they are in. */
  function smallControls() {
    let found = 0;
    const small = widgets().flatMap(({ name, root }) =>
      [...root.querySelectorAll('button, input')].flatMap((control) => {
        if (!isShown(control) || control.closest('[inert]')) return [];
        found++;
        const { width, height } = (control.closest('label') ?? control).getBoundingClientRect();
        if (width >= 24 && height >= 24) return [];
        return [`${name}: ${control.outerHTML.slice(0, 60)} ${width} × ${height}`];
      }),
    );
    return { found, small };
  }

  Object.assign(globalThis, { cutTexts, smallControls, unreachableControls });
}
