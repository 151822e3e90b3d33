import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { type Card, cardSize, type Tone } from '../../site/cards/card';
import { palette } from '../../site/cards/palette';
import { writePlainLine } from '../../site/links/plain-line';
import { cardColors } from './card-colors';
import { type Font, registerFonts } from './fonts';
import { type Box, paintLines } from './paint-lines';
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
  const { context, inked } = drawCard(card);
  return writeBoxes(context, inked);
}

/**
 * A card on a canvas, and boxes around all that is on it: reading back a pixel takes longer
 * than painting it, and most of a card is paper.
 */
export function drawCard(card: Card): { context: SKRSContext2D; inked: Box[] } {
  registerFonts();
  // One canvas for them all: its memory is not Node's, which would free many too late.
  context ??= createCanvas(cardSize.width, cardSize.height).getContext('2d');
  return { context, inked: drawOn(context, card) };
}

/** What is in some boxes of a canvas, on paper. */
export function writeBoxes(context: SKRSContext2D, boxes: readonly Box[]): Buffer {
  const parts = boxes.map(clipBox).map(({ left, top, width, height }) => {
    const pixels = context.getImageData(left, top, width, height);
    return { left, top, width, height, data: pixels.data };
  });
  return writePng(cardSize, parts);
}

/** Whole pixels of the card. */
function clipBox(box: Box): Box {
  const clip = (at: number, most: number) => Math.min(Math.max(at, 0), most);
  const left = clip(Math.floor(box.left), cardSize.width - 1);
  const top = clip(Math.floor(box.top), cardSize.height - 1);
  return {
    left,
    top,
    width: clip(Math.ceil(box.left + box.width), cardSize.width) - left || 1,
    height: clip(Math.ceil(box.top + box.height), cardSize.height) - top || 1,
  };
}

let context: SKRSContext2D | undefined;

const writePng = createPngWriter(cardColors);

function drawOn(context: SKRSContext2D, card: Card): Box[] {
  context.fillStyle = palette.paper;
  context.fillRect(0, 0, cardSize.width, cardSize.height);
  const rule = { left: margin, top: 102, width, height: 2 };
  const boxes: Box[] = [rule];
  const write = (text: string, style: Style) => {
    const { end, inked } = writeText(context, writePlainLine(text), style);
    boxes.push(...inked);
    return end;
  };

  write(card.site, { font: 'Card Bold', size: 26, y: 80 });
  write('unofficial', { font: 'Card', size: 26, y: 80, color: palette.muted, right: true });
  context.fillStyle = palette.ink;
  context.fillRect(rule.left, rule.top, rule.width, rule.height);

  // Two policies need more room below, and a card of two has less to say above.
  const room = card.lines.policies.length > 1 ? 186 : 132;
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

  return [...boxes, ...paintLines(context, card, { left: margin, top, width, height: room })];
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

/** Writes a text between the margins: the base line of its last line, and a box around each. */
function writeText(
  context: SKRSContext2D,
  text: string,
  { font, size, y, color = palette.ink, most = 1, right = false }: Style,
): { end: number; inked: Box[] } {
  context.font = `${size}px "${font}"`;
  context.fillStyle = color;
  const lines = wrapText(text, width, most, (part) => context.measureText(part).width);
  const height = Math.round(size * 1.25);
  const inked = lines.map((line, index): Box => {
    const measured = context.measureText(line);
    const x = right ? margin + width - measured.width : margin;
    const base = y + index * height;
    context.fillText(line, x, base);
    // An edge is blurred over two pixels.
    const left = x - measured.actualBoundingBoxLeft - 2;
    const top = base - measured.actualBoundingBoxAscent - 2;
    return {
      left,
      top,
      width: x + measured.actualBoundingBoxRight + 2 - left,
      height: base + measured.actualBoundingBoxDescent + 2 - top,
    };
  });
  return { end: y + Math.max(0, lines.length - 1) * height, inked };
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
