import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { clean } from '../model/clean.js';
import { isKnownLang, loadWords, type Words, wordsFor } from '../i18n/catalog.js';
import { directionOf } from '../i18n/direction.js';
import { watchLanguage } from './page-language.js';

/** Knows the language of an element, wherever that is set, and has its words loaded. */
export class Localize implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #ownLang: () => string;
  #lang = 'en';
  #unwatch: (() => void) | undefined;

  /** @param ownLang - the language that the element itself asks for; empty for none */
  constructor(host: ReactiveControllerHost & Element, ownLang: () => string) {
    this.#host = host;
    this.#ownLang = ownLang;
    host.addController(this);
  }

  /** The language tag for number and date formats. */
  get lang(): string {
    return this.#lang;
  }

  /** The words at hand. */
  get words(): Words {
    return wordsFor(this.#lang);
  }

  /** The direction of the words at hand. */
  get direction(): 'ltr' | 'rtl' {
    return directionOf(this.words.language);
  }

  hostConnected(): void {
    const update = () => {
      this.#host.requestUpdate();
    };
    this.#unwatch = watchLanguage(this.#host, update);
    update(); // It may be elsewhere now, and what it speaks may have changed meanwhile.
  }

  hostUpdate(): void {
    const langs = [this.#ownLang(), inheritedLang(this.#host)];
    this.#lang = langs.find((lang) => lang && isKnownLang(lang)) ?? 'en';
    void loadWords(this.#lang).then((hasLoaded) => {
      if (hasLoaded) this.#host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.#unwatch?.();
  }
}

/** A language as its author meant it; `de_DE` is how servers write `de-DE`. */
export function languageTag(lang: string | null): string {
  return clean(lang).replaceAll('_', '-');
}

/** The `lang` of the nearest ancestor, shadow trees included; empty where there is none. */
function inheritedLang(element: Element): string {
  for (let node = parentOf(element); node; node = parentOf(node)) {
    const lang = node instanceof Element ? node.getAttribute('lang') : null;
    if (lang?.trim()) return languageTag(lang);
  }
  return '';
}

function parentOf(node: Node): Node | null {
  return node instanceof ShadowRoot ? node.host : node.parentNode;
}
