import { describe, expect, test } from 'vitest';
import type { Announcement } from '../../record/types.gen';
import { insertAnnouncements, insertByDate } from './insert-announcements';

/** Rows by a letter and their year. */
const rows = new Map(
  ['a9', 'b8', 'c7', 'd6', 'e5'].map((name) => [
    name.charAt(0),
    { id: name.charAt(0), date: `200${name.charAt(1)}-01-01` } as Announcement,
  ]),
);
const list = (letters: string) => [...letters].map((letter) => rows.get(letter) as Announcement);
const join = (placed: readonly Announcement[]) => placed.map(({ id }) => id).join('');

describe('the rows of a page', () => {
  test.each([
    ['bd', 'abcde', 'abcde'],
    ['abc', 'abcde', 'abcde'],
    ['cde', 'abcde', 'abcde'],
    ['', 'abcde', 'abcde'],
    // The page's order takes precedence over the days.
    ['bd', 'eb', 'ebd'],
    ['bd', 'bea', 'bead'],
    // Without a common announcement, the days decide.
    ['bd', 'ac', 'abcd'],
    ['ace', 'bd', 'abcde'],
    ['', 'ba', 'ba'],
    ['abcde', 'bd', 'abcde'],
  ])('among %s those of %s are %s', (record, page, placed) => {
    expect(join(insertAnnouncements(list(record), list(page)))).toBe(placed);
  });
});

test.each([
  ['bde', 'c', 'bcde'],
  ['abc', 'e', 'abce'],
  ['', 'a', 'a'],
])('among %s the row %s by its day gives %s', (record, row, placed) => {
  expect(join(insertByDate(list(record), list(row)[0] as Announcement))).toBe(placed);
});
