type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

const CATEGORIES = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;

/**
 * Messages with all keys of `base`: those of `given` where they can stand in their place, else those
 * of `base`. Whatever is no message, or asks for a value that is not there, cannot; other keys count
 * for nothing.
 */
export function complete(base: unknown, given: unknown): unknown {
  const known = formsOf(base);
  if (known) {
    const forms = formsOf(given);
    if (!forms || !asksForNoMore(forms, known)) return base;
    // Forms by number take the place of forms alone: elsewhere, nothing is counted.
    return isText(given) ? given : isText(base) ? base : forms;
  }
  if (typeof given !== 'object' || given === null) return base;
  return Object.fromEntries(
    Object.entries(base as object).map(([key, old]) => [key, complete(old, own(given, key))]),
  );
}

/** The forms that a message has by number, of which there must be `other`; a text is that alone. */
function formsOf(value: unknown): Forms | undefined {
  if (isText(value)) return { other: value };
  if (typeof value !== 'object' || value === null) return undefined;
  const pairs = CATEGORIES.map((key) => [key, own(value, key)]).filter(([, text]) => isText(text));
  const forms = Object.fromEntries(pairs) as Forms;
  return forms.other === undefined ? undefined : forms;
}

/** A message may be without a value that it could have, and must not ask for another. */
function asksForNoMore(forms: Forms, known: Forms): boolean {
  const had = placeholdersOf(known);
  return placeholdersOf(forms).every((name) => had.includes(name));
}

function placeholdersOf(forms: Forms): readonly string[] {
  return (
    Object.values(forms)
      .join()
      .match(/\{\w+\}/g) ?? []
  );
}

/** A property that an object has itself; nothing where there is none, or the page's object throws. */
export function own(object: unknown, key: string): unknown {
  try {
    return Object.hasOwn(object as object, key)
      ? (object as Record<string, unknown>)[key]
      : undefined;
  } catch {
    return undefined;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
