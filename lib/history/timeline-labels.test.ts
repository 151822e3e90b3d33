import { describe, expect, test } from 'vitest';
import { findLeastWidth, type LabelledMark, placeLabels } from './timeline-labels';

/** Marks at places in pixels of a chart of 1000 pixels. A label of two letters is 24 pixels wide. */
const mark = (...places: number[]): LabelledMark[] =>
  places.map((place) => ({ at: place / 1000, text: 'v1' }));

/** Each label as its place in pixels, with a quote where it is in the second row. */
const show = (marks: readonly LabelledMark[], width = 1000) =>
  placeLabels(marks, width).map(
    ({ shift, row }, index) =>
      `${Math.round((marks[index]?.at ?? 0) * width + shift)}${row === 1 ? '′' : ''}`,
  );

describe('labels', () => {
  test.each<[string, LabelledMark[], string[]]>([
    ['none', [], []],
    ['far apart are at their marks', mark(100, 200), ['100', '200']],
    ['as close as they are wide', mark(100, 124), ['100', '124']],
    ['that overlap are moved apart', mark(100, 110), ['93', '117']],
    ['of one place', mark(100, 100), ['88', '112']],
    ['at the left edge', mark(2, 100), ['12', '100']],
    ['at the right edge', mark(900, 999), ['900', '988']],
    ['that would be moved over the left edge', mark(10, 10, 60), ['12', '24′', '60']],
    ['that would be moved over the right edge', mark(990, 990), ['976', '988′']],
    ['of three places close together, in two rows', mark(100, 101, 102), ['89', '101′', '113']],
    [
      'in two rows, the next one apart in the first row again',
      mark(100, 100, 100, 100, 200),
      ['82', '94′', '106', '118′', '200'],
    ],
    [
      'that overlap the one before the last only in its own row',
      mark(100, 101, 102, 118),
      ['87', '99′', '111', '123′'],
    ],
  ])('%s', (_, marks, expected) => {
    expect(show(marks)).toEqual(expected);
  });

  test('that are longer have more room', () => {
    const marks = mark(500, 500).map((each) => ({ ...each, text: '−577d' }));
    expect(show(marks)).toEqual(['490', '510′']);
  });

  test('never overlap, nor do leaders and labels, and keep their order', () => {
    // A generator of Lehmer: random enough, and the same in each run.
    let seed = 42;
    const random = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    for (let round = 0; round < 200; round += 1) {
      const marks = Array.from({ length: 1 + Math.floor(random() * 60) }, () => ({
        at: 0.02 + 0.96 * random() ** 2,
        text: 'v'.padEnd(2 + Math.floor(random() * 4), '1'),
      })).sort((a, b) => a.at - b.at);
      const least = findLeastWidth([marks]);
      // The chart may be wider.
      const width = least * (1 + random());
      const labels = placeLabels(marks, least).map(({ shift, row }, index) => {
        const { at, text } = marks[index] as LabelledMark;
        const [middle, half] = [at * width + shift, Math.max(24, text.length * 6.6 + 8) / 2];
        return { row, from: middle - half, to: middle + half, at: middle };
      });
      const slack = 0.001;
      expect(labels.every(({ from, to }) => from >= -slack && to <= width + slack)).toBe(true);
      for (const [index, one] of labels.entries()) {
        for (const other of labels.slice(index + 1)) {
          expect(other.at).toBeGreaterThan(one.at);
          if (one.row === other.row) expect(other.from).toBeGreaterThanOrEqual(one.to - slack);
          // The leader of a label in the second row passes through the first one.
          else if (one.row === 1) expect(other.from).toBeGreaterThanOrEqual(one.at - slack);
          else expect(other.at).toBeGreaterThanOrEqual(one.to - slack);
        }
      }
    }
  });
});

describe('the least width', () => {
  const repeat = (count: number, at: number) =>
    Array.from({ length: count }, () => ({ at, text: 'v1' }));

  test.each<[string, LabelledMark[][], number]>([
    ['without lines is that of a phone', [], 300],
    ['without marks', [[]], 300],
    ['of a few marks', [mark(100, 500, 900)], 300],
    ['of more labels than a phone has room for', [repeat(40, 0.5)], 1000],
    ['of labels that would be far from their marks', [repeat(12, 0.5)], 1000],
    ['is that of the line that needs most', [mark(500), repeat(100, 0.5)], 1240],
  ])('%s', (_, lines, width) => {
    expect(findLeastWidth(lines)).toBe(width);
  });
});
