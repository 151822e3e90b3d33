import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { type Card, cardSize, type Tone } from '../../site/cards/card';
import { palette } from '../../site/cards/palette';
import { formatPlainLine } from '../../site/escape-text';
import { drawTimeline } from './draw-timeline';
import { blend, type Color, createPngEncoder } from './encode-png';
import { type Font, registerFonts } from './fonts';
import { wrapText } from './wrap-text';

const margin = 64;
const width = cardSize.width - 2 * margin;

const tones: Record<Tone, string> = {
  plain: palette.muted,
  late: palette.late,
  early: palette.early,
  silent: palette.silent,
};

/**
 * The background and, for the blurred edges of letters and lines, steps from it to each other
 * colour: 16 colours.
 */
const encodePng = createPngEncoder([
  readHex(palette.paper),
  ...shade(palette.ink, 5),
  ...shade(palette.muted, 3),
  ...shade(palette.line, 1),
  ...shade(palette.early, 2),
  ...shade(palette.late, 2),
  ...shade(palette.silent, 2),
]);

function shade(color: string, steps: number): Color[] {
  return blend(readHex(palette.paper), readHex(color), steps);
}

function readHex(hex: string): Color {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

let context: SKRSContext2D | undefined;

/** Draws a card as a PNG of 1200 by 630 pixels. */
export function drawCard(card: Card): Buffer {
  registerFonts();
  // One canvas for all cards: Node does not count its memory, and would free many of them too late.
  context ??= createCanvas(cardSize.width, cardSize.height).getContext('2d');
  drawOn(context, card);
  return encodePng(context.getImageData(0, 0, cardSize.width, cardSize.height));
}

function drawOn(context: SKRSContext2D, card: Card) {
  context.fillStyle = palette.paper;
  context.fillRect(0, 0, cardSize.width, cardSize.height);

  drawText(context, card.site, { font: 'Card Bold', size: 26, y: 80 });
  drawText(context, 'unofficial', {
    font: 'Card',
    size: 26,
    y: 80,
    color: palette.muted,
    right: true,
  });
  context.fillStyle = palette.ink;
  context.fillRect(margin, 102, width, 2);

  // The timeline of two policies needs more height, and a card of two policies has less text.
  const height = card.timeline.policies.length > 1 ? 186 : 132;
  const top = cardSize.height - 32 - height;
  const size = fitSize(context, card.name, 'Card Bold', 60, 42);
  let y = drawText(context, card.name, { font: 'Card Bold', size, y: 182, maxLines: 2 });
  y = drawText(context, card.subtitle, {
    font: 'Card',
    size: 32,
    y: y + 48,
    color: palette.muted,
  });
  y = drawText(context, card.summary, {
    font: 'Card',
    size: 38,
    y: y + 64,
    maxLines: y < 240 ? 3 : 2,
  });
  drawText(context, card.status.text, {
    font: 'Card',
    size: 30,
    y: Math.max(y + 52, top - 46),
    color: tones[card.status.tone],
  });

  drawTimeline(context, card, { left: margin, top, width, height });
}

interface Style {
  font: Font;
  size: number;
  /** The base line of the first line. */
  y: number;
  color?: string;
  maxLines?: number;
  right?: boolean;
}

/** Draws a text between the margins. Returns the base line of its last line. */
function drawText(
  context: SKRSContext2D,
  text: string,
  { font, size, y, color = palette.ink, maxLines = 1, right = false }: Style,
): number {
  context.font = `${size}px "${font}"`;
  context.fillStyle = color;
  const measure = (part: string) => context.measureText(part).width;
  const lines = wrapText(formatPlainLine(text), width, maxLines, measure);
  const lineHeight = Math.round(size * 1.25);
  for (const [index, line] of lines.entries()) {
    const x = right ? margin + width - measure(line) : margin;
    context.fillText(line, x, y + index * lineHeight);
  }
  return y + Math.max(0, lines.length - 1) * lineHeight;
}

/** Returns the largest font size, between two, at which a text fits on one line. */
function fitSize(
  context: SKRSContext2D,
  text: string,
  font: Font,
  largest: number,
  smallest: number,
): number {
  context.font = `${largest}px "${font}"`;
  const fits = Math.floor((largest * width) / context.measureText(text).width);
  return Math.max(smallest, Math.min(largest, fits));
}
