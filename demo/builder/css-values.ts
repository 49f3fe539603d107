/** A colour for light and one for dark pages, as `#rrggbb`. */
export interface ColorPair {
  readonly light: string;
  readonly dark: string;
}

const HEX = /^#[0-9a-f]{6}$/;

/**
 * Whether a text is harmless as the value of a custom property: it ends no declaration, rule or
 * `<style>`, and loads nothing.
 */
export function isCssValue(text: string): boolean {
  if (!/^[\w #%.,()'"+*/-]+$/.test(text) || /\/\*|\*\/|(url|src|image|set)\s*\(/i.test(text)) {
    return false;
  }
  const withoutStrings = text.replace(/'[^']*'|"[^"]*"/g, '');
  if (/['"]/.test(withoutStrings)) return false;
  let depth = 0;
  for (const character of withoutStrings) {
    if (character === '(') depth++;
    if (character === ')' && --depth < 0) return false;
  }
  return depth === 0;
}

/** The two colours of `#…` or `light-dark(#…, #…)`; `undefined` for colours written otherwise. */
export function pairOf(value: string): ColorPair | undefined {
  const parts = /^light-dark\(\s*([^\s,]+)\s*,\s*([^\s,]+)\s*\)$/i.exec(value.trim());
  const light = hexOf(parts?.[1] ?? value);
  const dark = hexOf(parts?.[2] ?? value);
  return light && dark ? { light, dark } : undefined;
}

/**
 * The two colours of a default, which may derive from other properties: `var(--nano-…)`, or two of
 * those in a `color-mix()`.
 *
 * @param valueOf - the value of a property by its name
 */
export function derivedPair(
  value: string,
  valueOf: (name: string) => string | undefined,
): ColorPair | undefined {
  const mix = /^color-mix\(in srgb, var\((--[\w-]+)\) (\d+)%, var\((--[\w-]+)\)\)$/.exec(value);
  const [, own = /^var\((--[\w-]+)\)$/.exec(value)?.[1], percent = '100', other = own] = mix ?? [];
  if (!own || !other) return pairOf(value);
  const [one, two] = [own, other].map((name) => derivedPair(valueOf(name) ?? '', valueOf));
  if (!one || !two) return undefined;
  const share = Number(percent) / 100;
  return {
    light: mixOf(one.light, two.light, share),
    dark: mixOf(one.dark, two.dark, share),
  };
}

function mixOf(one: string, other: string, share: number): string {
  const parts = [1, 3, 5].map((start) => {
    const [a = 0, b = 0] = [one, other].map((hex) => parseInt(hex.slice(start, start + 2), 16));
    return Math.round(a * share + b * (1 - share))
      .toString(16)
      .padStart(2, '0');
  });
  return `#${parts.join('')}`;
}

/** What CSS writes for a pair. */
export function cssOf({ light, dark }: ColorPair): string {
  return light === dark ? light : `light-dark(${light}, ${dark})`;
}

/** The contrast of two `#rrggbb`, from 1 to 21, as WCAG has it. */
export function contrastOf(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminanceOf(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = parseInt(hex.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function hexOf(text: string): string | undefined {
  const color = text.trim().toLowerCase();
  const long = color.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3');
  return HEX.test(long) ? long : undefined;
}
