import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { type Card, cardSize, type Tone } from '../../site/cards/card';
import { palette } from '../../site/cards/palette';
import { formatPlainLine } from '../../site/escape-text';
import type { Chip } from '../../text/chip';
import { drawTimeline } from './draw-timeline';
import { blend, type Color, createPngEncoder } from './encode-png';
import { registerFonts } from './fonts';
import { wrapText } from './wrap-text';

const margin = 64;
const width = cardSize.width - 2 * margin;

const tones: Record<Tone, string> = {
  plain: palette.muted,
  late: palette.late,
  early: palette.early,
  silent: palette.silent,
};

/** The colours of a verdict. */
const verdictColors: Partial<Record<Chip['tone'], string>> = {
  wider: palette.late,
  mixed: palette.late,
  narrower: palette.added,
};

/**
 * The background and, for the blurred edges of letters and lines, steps from it to each other
 * colour: 16 colours.
 */
const encodePng = createPngEncoder([
  readHex(palette.paper),
  ...shade(palette.ink, 4),
  ...shade(palette.muted, 2),
  ...shade(palette.line, 1),
  ...shade(palette.added, 2),
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

  drawText(context, card.site, { weight: 650, size: 26, y: 80 });
  drawText(context, 'unofficial', { size: 26, y: 80, color: palette.muted, right: true });
  context.fillStyle = palette.line;
  context.fillRect(margin, 104, width, 2);

  // The timeline of two policies needs more height, and a card of two policies has less text.
  const height = card.timeline.policies.length > 1 ? 186 : 132;
  const top = cardSize.height - 32 - height;
  const size = fitSize(context, card.name, 58, 40);
  let y = drawText(context, card.name, { weight: 650, size, y: 182, maxLines: 2 });
  y = drawText(context, card.subtitle, { size: 30, y: y + 48, color: palette.muted });
  const indent = card.verdict === undefined ? 0 : drawChip(context, card.verdict, y + 64) + 18;
  y = drawText(context, card.summary, {
    size: 34,
    y: y + 64,
    maxLines: y < 240 ? 3 : 2,
    indent,
  });
  drawText(context, card.status.text, {
    weight: 500,
    size: 28,
    y: Math.max(y + 50, top - 44),
    color: tones[card.status.tone],
  });

  drawTimeline(context, card, { left: margin, top, width, height });
}

/** Draws a chip at the left margin, on the base line of a text. Returns its width. */
function drawChip(context: SKRSContext2D, { text, tone }: Chip, y: number): number {
  context.font = nameFont(600, 28);
  const chipWidth = context.measureText(text).width + 36;
  context.fillStyle = verdictColors[tone] ?? palette.muted;
  context.beginPath();
  context.roundRect(margin, y - 34, chipWidth, 46, 10);
  context.fill();
  context.fillStyle = palette.paper;
  context.fillText(text, margin + 18, y - 1);
  return chipWidth;
}

function nameFont(weight: number, size: number): string {
  return `${weight} ${size}px "Card"`;
}

interface Style {
  weight?: number;
  size: number;
  /** The base line of the first line. */
  y: number;
  color?: string;
  maxLines?: number;
  right?: boolean;
  /** The space before the first line. */
  indent?: number;
}

/** Draws a text between the margins. Returns the base line of its last line. */
function drawText(
  context: SKRSContext2D,
  text: string,
  { weight = 400, size, y, color = palette.ink, maxLines = 1, right = false, indent = 0 }: Style,
): number {
  context.font = nameFont(weight, size);
  context.fillStyle = color;
  const measure = (part: string) => context.measureText(part).width;
  const lines = wrapText(formatPlainLine(text), width, maxLines, measure, indent);
  const lineHeight = Math.round(size * 1.3);
  for (const [index, line] of lines.entries()) {
    const x = right ? margin + width - measure(line) : margin + (index === 0 ? indent : 0);
    context.fillText(line, x, y + index * lineHeight);
  }
  return y + Math.max(0, lines.length - 1) * lineHeight;
}

/** Returns the largest size of a name, between two, at which it fits on one line. */
function fitSize(context: SKRSContext2D, name: string, largest: number, smallest: number): number {
  context.font = nameFont(650, largest);
  const fits = Math.floor((largest * width) / context.measureText(name).width);
  return Math.max(smallest, Math.min(largest, fits));
}
