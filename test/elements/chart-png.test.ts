import { expect, waitUntil } from '@open-wc/testing';
import { COLORS, type Rgb } from './canvas.js';
import { useClock } from './clock.js';
import {
  type AnySource,
  CHART_TAGS,
  create,
  empty,
  find,
  good,
  mount,
  mountWaiting,
  never,
  painted,
  place,
  type Props,
  serve,
  watchPage,
} from './support.js';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const CARD: Record<'light' | 'dark', Rgb> = { light: [255, 255, 255], dark: [27, 31, 40] };
const steady: AnySource = serve(() => 1000);

/** The picture that a PNG holds. */
async function decode(png: Blob) {
  const bitmap = await createImageBitmap(png);
  const { width, height } = bitmap;
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('No canvas');
  pen.drawImage(bitmap, 0, 0);
  const { data } = pen.getImageData(0, 0, width, height);
  const at = (x: number, y: number) => [
    ...data.slice((y * width + x) * 4, (y * width + x) * 4 + 3),
  ];
  /** How many pixels of some rows are close to a colour. */
  const count = (color: Rgb, fromY = 0, toY = height) => {
    let found = 0;
    for (let i = fromY * width; i < toY * width; i++) {
      if (color.every((channel, c) => Math.abs((data[i * 4 + c] ?? 0) - channel) < 12)) found++;
    }
    return found;
  };
  /** The rows and columns that hold anything but a background. */
  const ink = (ground: Rgb) => {
    const box = { left: width, right: 0, top: height, bottom: 0 };
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const i = (y * width + x) * 4;
        if (ground.every((channel, c) => Math.abs((data[i + c] ?? 0) - channel) < 12)) continue;
        box.left = Math.min(box.left, x);
        box.right = Math.max(box.right, x);
        box.top = Math.min(box.top, y);
        box.bottom = Math.max(box.bottom, y);
      }
    }
    return box;
  };
  return { width, height, at, count, ink };
}

/** Everything that is written while a picture is made, with the place of its box in CSS px. */
async function writtenIn(make: () => Promise<Blob>) {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its pen below
  const { fillText } = CanvasRenderingContext2D.prototype;
  const texts: { text: string; left: number; right: number; middle: number; dir: string }[] = [];
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y, ...rest) {
    const isCard = this.canvas.width > 0 && this.getTransform().a === 2;
    const width = Math.min(this.measureText(text).width, rest[0] ?? Infinity);
    const left = this.textAlign === 'right' ? x - width : x;
    // The chart's own canvas is not scaled.
    if (isCard) texts.push({ text, left, right: left + width, middle: y, dir: this.direction });
    fillText.call(this, text, x, y, ...rest);
  };
  try {
    await make();
  } finally {
    CanvasRenderingContext2D.prototype.fillText = fillText;
  }
  return texts;
}

/** The swatches that are drawn while a picture is made, in CSS px. */
async function swatchesIn(make: () => Promise<Blob>) {
  const { prototype } = CanvasRenderingContext2D;
  const own = Object.getOwnPropertyDescriptors(prototype);
  const swatches: { ends: number[]; y: number; ring?: number; width: number; dash: number[] }[] =
    [];
  let last = { ends: [0, 0], y: 0 };
  prototype.moveTo = function (x, y) {
    last = { ends: [x], y };
    own.moveTo.value?.call(this, x, y);
  };
  prototype.lineTo = function (x, y) {
    last.ends.push(x);
    own.lineTo.value?.call(this, x, y);
  };
  prototype.arc = function (x, y, ring, from, to) {
    if (this.getTransform().a === 2 && to - from === 2 * Math.PI) {
      last = Object.assign({ ends: [x, x], y }, { ring });
    }
    own.arc.value?.call(this, x, y, ring, from, to);
  };
  // Which takes a path or none.
  const stroke = own.stroke.value as (this: CanvasRenderingContext2D, path?: Path2D) => void;
  prototype.stroke = function (this: CanvasRenderingContext2D, ...path: Path2D[]) {
    const isCard = this.getTransform().a === 2;
    if (isCard) swatches.push({ ...last, width: this.lineWidth, dash: this.getLineDash() });
    stroke.call(this, ...path);
  };
  try {
    await make();
  } finally {
    Object.defineProperties(prototype, own);
  }
  return swatches;
}

