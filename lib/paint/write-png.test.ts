import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { writePng } from './write-png';

/** Pixels from a colour for each place. */
function draw(width: number, height: number, color: (x: number, y: number) => number[]) {
  const data = new Uint8ClampedArray(4 * width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) data.set([...color(x, y), 255], 4 * (y * width + x));
  }
  return { width, height, data };
}

/** A PNG as a decoder that we did not write reads it. */
async function readPng(png: Buffer) {
  const image = await loadImage(png);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { width, height, data } = context.getImageData(0, 0, image.width, image.height);
  return { width, height, data: [...data] };
}

test.each([
  ['one pixel', draw(1, 1, () => [1, 2, 3])],
  ['one colour', draw(7, 5, () => [255, 253, 248])],
  ['rows that differ', draw(3, 4, (x, y) => [x * 80, y * 60, 7])],
  ['256 colours', draw(16, 16, (x, y) => [x * 16, y * 16, 128])],
])('%s come back as they were', async (_, pixels) => {
  const { width, height, data } = pixels;
  expect(await readPng(writePng(pixels))).toEqual({ width, height, data: [...data] });
});

test('past 256 colours the rarest come back as the nearest of the others', async () => {
  // 300 greens, of which the last 45 stand in one pixel each.
  const pixels = draw(300, 2, (x, y) =>
    x < 255 || y === 0 ? [x % 256, 200, x >> 8] : [0, 200, 0],
  );
  const { data } = await readPng(writePng(pixels));
  const changed = [...pixels.data].map((value, at) => Math.abs(value - (data[at] as number)));
  expect(Math.max(...changed.filter((_, at) => at % 4 === 1))).toBe(0);
  expect(changed.filter((by) => by > 0).length).toBeGreaterThan(0);
  expect(new Set(chunk(data)).size).toBe(256);
});

function chunk(data: number[]): string[] {
  return data.flatMap((_, at) => (at % 4 === 0 ? [data.slice(at, at + 3).join(' ')] : []));
}

test('the same pixels give the same bytes', () => {
  const make = () => writePng(draw(40, 30, (x, y) => [x * 6, y * 8, (x * y) % 256]));
  expect(make().equals(make())).toBe(true);
});
