import { CardMenu } from './card-menu.js';
import { type CardLink, CardTools } from './card-tools.js';

/** The menu of month to date. */
export function monthMenu(link: CardLink, button: HTMLElement): CardMenu {
  const tools = new CardTools(link, button);
  return new CardMenu(link.host, button, () => [tools.csvItem, tools.copyItem]);
}
