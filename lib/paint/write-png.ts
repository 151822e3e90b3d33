import { crc32, deflateSync } from 'node:zlib';

/** Opaque pixels, four bytes each, row by row. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

export type Color = readonly [red: number, green: number, blue: number];

/**
 * A writer of PNGs in at most 16 given colours, half a byte a pixel: every other colour is
 * written as the nearest of them. A card in 256 colours had twice the bytes and nothing more
 * to show, and took ten times as long to deflate.
 * Source: PNG (Third Edition), W3C, 2025.
 */
export function createPngWriter(colors: readonly Color[]): (pixels: Pixels) => Buffer {
  if (colors.length > 16) throw new Error(`expected at most 16 colours, found ${colors.length}.`);
  /** By the colour as it is read from the pixels; cards have a few thousand at most. */
  const places = new Map<number, number>();
  const placeOf = (color: number): number => {
    const known = places.get(color);
    if (known !== undefined) return known;
    const place = findNearest(splitColor(color), colors);
    places.set(color, place);
    return place;
  };
  return ({ width, height, data }) => {
    const rowBytes = 1 + Math.ceil(width / 2);
    const rows = Buffer.alloc(rowBytes * height);
    let [last, place] = [-1, 0];
    for (let y = 0; y < height; y += 1) {
      // Before each row stands a byte, 0, that says that it is not filtered.
      const start = y * rowBytes + 1;
      for (let x = 0; x < width; x += 1) {
        const at = 4 * (y * width + x);
        const color =
          ((data[at] as number) << 16) | ((data[at + 1] as number) << 8) | (data[at + 2] as number);
        // Most pixels are of the colour of the one before.
        if (color !== last) [last, place] = [color, placeOf(color)];
        if (place === 0) continue;
        const byte = start + (x >> 1);
        rows[byte] = (rows[byte] as number) | (x % 2 === 0 ? place << 4 : place);
      }
    }
    const header = Buffer.alloc(13);
    header.writeUInt32BE(width, 0);
    header.writeUInt32BE(height, 4);
    header.set([4, 3, 0, 0, 0], 8);
    return Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      writeChunk('IHDR', header),
      writeChunk('PLTE', Buffer.from(colors.flat())),
      writeChunk('IDAT', deflateSync(rows, { level: 6, memLevel: 9 })),
      writeChunk('IEND', Buffer.alloc(0)),
    ]);
  };
}

/** The colours from the first to the second in so many steps, without the first. */
export function blend(from: Color, to: Color, steps: number): Color[] {
  const mix = (step: number) => (at: 0 | 1 | 2) =>
    Math.round(from[at] + ((to[at] - from[at]) * step) / steps);
  return Array.from({ length: steps }, (_, index): Color => {
    const channel = mix(index + 1);
    return [channel(0), channel(1), channel(2)];
  });
}

function findNearest([red, green, blue]: Color, colors: readonly Color[]): number {
  let nearest = 0;
  let least = Number.POSITIVE_INFINITY;
  colors.forEach(([r, g, b], place) => {
    const distance = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
    if (distance < least) [nearest, least] = [place, distance];
  });
  return nearest;
}

function splitColor(color: number): Color {
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
