import { crc32, deflateSync } from 'node:zlib';

/** Opaque pixels, four bytes each, row by row. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

export type Color = readonly [red: number, green: number, blue: number];

/** Pixels of a part of a picture, by its upper left corner. */
export interface Part extends Pixels {
  left: number;
  top: number;
}

/**
 * A writer of PNGs in at most 16 given colours, half a byte a pixel: every other colour is
 * written as the nearest of them. A card in 256 colours had twice the bytes and nothing more
 * to show, and took ten times as long to deflate. Where no part is, it
 * is of the first colour; parts that overlap have to be of the same picture.
 * Source: PNG (Third Edition), W3C, 2025.
 */
export function createPngWriter(
  colors: readonly Color[],
): (size: { width: number; height: number }, parts: readonly Part[]) => Buffer {
  if (colors.length > 16) throw new Error(`expected at most 16 colours, found ${colors.length}.`);
  const findPlace = createLookUp(colors);
  return ({ width, height }, parts) => {
    const rowBytes = 1 + Math.ceil(width / 2);
    const rows = Buffer.alloc(rowBytes * height);
    for (const { left, top, data, ...part } of parts) {
      const pixels = new Int32Array(data.buffer, data.byteOffset, data.length / 4);
      let [last, place] = [0, 0];
      let at = 0;
      for (let y = top; at < pixels.length; y += 1) {
        // Before each row stands a byte, 0, that says that it is not filtered.
        const start = rowBytes * y + 1;
        for (let x = left; x < left + part.width; x += 1, at += 1) {
          const color = pixels[at] as number;
          // Most pixels are of the colour of the one before.
          if (color !== last) {
            place = findPlace(color, data, 4 * at);
            last = color;
          }
          if (place === 0) continue;
          const byte = start + (x >> 1);
          rows[byte] = (rows[byte] as number) | (x % 2 === 0 ? place << 4 : place);
        }
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

/**
 * The place of the nearest colour, by the four bytes of a pixel as this machine reads them as
 * one number, and where they stand. The last answers are kept, in a table and not a Map: a
 * card asks for 60,000.
 */
function createLookUp(
  colors: readonly Color[],
): (pixel: number, data: Uint8ClampedArray, at: number) => number {
  const pixels = new Int32Array(4096);
  const places = new Uint8Array(4096);
  return (pixel, data, at) => {
    const slot = (pixel ^ (pixel >>> 11)) & 4095;
    if (pixels[slot] !== pixel) {
      places[slot] = findNearest(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0, colors);
      pixels[slot] = pixel;
    }
    return places[slot] as number;
  };
}

function findNearest(red: number, green: number, blue: number, colors: readonly Color[]): number {
  let nearest = 0;
  let least = Number.POSITIVE_INFINITY;
  colors.forEach(([r, g, b], place) => {
    const distance = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
    if (distance < least) [nearest, least] = [place, distance];
  });
  return nearest;
}

function writeChunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(named.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  named.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(named), named.length + 4);
  return chunk;
}
