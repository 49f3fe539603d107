import type { ReactiveController, ReactiveElement } from 'lit';

/** Something that a menu offers. */
export interface MenuItem {
  readonly label: string;
  /** Whether it is on, where it can be switched on and off. */
  readonly isChecked?: boolean;
  readonly run: () => void;
}

/** The menu of a card, beside its button. It is in the page only while it is open. */
export class CardMenu implements ReactiveController {
  readonly #button: HTMLElement;
  readonly #items: () => readonly MenuItem[];
  readonly #menu = document.createElement('div');

  constructor(host: ReactiveElement, button: HTMLElement, items: () => readonly MenuItem[]) {
    this.#button = button;
    this.#items = items;
    this.#menu.setAttribute('role', 'menu');
    this.#menu.addEventListener('keydown', this.#onKeyDown);
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.#button.inert) this.close();
  }

  hostDisconnected(): void {
    this.close();
  }

  toggle(): void {
    if (this.#menu.isConnected) this.close();
    else this.open();
  }

  /** @param isLast - whether to start at the end */
  open(isLast = false): void {
    const menu = this.#menu;
    menu.className = 'menu';
    menu.ariaLabel = this.#button.ariaLabel;
    menu.replaceChildren(...this.#items().map((item) => this.#make(item)));
    this.#button.after(menu);
    this.#button.ariaExpanded = 'true';
    const { bottom, height } = menu.getBoundingClientRect();
    const { top } = this.#button.getBoundingClientRect();
    const isCut = bottom > document.documentElement.clientHeight;
    menu.classList.toggle('up', isCut && top > height);
    document.addEventListener('pointerdown', this.#onPointerDown, { capture: true });
    this.#focus(isLast ? -1 : 0);
  }

  close(): void {
    document.removeEventListener('pointerdown', this.#onPointerDown, { capture: true });
    this.#menu.remove();
    this.#button.ariaExpanded = 'false';
  }

  #make({ label, isChecked, run }: MenuItem): HTMLElement {
    const item = document.createElement('button');
    item.type = 'button';
    item.tabIndex = -1;
    item.setAttribute('role', isChecked === undefined ? 'menuitem' : 'menuitemcheckbox');
    if (isChecked !== undefined) item.ariaChecked = String(isChecked);
    item.textContent = label;
    item.addEventListener('click', () => {
      this.#leave();
      run();
    });
    return item;
  }

  readonly #onPointerDown = (event: Event): void => {
    const path = event.composedPath();
    if (!path.includes(this.#menu) && !path.includes(this.#button)) this.close();
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const { key, altKey, ctrlKey, metaKey } = event;
    if (altKey || ctrlKey || metaKey) return;
    const items = [...this.#menu.children];
    const at = items.indexOf(event.target as Element);
    if (key === 'Escape' || key === 'Tab') this.#leave();
    else if (key === 'ArrowDown') this.#focus((at + 1) % items.length);
    else if (key === 'ArrowUp') this.#focus(at - 1);
    else if (key === 'Home') this.#focus(0);
    else if (key === 'End') this.#focus(-1);
    else if (key.length === 1 && key !== ' ') {
      const startsWithIt = ({ textContent }: Element) =>
        textContent.toLowerCase().startsWith(key.toLowerCase());
      const next = [...items.slice(at + 1), ...items.slice(0, at)].find(startsWithIt);
      this.#focus(next ? items.indexOf(next) : at);
    } else return;
    // Neither the page scrolls nor a dialog around the card closes with it.
    event.preventDefault();
    event.stopPropagation();
  };

  #focus(index: number): void {
    ([...this.#menu.children].at(index) as HTMLElement | undefined)?.focus();
  }

  #leave(): void {
    this.close();
    this.#button.focus();
  }
}
