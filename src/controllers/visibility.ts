type Listener = (isVisible: boolean) => void;

interface Watched {
  readonly element: Element;
  /** On the screen, or less than a screen away from it. */
  isNear: boolean;
  readonly tell: Listener;
}

// One observer and one set of listeners for all widgets of a page, only while there are any.
const watched = new Set<Watched>();
let observer: IntersectionObserver | undefined;

/** One more screen above and below counts as seen, so that whoever scrolls finds data there. */
const OPTIONS = { rootMargin: '100% 0px' };

/** Whether an element is on the screen right now. */
export function isOnScreen(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}

/** Whether the page is hidden right now. */
export function isHidden(): boolean {
  const { hidden }: { hidden: unknown } = document;
  // A form or an image may bear the name.
  return hidden === true;
}

/**
 * Tells whether an element can be seen, or soon will: not in a hidden tab, not `display: none`, and
 * less than a screen away from where it would be seen. It tells soon after the call for the first
 * time, and again whenever the page or the element may have become visible or hidden.
 *
 * @returns how to end that
 */
export function watchVisibility(element: Element, listener: Listener): () => void {
  if (watched.size === 0) start();
  const [sibling] = watchersOf(element);
  const known = { element, isNear: sibling?.isNear ?? !observer, tell: listener };
  watched.add(known);
  if (observer && !sibling) observer.observe(element);
  // It is known already. Where pages are tested without a browser, all is taken as seen.
  else tell(known);
  return () => {
    watched.delete(known);
    if (watchersOf(element).length === 0) observer?.unobserve(element);
    if (watched.size === 0) stop();
  };
}

function watchersOf(element: Element): Watched[] {
  return [...watched].filter((known) => known.element === element);
}

function start(): void {
  // A page is frozen only while it is hidden. Not every browser tells that it has left its cache.
  document.addEventListener('visibilitychange', tellAll);
  window.addEventListener('pageshow', tellAll);
  if (!('IntersectionObserver' in window)) return;
  observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      for (const known of watchersOf(target)) {
        known.isNear = isIntersecting;
        tell(known);
      }
    }
  }, OPTIONS);
}

function stop(): void {
  observer?.disconnect();
  observer = undefined;
  document.removeEventListener('visibilitychange', tellAll);
  window.removeEventListener('pageshow', tellAll);
}

function tellAll(): void {
  for (const known of [...watched]) tell(known);
}

function tell({ isNear, tell: listener }: Watched): void {
  listener(isNear && !isHidden());
}
