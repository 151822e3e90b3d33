import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { blend, type Color, createPngEncoder, type Pixels } from './encode-png';

/** Pixels from a colour for each place. */
function fill(width: number, height: number, color: (x: number, y: number) => readonly number[]) {
  const data = new Uint8ClampedArray(4 * width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) data.set([...color(x, y), 255], 4 * (y * width + x));
  }
  return { width, height, data };
}

/** Decodes a PNG with the canvas. */
async function decode(png: Buffer) {
  const image = await loadImage(png);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { width, height, data } = context.getImageData(0, 0, image.width, image.height);
  return { width, height, data };
}

const black: Color = [0, 0, 0];
const sixteen = Array.from(
  { length: 16 },
  (_, at): Color => [at * 17, 255 - at * 17, (at * 5) % 256],
);
const others = [
  [90, 0, 0],
  [120, 10, 10],
  [9, 9, 150],
] as const;
const nearest = [black, [200, 0, 0], [0, 0, 200]] as const;

test.each<[what: string, palette: readonly Color[], pixels: Pixels, decoded?: Pixels]>([
  ['one pixel', [[1, 2, 3]], fill(1, 1, () => [1, 2, 3])],
  [
    'one colour, an odd number of pixels a row',
    [black, [255, 253, 248]],
    fill(7, 5, () => [255, 253, 248]),
  ],
  ['rows that differ', [black, [0, 60, 7]], fill(4, 4, (_, y) => (y % 2 ? [0, 60, 7] : [0, 0, 0]))],
  ['16 colours', sixteen, fill(16, 3, (x, y) => sixteen[(x + y) % 16] as Color)],
  [
    'other colours as the nearest of the palette',
    nearest,
    fill(3, 1, (x) => others[x as 0]),
    fill(3, 1, (x) => nearest[x as 0]),
  ],
])('encodes %s', async (_, palette, pixels, decoded = pixels) => {
  expect(await decode(createPngEncoder(palette)(pixels))).toEqual(decoded);
});

test('refuses more than 16 colours', () => {
  expect(() => createPngEncoder([...sixteen, black])).toThrow('at most 16 colours, found 17');
});

test('blends from one colour to another, without the first', () => {
  expect(blend([255, 255, 255], [0, 55, 255], 2)).toEqual([
    [128, 155, 255],
    [0, 55, 255],
  ]);
});
