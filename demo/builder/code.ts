import { make } from './dom.js';
import type { Block } from './snippets.js';

const QUOTED = /"[^"]*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`/;
const TAG = /<\/?[a-z][\w-]*|(?<=[\w"'}\s-])\/?>/;
const WORD =
  /\b(?:import|from|export|function|const|return|class|async|await|if|throw|new|protected|readonly)\b/;
const NAME = /--[\w-]+/;

const PATTERNS: Readonly<Record<Block['language'], RegExp>> = {
  html: patternOf(/"[^"]*"/, TAG, /(?!)/, /(?!)/),
  js: patternOf(QUOTED, TAG, WORD, /@\w+/),
  css: patternOf(/(?!)/, /^[\w-]+(?= \{)/, /(?!)/, NAME),
  text: patternOf(/"[^"]*"/, /^\[\w+|\]$/, /(?!)/, /(?!)/),
};

/** Code as nodes, with strings, tags, words and names in colours of their own. */
export function coloured({ text, language }: Block): Node[] {
  const nodes: Node[] = [];
  let end = 0;
  for (const match of text.matchAll(PATTERNS[language])) {
    const kind = Object.entries(match.groups ?? {}).find(([, part]) => Boolean(part))?.[0];
    nodes.push(
      document.createTextNode(text.slice(end, match.index)),
      make('span', { className: kind ?? '' }, match[0]),
    );
    end = match.index + match[0].length;
  }
  nodes.push(document.createTextNode(text.slice(end)));
  return nodes;
}

/** Puts text onto the clipboard. Resolves to whether it is there. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No secure page, no permission, or an old browser.
    return copyByCommand(text);
  }
}

/** Selects all of an element, so that people can copy it themselves. */
export function select(element: Element): void {
  const selection = getSelection();
  selection?.removeAllRanges();
  const range = document.createRange();
  range.selectNodeContents(element);
  selection?.addRange(range);
}

function copyByCommand(text: string): boolean {
  const { activeElement } = document;
  const area = make('textarea', { className: 'visually-hidden', value: text });
  document.body.append(area);
  area.select();
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- all there is without permission
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    area.remove();
    if (activeElement instanceof HTMLElement) activeElement.focus();
  }
}

function patternOf(string: RegExp, tag: RegExp, word: RegExp, name: RegExp): RegExp {
  const parts = Object.entries({ string, tag, word, name });
  return new RegExp(parts.map(([kind, { source }]) => `(?<${kind}>${source})`).join('|'), 'g');
}
