import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { type Card, cardSize, type Tone } from '../cards/card';
import { writePlainLine } from '../links/plain-line';
import { palette } from '../site/palette';
import { cardColors } from './card-colors';
import { type Font, registerFonts } from './fonts';
import { paintLines } from './paint-lines';
import { wrapText } from './wrap-text';
import { createPngWriter } from './write-png';

const margin = 64;
const width = cardSize.width - 2 * margin;

const tones: Record<Tone, string> = {
  plain: palette.muted,
  late: palette.late,
  early: palette.early,
  silent: palette.silent,
};

/** A card as a PNG of 1200 by 630 pixels. */
export function paintCard(card: Card): Buffer {
  registerFonts();
  // One canvas for them all: its memory is not Node's, which would free many too late.
  context ??= createCanvas(cardSize.width, cardSize.height).getContext('2d');
  return paintOn(context, card);
}

let context: SKRSContext2D | undefined;

const writePng = createPngWriter(cardColors);

function paintOn(context: SKRSContext2D, card: Card): Buffer {
  context.fillStyle = palette.paper;
  context.fillRect(0, 0, cardSize.width, cardSize.height);
  const write = (text: string, style: Style) => writeText(context, writePlainLine(text), style);

  write(card.site, { font: 'Card Bold', size: 26, y: 80 });
  write('unofficial', { font: 'Card', size: 26, y: 80, color: palette.muted, right: true });
  context.fillStyle = palette.ink;
  context.fillRect(margin, 102, width, 2);

  // Two policies need more room below, and a card of two has less to say above.
  const room = card.lines.lines.length > 1 ? 186 : 132;
  const top = cardSize.height - 32 - room;
  const nameSize = fitSize(context, card.name, 'Card Bold', 60, 42);
  let y = write(card.name, { font: 'Card Bold', size: nameSize, y: 182, most: 2 });
  y = write(card.step, { font: 'Card', size: 32, y: y + 48, color: palette.muted, most: 1 });
  y = write(card.sentence, { font: 'Card', size: 38, y: y + 64, most: y < 240 ? 3 : 2 });
  const { text, tone } = card.announced;
  write(text, {
    font: 'Card',
    size: 30,
    y: Math.max(y + 52, top - 46),
    color: tones[tone],
    most: 1,
  });

  paintLines(context, card, { left: margin, top, width, height: room });
  return writePng(context.getImageData(0, 0, cardSize.width, cardSize.height));
}

interface Style {
  font: Font;
  size: number;
  /** The base line of the first line. */
  y: number;
  color?: string;
  /** At most so many lines; one unless told. */
  most?: number;
  right?: boolean;
}

/** Writes a text between the margins and returns the base line of its last line. */
function writeText(
  context: SKRSContext2D,
  text: string,
  { font, size, y, color = palette.ink, most = 1, right = false }: Style,
): number {
  context.font = `${size}px "${font}"`;
  context.fillStyle = color;
  const lines = wrapText(text, width, most, (part) => context.measureText(part).width);
  const height = Math.round(size * 1.25);
  lines.forEach((line, index) => {
    const x = right ? margin + width - context.measureText(line).width : margin;
    context.fillText(line, x, y + index * height);
  });
  return y + Math.max(0, lines.length - 1) * height;
}

/** The largest size, between two, at which a text stands on one line. */
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
