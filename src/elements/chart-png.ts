import type { ReactiveElement } from 'lit';
import { shownLines } from '../chart/chart-model.js';
import type { TimeChart } from '../chart/time-chart.js';
import { fill } from '../i18n/messages.js';
import { shownSpanOf } from './chart-words.js';
import { titleText } from './title-text.js';
import type { Shown } from './view.js';

/** Dots per CSS px, whatever the screen has. */
const SCALE = 2;

/** Lengths in CSS px. */
const GAP_PX = 12;
const SWATCH_PX = 20;
const LEAST_PADDING_PX = 12;

/** Hebrew, Arabic and their neighbours. */
const RTL_LETTERS = /[\u0590-\u08ff]/;

/** A text as CSS has it on the card. */
interface Lettering {
  readonly font: string;
  readonly color: string;
  readonly linePx: number;
}

/** What stands before a name in the legend. */
interface Entry {
  readonly label: string;
  readonly color?: string;
  readonly widthPx?: number;
  readonly dash?: readonly number[];
  readonly isRing?: boolean;
}

/**
 * A card as a PNG: title, zone, shown time, chart and legend, in its colours and letters.
 *
 * @throws where the browser gives no canvas
 */
export async function drawCard(
  host: ReactiveElement,
  chart: TimeChart,
  shown: Shown,
): Promise<Blob> {
  const picture = chart.drawAt(SCALE);
  const styleOf = (selector: string) =>
    getComputedStyle(host.renderRoot.querySelector(selector) ?? picture);
  const { backgroundColor, direction, paddingLeft } = styleOf('.card');
  const paddingPx = Math.max(LEAST_PADDING_PX, parseFloat(paddingLeft) || 0);
  const contentPx = picture.width / SCALE;
  const widthPx = contentPx + 2 * paddingPx;

  const canvas = document.createElement('canvas');
  const pen = penOf(canvas);
  const { formatter } = chart.model;
  const { fromMs, toMs } = shownSpanOf(chart.model);
  const texts = [
    { text: titleText(host, shown), style: letteringOf(styleOf('h2')) },
    {
      text: `${fill(shown.words.messages.timezone, { zone: formatter.zoneText(fromMs, toMs) })} · ${formatter.span(fromMs, toMs)}`,
      style: letteringOf(styleOf('[part=timezone]')),
    },
  ].flatMap(({ text, style }) =>
    wrap(pen, text, style, contentPx).map((line) => ({ line, style })),
  );
  const legendStyle = letteringOf(styleOf('.legend'));
  const legend = flow(pen, entriesOf(chart), legendStyle, contentPx);

  const chartTopPx = paddingPx + texts.reduce((px, { style }) => px + style.linePx, GAP_PX);
  const legendTopPx = chartTopPx + picture.height / SCALE + GAP_PX;
  canvas.width = Math.round(widthPx * SCALE);
  canvas.height = Math.ceil((legendTopPx + legend.heightPx + paddingPx) * SCALE);

  // Sizing a canvas resets all that was set before.
  pen.fillStyle = backgroundColor;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, paddingPx * SCALE, chartTopPx * SCALE);
  pen.scale(SCALE, SCALE);
  pen.textBaseline = 'middle';
  const isRtl = direction === 'rtl';
  const xPx = (px: number) => (isRtl ? widthPx - px : px);
  const write = (text: string, startPx: number, middlePx: number, maxPx?: number) => {
    // Each line stands alone, so that a number at its start would take the direction of the page.
    pen.direction = RTL_LETTERS.test(text) ? 'rtl' : 'ltr';
    pen.textAlign = isRtl ? 'right' : 'left';
    pen.fillText(text, xPx(startPx), middlePx, maxPx);
  };
  let topPx = paddingPx;
  for (const { line, style } of texts) {
    pen.font = style.font;
    pen.fillStyle = style.color;
    write(line.trimEnd(), paddingPx, topPx + style.linePx / 2);
    topPx += style.linePx;
  }
  pen.font = legendStyle.font;
  for (const { entry, startPx, middlePx, labelPx } of legend.places) {
    const startXPx = xPx(paddingPx + startPx);
    const endXPx = xPx(paddingPx + startPx + SWATCH_PX);
    drawSwatch(pen, entry, legendStyle.color, startXPx, endXPx, legendTopPx + middlePx);
    pen.fillStyle = legendStyle.color;
    const labelStartPx = paddingPx + startPx + SWATCH_PX + GAP_PX / 2;
    write(entry.label, labelStartPx, legendTopPx + middlePx, labelPx);
  }
  return blobOf(canvas);
}

function penOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('No canvas');
  return pen;
}

function letteringOf({ fontWeight, fontSize, fontFamily, color }: CSSStyleDeclaration): Lettering {
  const font = `${fontWeight} ${fontSize} ${fontFamily}`;
  return { font, color, linePx: Math.ceil(parseFloat(fontSize) * 1.4) };
}

/** Breaks a text into lines, and inside of words where one is too long for a line. */
function wrap(
  pen: CanvasRenderingContext2D,
  text: string,
  { font }: Lettering,
  widthPx: number,
): string[] {
  pen.font = font;
  const fits = (line: string) => pen.measureText(line.trimEnd()).width <= widthPx;
  const lines: string[] = [];
  let line = '';
  for (const word of text.match(/\S+\s*/g) ?? []) {
    if (fits(line + word)) {
      line += word;
      continue;
    }
    if (line) lines.push(line);
    line = '';
    for (const sign of word) {
      if (line && !fits(line + sign)) {
        lines.push(line);
        line = '';
      }
      line += sign;
    }
  }
  return [...lines, line];
}

/** The lines that are drawn, and what else is. */
function entriesOf({ model, strokes }: TimeChart): Entry[] {
  const { lines, previous, completeCount, series, words } = model;
  const entries: Entry[] = shownLines(model).map((line) => ({
    label: line.label,
    color: strokes[lines.indexOf(line)] ?? '',
    dash: line.isDashed ? [6, 3] : [],
  }));
  if (previous) entries.push({ label: words.previous, widthPx: 2, dash: [2, 2] });
  if (completeCount < series.xSeconds.length) {
    entries.push({ label: words.soFar, widthPx: 2, dash: [2, 2], isRing: true });
  }
  return entries;
}

/** Places entries side by side, in as many rows as they need. */
function flow(
  pen: CanvasRenderingContext2D,
  entries: readonly Entry[],
  { font, linePx }: Lettering,
  widthPx: number,
) {
  pen.font = font;
  let startPx = 0;
  let rowPx = 0;
  const places = entries.map((entry) => {
    const beforePx = SWATCH_PX + GAP_PX / 2;
    const labelPx = Math.min(pen.measureText(entry.label).width, widthPx - beforePx);
    if (startPx > 0 && startPx + beforePx + labelPx > widthPx) {
      startPx = 0;
      rowPx += linePx;
    }
    const place = { entry, startPx, middlePx: rowPx + linePx / 2, labelPx };
    startPx += beforePx + labelPx + GAP_PX;
    return place;
  });
  return { places, heightPx: rowPx + linePx };
}

function drawSwatch(
  pen: CanvasRenderingContext2D,
  { color, widthPx = 3, dash = [], isRing }: Entry,
  quietColor: string,
  startPx: number,
  endPx: number,
  middlePx: number,
): void {
  pen.strokeStyle = color ?? quietColor;
  pen.lineWidth = widthPx;
  pen.setLineDash([...dash]);
  pen.beginPath();
  if (isRing) pen.arc((startPx + endPx) / 2, middlePx, 4, 0, 2 * Math.PI);
  else {
    pen.moveTo(startPx, middlePx);
    pen.lineTo(endPx, middlePx);
  }
  pen.stroke();
}

function blobOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    let frame = 0;
    // Chromium writes PNGs in the idle time between frames; while there are none, it takes 7 s.
    const keepDrawing = () => {
      frame = requestAnimationFrame(keepDrawing);
    };
    canvas.toBlob((blob) => {
      cancelAnimationFrame(frame);
      if (blob) resolve(blob);
      else reject(new Error('No picture'));
    });
    keepDrawing();
  });
}
