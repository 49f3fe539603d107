import type { Registration, Words } from './catalog.js';
import { complete, own } from './complete.js';
import { loaders } from './loaders.js';
import { en, type FullMessages } from './messages.js';

/** Sets that came with the package, by language. */
const loaded = new Map<string, FullMessages>();

/** Where the characters of plain `zh` are not the ones that are read. */
const TRADITIONAL = /^zh-(Hant|TW|HK|MO)\b/;

/**
 * The words for `lang`: the set of its language, changed by what was registered for that and then
 * for `lang` itself; of two, the later one counts. `undefined` where there are none.
 */
export async function findWords(
  lang: string,
  registrations: readonly Registration[],
): Promise<Words | undefined> {
  const layers: unknown[] = [];
  let language = '';
  for (const tag of tagsFor(lang)) {
    const load = loaders.get(tag);
    if (load && !loaded.has(tag)) loaded.set(tag, (await load()).messages);
    const given = registrations.filter((one) => localeOf(one.lang)?.baseName === tag);
    const [bases, changes] = [true, false].map((isBase) =>
      given.filter((one) => one.isBase === isBase).map(({ messages }) => messages),
    );
    const known = loaded.has(tag) ? [loaded.get(tag)] : [];
    const found = [...known, ...(bases ?? []), ...(changes ?? [])];
    if (found.length > 0) language ||= tag;
    layers.push(...found);
  }
  if (!language) return undefined;
  const sections = new Map<string, unknown>();
  return {
    messages: layers.reduce(complete, en) as typeof en,
    language,
    section: (name, english) => {
      if (!sections.has(name)) {
        sections.set(name, layers.map((layer) => own(layer, name)).reduce(complete, english));
      }
      return sections.get(name) as typeof english;
    },
  };
}

/** A language tag and those that it is a case of, the most general first: `pt`, `pt-BR`. */
function tagsFor(lang: string): string[] {
  const locale = localeOf(lang);
  if (!locale) return [];
  const { language, baseName } = locale;
  return [...new Set(TRADITIONAL.test(baseName) ? [baseName] : [language, baseName])];
}

/** The tag as standards write it, `he` for `iw`. */
function localeOf(lang: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(lang.replaceAll('_', '-'));
  } catch {
    return undefined; // No language at all.
  }
}
