/** So often (ms) at most something is said. */
const PAUSE_MS = 1000;

/** Says politely what changed, the newest only and not too often, to those who hear the page. */
export class Announcer {
  readonly #region = document.createElement('div');
  #timer: ReturnType<typeof setTimeout> | undefined;
  #next: string | undefined;

  constructor(target: HTMLElement) {
    this.#region.className = 'visually-hidden announcement';
    this.#region.setAttribute('role', 'status');
    target.append(this.#region);
  }

  say(text: string): void {
    this.#next = text;
    if (this.#timer === undefined) this.#speak();
  }

  remove(): void {
    clearTimeout(this.#timer);
    this.#region.remove();
  }

  readonly #speak = (): void => {
    this.#timer = undefined;
    if (this.#next === undefined) return;
    this.#region.textContent = this.#next;
    this.#next = undefined;
    this.#timer = setTimeout(this.#speak, PAUSE_MS);
  };
}
