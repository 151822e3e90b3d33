import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { blend, type Color, createPngWriter, type Part, type Pixels } from './write-png';

/** Pixels from a colour for each place. */
function draw(width: number, height: number, color: (x: number, y: number) => number[]) {
  const data = new Uint8ClampedArray(4 * width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) data.set([...color(x, y), 255], 4 * (y * width + x));
  }
  return { width, height, data };
}

/** A picture that is one part. */
const write = (colors: readonly Color[], pixels: Pixels) =>
  createPngWriter(colors)(pixels, [{ left: 0, top: 0, ...pixels }]);

/** A PNG as a decoder that we did not write reads it. */
async function readPng(png: Buffer) {
  const image = await loadImage(png);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { width, height, data } = context.getImageData(0, 0, image.width, image.height);
  return { width, height, data: [...data] };
}

const black: Color = [0, 0, 0];
const sixteen = Array.from(
  { length: 16 },
  (_, at): Color => [at * 17, 255 - at * 17, (at * 5) % 256],
);

test.each<[string, Color[], Pixels]>([
  ['one pixel', [[1, 2, 3]], draw(1, 1, () => [1, 2, 3])],
  [
    'one colour, an odd number of pixels a row',
    [black, [255, 253, 248]],
    draw(7, 5, () => [255, 253, 248]),
  ],
  ['rows that differ', [black, [0, 60, 7]], draw(4, 4, (_, y) => (y % 2 ? [0, 60, 7] : [0, 0, 0]))],
  ['16 colours', sixteen, draw(16, 3, (x, y) => [...(sixteen[(x + y) % 16] as Color)])],
])('%s come back as they were', async (_, colors, pixels) => {
  const { width, height, data } = pixels;
  expect(await readPng(write(colors, pixels))).toEqual({
    width,
    height,
    data: [...data],
  });
});

test('another colour comes back as the nearest of those given', async () => {
  const { data } = await readPng(
    write(
      [black, [200, 0, 0], [0, 0, 200]],
      draw(
        3,
        1,
        (x) =>
          [
            [90, 0, 0],
            [120, 10, 10],
            [9, 9, 150],
          ][x] as number[],
      ),
    ),
  );
  expect(data).toEqual([0, 0, 0, 255, 200, 0, 0, 255, 0, 0, 200, 255]);
});

test('parts come back in their places, those that overlap too, and the first colour around them', async () => {
  const whole = draw(9, 6, (x, y) =>
    x > 1 && x < 7 && y > 1 && y < 5 ? [(x % 2) * 200, 0, 0] : [0, 9, 0],
  );
  const cut = (left: number, top: number, width: number, height: number): Part => ({
    left,
    top,
    ...draw(width, height, (x, y) =>
      [...whole.data.slice(4 * (9 * (top + y) + left + x))].slice(0, 3),
    ),
  });
  const colors: Color[] = [[0, 9, 0], black, [200, 0, 0]];
  const parts = [cut(1, 1, 4, 3), cut(2, 2, 5, 4)];
  const { data } = await readPng(createPngWriter(colors)(whole, parts));
  expect(data).toEqual([...(await readPng(write(colors, whole))).data]);
  expect(new Set(data).size).toBeGreaterThan(3);
});

test('refuses more than 16 colours', () => {
  expect(() => createPngWriter([...sixteen, black])).toThrow('at most 16 colours, found 17');
});

test('blends from one colour to another, without the first', () => {
  expect(blend([255, 255, 255], [0, 55, 255], 2)).toEqual([
    [128, 155, 255],
    [0, 55, 255],
  ]);
});

test('the same pixels give the same bytes', () => {
  const make = () =>
    write(
      sixteen,
      draw(40, 30, (x, y) => [x * 6, y * 8, (x * y) % 256]),
    );
  expect(make().equals(make())).toBe(true);
});
