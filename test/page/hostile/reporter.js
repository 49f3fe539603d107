// @ts-nocheck: it holds on to functions as they are before the page changes them.
/**
 * The first script of a hostile page: tells the site by itself how its widgets are, since a page that
 * changes built-in objects breaks what drives a browser, too. It needs nothing that may be changed.
 */
(() => {
  const { open, send } = XMLHttpRequest.prototype;
  const [apply, Request, now] = [Reflect.apply, XMLHttpRequest, Date.now];
  const [later, select] = [setTimeout, Document.prototype.querySelectorAll];
  const getAttribute = Element.prototype.getAttribute;
  const address = `${location.origin}/report`;
  const startMs = now();
  let problems = '';

  const note = (what) => {
    problems += `problem ${what}\n`;
  };
  addEventListener('error', (event) => note(`script ${event.message}`));
  addEventListener('unhandledrejection', (event) => note(`rejection ${event.reason}`));
  const { console: real } = window;
  window.console = new Proxy(real, {
    get(_, kind) {
      if (kind !== 'error' && kind !== 'warn') return real[kind];
      return (...words) => {
        note(`${kind} ${words[0]}`);
        apply(real[kind], real, words);
      };
    },
  });

  const look = () => {
    const elements = apply(select, document, ['nano-mtd-usage, nano-byte-usage']);
    let isSettled = elements.length > 0;
    let lines = problems;
    for (let i = 0; i < elements.length; i++) {
      const status = apply(getAttribute, elements[i], ['status']);
      // Figure and chart come with code of their own.
      const root = elements[i].shadowRoot;
      const isDrawn = root && (status !== 'ready' || root.querySelector('[part=figure], canvas'));
      if (!isDrawn || status === 'loading' || !status) isSettled = false;
      lines += `widget ${elements[i].localName} ${status}\n`;
    }
    if (!isSettled && now() - startMs < 10_000) {
      later(look, 20);
      return;
    }
    // The page's own globals, which are none of ours to have changed.
    lines += `hacked ${window.hacked}\n`;
    const request = new Request();
    apply(open, request, ['POST', address]);
    apply(send, request, [lines]);
  };
  later(look, 20);
})();