for (const tag of CHART_TAGS) {
  const id = tag === 'nano-byte-usage' ? 'playout' : 'viewers';

  describe(`the PNG of ${tag}`, () => {
    watchPage();
    useClock();

    const ready = async (props: Props = { source: steady }, style = '') => {
      const element = await mount(tag, props, style);
      await painted();
      return element;
    };

    it('is a PNG, twice as large as the card in CSS pixels', async () => {
      const element = await ready();
      const png = await element.toPNG();
      expect(png.type).to.equal('image/png');
      const bytes = new Uint8Array(await png.arrayBuffer());
      expect([...bytes.slice(0, 8)]).to.deep.equal(SIGNATURE);
      const { width, height } = await decode(png);
      expect(width).to.equal(2 * find(element, '.card').clientWidth);
      expect(height).to.be.above(2 * find(element, '.plot').clientHeight);
    });

    for (const theme of ['light', 'dark'] as const) {
      it(`has the colours of the card, ${theme}`, async () => {
        const element = await ready({ source: steady, 'attr:theme': theme });
        const picture = await decode(await element.toPNG());
        expect(picture.at(0, 0)).to.deep.equal(CARD[theme]);
        expect(picture.at(picture.width - 1, picture.height - 1)).to.deep.equal(CARD[theme]);
        // The line, and its swatch in the legend.
        const color = COLORS[theme][id];
        expect(picture.count(color)).to.be.above(1000);
        expect(picture.count(color, picture.height - 80)).to.be.within(150, 300);
      });
    }

    it('says title, zone, shown time and the names of the lines', async () => {
      const element = await ready(
        { source: steady, 'attr:timezone': 'Asia/Kathmandu', 'attr:heading': 'My <channel>' },
        'inline-size: 700px',
      );
      const texts = await writtenIn(() => element.toPNG());
      expect(texts.map(({ text }) => text.replace(/\s/g, ' '))).to.deep.equal([
        'My <channel>',
        'Timezone: Asia/Kathmandu (GMT+5:45) · Nov 21, 7:45 PM – Nov 22, 8:05 PM',
        ...(id === 'playout' ? ['Playout in kB', 'Ingest in kB'] : ['Concurrent viewers']),
        'so far',
      ]);
    });

    it('says the title that the page has put in', async () => {
      const element = create(tag, { source: steady });
      element.innerHTML = '<b slot="title">Ours, and <i>no other</i></b>';
      await place(element);
      await element.updateComplete;
      await painted();
      const [title] = await writtenIn(() => element.toPNG());
      expect(title?.text).to.equal('Ours, and no other');
    });

    it('leaves out lines that are hidden', async function () {
      if (id !== 'playout') return;
      const element = await ready();
      find(element, '.legend button').click();
      await element.updateComplete;
      const texts = (await writtenIn(() => element.toPNG())).map(({ text }) => text);
      expect(texts).to.include('Ingest in kB');
      expect(texts).to.not.include('Playout in kB');
    });

    for (const lang of ['en', 'he']) {
      for (const width of [240, 360, 1200]) {
        it(`keeps all texts apart and inside, ${width} px wide, in "${lang}"`, async () => {
          const heading = `A heading ${'x'.repeat(60)}`;
          const element = await ready(
            { source: good, 'attr:compare': '', 'attr:heading': heading, 'attr:lang': lang },
            `inline-size: ${width}px`,
          );
          await waitUntil(() => find(element, 'article').lang === lang, 'the words are loaded');
          const texts = await writtenIn(() => element.toPNG());
          expect(texts.length).to.be.at.least(5);
          const { clientWidth } = find(element, '.card');
          for (const { left, right } of texts) {
            expect(left).to.be.at.least(10);
            expect(right).to.be.at.most(clientWidth - 10);
          }
          const overlaps = texts.flatMap((a, i) =>
            texts
              .slice(i + 1)
              .filter((b) => a.left < b.right && b.left < a.right)
              .filter((b) => Math.abs(a.middle - b.middle) < 14)
              .map((b) => [a.text, b.text]),
          );
          expect(overlaps).to.deep.equal([]);
          if (lang === 'en') expect(texts.every((one) => one.dir === 'ltr')).to.equal(true);
          const picture = await decode(await element.toPNG());
          const ink = picture.ink(CARD.light);
          expect(ink.left).to.be.at.least(20);
          expect(ink.right).to.be.at.most(picture.width - 20);
          expect(ink.bottom).to.be.at.most(picture.height - 20);
        });
      }
    }

    for (const lang of ['en', 'he']) {
      it(`has a swatch before each name of its legend, in "${lang}"`, async () => {
        const element = await ready(
          { source: good, 'attr:compare': '', 'attr:lang': lang },
          'inline-size: 900px',
        );
        await waitUntil(() => find(element, 'article').lang === lang, 'the words are loaded');
        const texts = await writtenIn(() => element.toPNG());
        const swatches = await swatchesIn(() => element.toPNG());
        const lines = id === 'playout' ? [[], [6, 3]] : [[]];
        const drawn = swatches.map(({ width, dash, ring }) => ({ width, dash, ring }));
        expect(drawn).to.deep.equal([
          ...lines.map((dash) => ({ width: 3, dash, ring: undefined })),
          { width: 2, dash: [2, 2], ring: undefined },
          { width: 2, dash: [2, 2], ring: 4 },
        ]);
        const { clientWidth } = find(element, '.card');
        const padding = parseFloat(getComputedStyle(find(element, '.card')).paddingLeft);
        let start = padding;
        for (const [i, label] of texts.slice(-swatches.length).entries()) {
          const { ends = [], ring, y } = swatches[i] ?? {};
          // From the side on which lines begin.
          const begin = (px: number) => (lang === 'he' ? clientWidth - px : px);
          const expected = ring ? [start + 10, start + 10] : [start, start + 20];
          expect(ends.map((px) => Math.round(begin(px)))).to.deep.equal(expected.map(Math.round));
          expect(y).to.equal(label.middle);
          const [from, to] = lang === 'he' ? [label.right, label.left] : [label.left, label.right];
          expect(begin(from)).to.be.closeTo(start + 26, 0.01);
          start = begin(to) + 12;
        }
      });
    }

    it('breaks a long title where the line is full: between words, or within one', async () => {
      for (const heading of ['many short words '.repeat(12), 'onewordwithoutanyspace'.repeat(9)]) {
        const element = await ready(
          { source: steady, 'attr:heading': heading },
          'inline-size: 400px',
        );
        const texts = await writtenIn(() => element.toPNG());
        const lines = texts.filter(({ text }) => heading.includes(text));
        expect(lines.length).to.be.at.least(3);
        const glue = heading.includes(' ') ? ' ' : '';
        expect(lines.map(({ text }) => text).join(glue)).to.equal(heading.trim());
        const { paddingLeft, inlineSize } = getComputedStyle(find(element, '.card'));
        const fullPx = parseFloat(inlineSize) - 2 * parseFloat(paddingLeft);
        for (const { left, right } of lines.slice(0, -1)) {
          expect(right - left).to.be.within(fullPx - 60, fullPx);
        }
        // As far apart as the letters want it.
        const apart = lines.slice(1).map(({ middle }, i) => middle - (lines[i]?.middle ?? 0));
        const px = parseFloat(getComputedStyle(find(element, 'h2')).fontSize);
        expect(new Set(apart)).to.deep.equal(new Set([Math.ceil(px * 1.4)]));
        element.remove();
      }
    });

    it('is the same at every pixel ratio of the screen', async () => {
      const element = await ready();
      const { width } = await decode(await element.toPNG());
      const ratio = Object.getOwnPropertyDescriptor(window, 'devicePixelRatio');
      Object.defineProperty(window, 'devicePixelRatio', { configurable: true, value: 3 });
      try {
        // Draws the chart anew.
        element.timezone = 'Asia/Tokyo';
        await painted();
        const canvas = find<HTMLCanvasElement>(element, 'canvas');
        expect(canvas.width).to.equal(3 * canvas.clientWidth);
        expect((await decode(await element.toPNG())).width).to.equal(width);
      } finally {
        if (ratio) Object.defineProperty(window, 'devicePixelRatio', ratio);
      }
    });

    it('follows a range that was set just before', async () => {
      const element = await ready({ source: good });
      element.timezone = 'America/New_York';
      const texts = await writtenIn(() => element.toPNG());
      expect(texts[1]?.text).to.contain('America/New_York');
    });

    it('has frames come until it is made, and no longer', async () => {
      const element = await ready({ source: good });
      const nextFrame = requestAnimationFrame;
      // eslint-disable-next-line @typescript-eslint/unbound-method -- put back as it was
      const { toBlob } = HTMLCanvasElement.prototype;
      let frames = 0;
      let tell: BlobCallback | undefined;
      window.requestAnimationFrame = (callback) => {
        frames++;
        return nextFrame(callback);
      };
      HTMLCanvasElement.prototype.toBlob = (callback) => {
        tell = callback;
      };
      try {
        const made = element.toPNG();
        await waitUntil(() => frames > 3, 'frames come');
        const png = new Blob();
        tell?.(png);
        expect(await made).to.equal(png);
        const before = frames;
        await new Promise((resolve) => nextFrame(resolve));
        await new Promise((resolve) => nextFrame(resolve));
        expect(frames).to.equal(before);
      } finally {
        window.requestAnimationFrame = nextFrame;
        HTMLCanvasElement.prototype.toBlob = toBlob;
      }
    });

    for (const [what, source] of Object.entries({ waiting: never, empty })) {
      it(`does not exist while the chart is ${what}`, async () => {
        const element = await mountWaiting(tag, { source });
        const error: unknown = await element.toPNG().catch((reason: unknown) => reason);
        expect(error).to.be.instanceOf(DOMException);
        expect((error as DOMException).name).to.equal('InvalidStateError');
      });
    }

    it('does not exist before the element is in a page', async () => {
      const element = create(tag, { source: good });
      const error: unknown = await element.toPNG().catch((reason: unknown) => reason);
      expect((error as DOMException).name).to.equal('InvalidStateError');
    });
  });
}
