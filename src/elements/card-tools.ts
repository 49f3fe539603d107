import type { ReactiveController, ReactiveElement } from 'lit';
import { enTools, type ToolMessages } from '../i18n/tool-messages.js';
import type { CsvCell } from '../model/csv.js';
import type { TimeSpan } from '../model/range.js';
import type { MenuItem } from './card-menu.js';
import { copyRows, fileNameOf, save } from './take-away.js';
import { toolStyles } from './tool-styles.js';
import { adopt } from './view-styles.js';
import type { Shown, View } from './view.js';

/** How long (ms) it can be read what came of a choice. */
const NOTICE_MS = 6000;

/** What the tools of a card need of it. */
export interface CardLink {
  readonly host: ReactiveElement;
  readonly view: View;
  readonly shown: () => Shown | undefined;
  /** The time that is shown. */
  readonly span: () => TimeSpan;
}

/** What every card has in its menu: to save and to copy its rows. Says what came of it. */
export class CardTools implements ReactiveController {
  readonly #link: CardLink;
  readonly #notice = document.createElement('p');
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(link: CardLink, button: HTMLElement) {
    this.#link = link;
    adopt(link.host, toolStyles);
    this.#notice.className = 'notice';
    this.#notice.role = 'status';
    button.after(this.#notice);
    link.host.addController(this);
  }

  get words(): ToolMessages {
    return this.#link.shown()?.words.section('tools', enTools) ?? enTools;
  }

  get csvItem(): MenuItem {
    return {
      label: this.words.downloadCsv,
      run: () => {
        this.save(new Blob([this.#link.view.toCsv()], { type: 'text/csv;charset=utf-8' }), 'csv');
      },
    };
  }

  get copyItem(): MenuItem {
    return { label: this.words.copyTable, run: () => void this.#copy(this.#link.view.rows()) };
  }

  hostDisconnected(): void {
    this.say('');
  }

  /**
   * Shows a few words for a while, and has them read out.
   *
   * @param isSeen - whether they say more than what is to be seen anyway
   */
  say(text: string, isSeen = true): void {
    clearTimeout(this.#timer);
    this.#notice.className = isSeen ? 'notice' : 'notice visually-hidden';
    this.#notice.textContent = text;
    if (text) {
      this.#timer = setTimeout(() => {
        this.say('');
      }, NOTICE_MS);
    }
  }

  /** Has a file saved; `undefined` is one that could not be made. */
  save(file: Blob | undefined, extension: string): void {
    const { words } = this;
    let isSaved: boolean | undefined = false;
    try {
      const { host, span } = this.#link;
      if (file) isSaved = save(file, `${fileNameOf(host, span())}.${extension}`);
    } catch {
      // Whatever forbids it, the words say that it did not work.
    }
    this.say(isSaved === undefined ? words.perhapsSaved : isSaved ? words.saved : words.notSaved);
  }

  async #copy(rows: readonly (readonly CsvCell[])[]): Promise<void> {
    const { words } = this;
    const { host } = this.#link;
    const focused = host.shadowRoot?.activeElement as HTMLElement | null | undefined;
    const isCopied = await copyRows(rows, host.renderRoot);
    focused?.focus();
    this.say(isCopied ? words.copied : words.notCopied);
  }
}
