import { crc32, deflateSync } from 'node:zlib';

/** Opaque pixels, four bytes each, row by row. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

/**
 * A PNG with a palette: a third of the bytes of one that has every pixel's red, green, blue
 * and alpha. Past 256 colours the rarest are drawn as the nearest of the others, which no eye
 * sees: they are shades at the edges of letters.
 * Source: PNG (Third Edition), W3C, 2025.
 */
export function writePng({ width, height, data }: Pixels): Buffer {
  const { palette, places } = choosePalette(data);
  const rows = Buffer.alloc((width + 1) * height);
  let [last, place] = [-1, 0];
  for (let at = 0; at < width * height; at += 1) {
    const color = readColor(data, 4 * at);
    // Most pixels are of the colour of the one before.
    if (color !== last) [last, place] = [color, places.get(color) as number];
    // Before each row stands a byte, 0, that says that it is not filtered.
    rows[at + Math.floor(at / width) + 1] = place;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    writeChunk('IHDR', header),
    writeChunk('PLTE', Buffer.from(palette.flatMap(splitColor))),
    writeChunk('IDAT', deflateSync(rows, { level: 9 })),
    writeChunk('IEND', Buffer.alloc(0)),
  ]);
}

const mostColors = 256;

/** The colours that are written, and where in the palette each colour of the picture finds its own. */
function choosePalette(data: Uint8ClampedArray) {
  const counts = new Map<number, number>();
  let [run, first] = [0, readColor(data, 0)];
  const count = () => counts.set(first, (counts.get(first) ?? 0) + run);
  for (let at = 0; at < data.length; at += 4) {
    const color = readColor(data, at);
    if (color !== first) {
      count();
      [run, first] = [0, color];
    }
    run += 1;
  }
  count();
  const colors = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([color]) => color);
  const palette = colors.slice(0, mostColors);
  const places = new Map(palette.map((color, place) => [color, place]));
  for (const color of colors.slice(mostColors)) places.set(color, findNearest(color, palette));
  return { palette, places };
}

function findNearest(color: number, palette: readonly number[]): number {
  const [red, green, blue] = splitColor(color);
  let nearest = 0;
  let least = Number.POSITIVE_INFINITY;
  palette.forEach((other, place) => {
    const [r, g, b] = splitColor(other);
    const distance = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
    if (distance < least) [nearest, least] = [place, distance];
  });
  return nearest;
}

function readColor(data: Uint8ClampedArray, at: number): number {
  return ((data[at] as number) << 16) | ((data[at + 1] as number) << 8) | (data[at + 2] as number);
}

function splitColor(color: number): [red: number, green: number, blue: number] {
  return [color >> 16, (color >> 8) & 255, color & 255];
}

function writeChunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(named.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  named.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(named), named.length + 4);
  return chunk;
}
