/** A mark on a line of a timeline, and the text of its label. */
export interface LabelledMark {
  /** The place of the mark, as a share of the width. */
  at: number;
  text: string;
}

/** The place of a label. */
export interface Label {
  /** Pixels from the mark to the centre of the label; negative to the left. */
  shift: number;
  /** Row 0 is next to the line. */
  row: 0 | 1;
}

/** Pixels: of a letter, of the space around a label, and of the narrowest target for a finger. */
const letter = 6.6;
const padding = 8;
const leastTarget = 24;

/** Labels in one row are moved away from their marks by at most these pixels; otherwise two are used. */
const maxShiftInRow = 14;
/** The same for labels in two rows, in a chart that is not wide. */
const maxShift = 48;
/** The width in pixels from which on labels are moved farther before the chart becomes wider. */
const wide = 1000;
const narrow = 300;

/**
 * Returns the least width in pixels at which the labels of some lines have room, each near its mark.
 * A narrower screen scrolls.
 */
export function findLeastWidth(lines: readonly (readonly LabelledMark[])[]): number {
  let width = narrow;
  while (!lines.every((marks) => hasRoom(marks, width))) {
    width = Math.ceil((width * 1.05) / 20) * 20;
  }
  return width;
}

function hasRoom(marks: readonly LabelledMark[], width: number): boolean {
  const sizes = marks.map(measure);
  const used = sum(listDistances(sizes, halveWider)) + Math.max(0, ...sizes);
  if (used > width) return false;
  return (
    width >= wide || placeLabels(marks, width).every(({ shift }) => Math.abs(shift) <= maxShift)
  );
}

/**
 * Places the labels of a line in one row where they stay close to their marks, otherwise in two
 * rows. Neither two labels nor a label and the leader of another one overlap. Labels keep the order
 * of their marks, so leaders do not cross.
 * @param marks from left to right.
 * @param width in pixels, at least that of `findLeastWidth`. The shifts hold for any wider chart, too:
 * its marks, and so its labels, are farther apart.
 */
export function placeLabels(marks: readonly LabelledMark[], width: number): Label[] {
  const sizes = marks.map(measure);
  const single = spread(marks, listDistances(sizes, addHalves), width);
  const inRow = single.map((place, index) => place - (marks[index] as LabelledMark).at * width);
  if (inRow.every((shift) => Math.abs(shift) <= maxShiftInRow)) {
    return inRow.map((shift) => ({ shift, row: 0 }));
  }
  const places = spread(marks, listDistances(sizes, halveWider), width);
  const labels: Label[] = [];
  for (const [index, { at }] of marks.entries()) {
    const [before = 0, place] = [places[index - 1], places[index] as number];
    const isClose = place - before < addHalves(sizes[index - 1] ?? 0, sizes[index] as number);
    const row = index > 0 && isClose && labels.at(-1)?.row === 0 ? 1 : 0;
    labels.push({ shift: place - at * width, row });
  }
  return labels;
}

/** The distance of two labels in one row. */
const addHalves = (one: number, other: number) => (one + other) / 2;
/** The distance of two labels in different rows, of which the leader of one passes beside the other. */
const halveWider = (one: number, other: number) => Math.max(one, other) / 2;

/** The width of a label with the space around it. */
function measure({ text }: LabelledMark): number {
  return Math.max(leastTarget, text.length * letter + padding);
}

/** The distances from each label to the next one. */
function listDistances(sizes: readonly number[], measureDistance: typeof addHalves): number[] {
  return sizes.slice(1).map((size, index) => measureDistance(sizes[index] as number, size));
}

/**
 * Moves labels as little as possible, so that each has the distance to the next one: the least sum
 * of squares, by pooling neighbours that are too close (isotonic regression). Then it moves those
 * that are too close to an edge.
 */
function spread(
  marks: readonly LabelledMark[],
  distances: readonly number[],
  width: number,
): number[] {
  const offsets = [0];
  for (const distance of distances) offsets.push((offsets.at(-1) as number) + distance);
  const pools: { mean: number; size: number }[] = [];
  for (const [index, { at }] of marks.entries()) {
    let pool = { mean: at * width - (offsets[index] as number), size: 1 };
    for (let last = pools.at(-1); last && last.mean > pool.mean; last = pools.at(-1)) {
      const size = last.size + pool.size;
      pool = { mean: (last.mean * last.size + pool.mean * pool.size) / size, size };
      pools.pop();
    }
    pools.push(pool);
  }
  const places = pools
    .flatMap(({ mean, size }) => Array<number>(size).fill(mean))
    .map((mean, index) => mean + (offsets[index] as number));
  keepInside(places, marks.map(measure), distances, width);
  return places;
}

/** Moves labels that are too close to an edge of the chart, and their neighbours with them. */
function keepInside(
  places: number[],
  sizes: readonly number[],
  distances: readonly number[],
  width: number,
) {
  let least = (sizes[0] ?? 0) / 2;
  for (const [index, place] of places.entries()) {
    places[index] = Math.max(place, least);
    least = (places[index] as number) + (distances[index] ?? 0);
  }
  let most = width - (sizes.at(-1) ?? 0) / 2;
  for (let index = places.length - 1; index >= 0; index -= 1) {
    places[index] = Math.min(places[index] as number, most);
    most = (places[index] as number) - (distances[index - 1] ?? 0);
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
