import { sendKeys } from '@web/test-runner-commands';
import { find, flat, shadow, texts } from './support.js';

/** The menu of a card, once it is open. Its code may have to be loaded first. */
export async function menuOf(element: Element): Promise<HTMLElement> {
  return waitFor(() => shadow(element).querySelector<HTMLElement>('[role=menu]'));
}

/** Opens the menu of a card by the keyboard. */
export async function openMenu(element: Element): Promise<HTMLElement> {
  find(element, '.more').focus();
  await sendKeys({ press: 'Enter' });
  return menuOf(element);
}

export const itemNames = (element: Element) => texts(element, '[role=menu] > *');

/** An item of the open menu. */
export function itemOf(element: Element, name: string): HTMLElement {
  const items = [...shadow(element).querySelectorAll<HTMLElement>('[role=menu] > *')];
  const found = items.find(({ textContent }) => flat(textContent) === name);
  if (!found) throw new Error(`No ${name} in the menu`);
  return found;
}

/** Opens the menu of a card and chooses an item of it, as somebody with a keyboard does. */
export async function choose(element: Element, name: string): Promise<void> {
  await openMenu(element);
  itemOf(element, name).focus();
  await sendKeys({ press: 'Enter' });
}

/** What the card says of what was done last. */
export const says = (element: Element) =>
  flat(shadow(element).querySelector('.notice')?.textContent ?? null);

/** The first thing that is there, looked for once in each frame. */
export async function waitFor<Thing>(look: () => Thing | null | undefined | false): Promise<Thing> {
  for (let frame = 0; frame < 240; frame++) {
    const found = look();
    if (found) return found;
    await new Promise(requestAnimationFrame);
  }
  throw new Error(`Never came: ${String(look)}`);
}
