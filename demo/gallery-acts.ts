/** What a person does to a widget, done by script, so that it can be shown. */

/** Asks for new data. */
export function refresh(element: HTMLElement & { refresh?: () => Promise<void> }) {
  return element.refresh?.();
}

/** Puts the cursor a third of the chart before its end. */
export async function moveCursor(element: HTMLElement): Promise<void> {
  const chart = await explorableChart(element);
  press(chart, 'End');
  for (let i = 0; i < 3; i++) press(chart, 'PageUp');
}

/** Looks at the middle half. */
export async function zoomIn(element: HTMLElement): Promise<void> {
  const chart = await explorableChart(element);
  const finer = new Promise((resolve) => {
    element.addEventListener('nano-data', resolve, { once: true });
  });
  press(chart, '+');
  await finer;
}

/** Hides what the last button of the legend stands for. */
export function hideLastLine(element: HTMLElement): void {
  const buttons = element.shadowRoot?.querySelectorAll<HTMLElement>('.legend button');
  [...(buttons ?? [])].at(-1)?.click();
}

/** Shows the exact bytes of the first figure. */
export function showExact(element: HTMLElement): void {
  element.shadowRoot?.querySelector<HTMLElement>('.amount')?.focus();
}

/** Waits for the charts below the figures, whose code is loaded after the figures. */
export async function seeDetails(element: HTMLElement): Promise<void> {
  await found(element, '[aria-haspopup=dialog]');
}

/** Opens the overview of both months. */
export async function openOverview(element: HTMLElement): Promise<void> {
  (await found(element, '[aria-haspopup=dialog]')).click();
}

/** Opens the menu. */
export async function openMenu(element: HTMLElement): Promise<void> {
  (await found(element, '.more')).click();
  await found(element, '[role=menu]');
}

/** Shows the table in the place of the chart. */
export async function showTable(element: HTMLElement): Promise<void> {
  await openMenu(element);
  (await found(element, '[role=menuitemcheckbox]')).click();
  await found(element, 'table');
}

/** The chart, once it hears pointers and keys; that code is loaded after the first picture. */
export function explorableChart(element: HTMLElement): Promise<HTMLElement> {
  return found(element, '.chart:has(.cursor)');
}

/** A part of a widget, as soon as it is there. */
async function found(element: HTMLElement, selector: string): Promise<HTMLElement> {
  for (;;) {
    const part = element.shadowRoot?.querySelector<HTMLElement>(selector);
    if (part) return part;
    await new Promise(requestAnimationFrame);
  }
}

function press(target: Element, key: string): void {
  target.dispatchEvent(new KeyboardEvent('keydown', { key }));
}
