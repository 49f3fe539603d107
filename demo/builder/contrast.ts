import type { Widget } from './catalog.js';
import { contrastOf, derivedPair } from './css-values.js';
import type { Settings } from './settings.js';

/** What a colour is seen on, and the least contrast that WCAG asks of text (4.5) and lines (3). */
const SEEN_ON: Readonly<Record<string, { on: string; least: number }>> = {
  '--nano-text': { on: '--nano-card', least: 4.5 },
  '--nano-muted': { on: '--nano-card', least: 4.5 },
  '--nano-accent': { on: '--nano-card', least: 4.5 },
  '--nano-on-accent': { on: '--nano-accent', least: 4.5 },
  '--nano-up': { on: '--nano-card', least: 4.5 },
  '--nano-down': { on: '--nano-card', least: 4.5 },
  '--nano-viewers': { on: '--nano-card', least: 3 },
  '--nano-playout': { on: '--nano-card', least: 3 },
  '--nano-ingest': { on: '--nano-card', least: 3 },
};

export interface ContrastHint {
  readonly param: string;
  readonly text: string;
  readonly isBad: boolean;
}

/** A hint for each colour that was chosen, or whose ground was. */
export function contrastHints(settings: Settings, widget: Widget): ContrastHint[] {
  const fields = new Map(widget.fields.map((field) => [field.name, field]));
  const theme = settings.values.get('theme');
  const schemes = (['light', 'dark'] as const).filter(
    (scheme) => (theme !== 'light' && theme !== 'dark') || scheme === theme,
  );
  return Object.entries(SEEN_ON).flatMap(([name, { on, least }]) => {
    const [front, ground] = [fields.get(name), fields.get(on)];
    if (!front || !ground) return [];
    const [own, under] = [front, ground].map(({ param }) => settings.values.get(param));
    if (own === undefined && under === undefined) return [];
    const valueOf = (name: string) => {
      const field = fields.get(name);
      return field && (settings.values.get(field.param) ?? field.fallback);
    };
    const [above, below] = [name, on].map((one) => derivedPair(valueOf(one) ?? '', valueOf));
    if (!above || !below) {
      const text = 'The contrast of colours that are not written like #1a2b3c is not known here.';
      return [{ param: front.param, text, isBad: false }];
    }
    const ratios = schemes.map((scheme) => ({
      scheme,
      ratio: Math.floor(contrastOf(above[scheme], below[scheme]) * 10) / 10,
    }));
    const isBad = ratios.some(({ ratio }) => ratio < least);
    const figures = ratios.map(({ scheme, ratio }) => `${scheme} ${ratio.toFixed(1)}`).join(', ');
    const verdict = isBad ? `Too little contrast; at least ${least} is wanted` : 'Contrast is good';
    const place = on === '--nano-card' ? 'On the card' : 'On the accent colour';
    return [{ param: front.param, text: `${verdict}. ${place}: ${figures}.`, isBad }];
  });
}
