import { find, painted } from './support.js';

export type Rgb = readonly [number, number, number];

/** The default colours of the lines, as in card-styles. */
export const COLORS = {
  light: { viewers: [201, 105, 26], playout: [201, 105, 26], ingest: [43, 104, 181] },
  dark: { viewers: [240, 160, 90], playout: [240, 160, 90], ingest: [120, 176, 240] },
} as const satisfies Record<string, Record<string, Rgb>>;

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** The area of the lines, in canvas pixels. */
  readonly plot: { readonly left: number; readonly top: number; width: number; height: number };
  /** Pixels that are close to a colour and lie in columns from `fromX` to below `toX`. */
  readonly ink: (color: Rgb, fromX?: number, toX?: number) => readonly { x: number; y: number }[];
  /** How many pixels have anything on them. */
  readonly painted: number;
  /** The column of a bucket, given how many buckets there are. */
  readonly column: (index: number, count: number) => number;
}

/** What is on the canvas of a chart, once the browser has painted. */
export async function pictureOf(element: Element): Promise<Picture> {
  await painted();
  const canvas = find<HTMLCanvasElement>(element, 'canvas');
  const over = find(element, '.drawn-area');
  const { width, height } = canvas;
  const ratio = width / canvas.clientWidth;
  const { data } = canvas.getContext('2d')?.getImageData(0, 0, width, height) ?? { data: [] };
  const plot = {
    left: over.offsetLeft * ratio,
    top: over.offsetTop * ratio,
    width: over.offsetWidth * ratio,
    height: over.offsetHeight * ratio,
  };
  const at = (i: number, channel: number) => data[i * 4 + channel] ?? 0;
  let paintedCount = 0;
  for (let i = 0; i < width * height; i++) if (at(i, 3) > 0) paintedCount++;
  return {
    width,
    height,
    plot,
    painted: paintedCount,
    column: (index, count) => plot.left + (plot.width * index) / (count - 1),
    ink(color, fromX = 0, toX = width) {
      const found = [];
      for (let i = 0; i < width * height; i++) {
        const x = i % width;
        if (x < fromX || x >= toX || at(i, 3) < 200) continue;
        if (color.every((channel, c) => Math.abs(at(i, c) - channel) < 12)) {
          found.push({ x, y: Math.floor(i / width) });
        }
      }
      return found;
    },
  };
}
