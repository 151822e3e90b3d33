import type { Announcement } from '../record/types.gen';

/**
 * The rows on record with those of a page among them, in the page's order: each new row stands
 * above the row that is below it on the page. Rows that the page lacks keep their places.
 */
export function placeRows(
  record: readonly Announcement[],
  page: readonly Announcement[],
): Announcement[] {
  let placed = [...record];
  let below: Announcement | undefined;
  for (const row of page.toReversed()) {
    if (!placed.includes(row)) {
      placed = below === undefined ? placeRow(placed, row) : placeAbove(placed, row, below);
    }
    below = row;
  }
  return placed;
}

/** The same of one row by its day alone: above the first that is not newer. */
export function placeRow(record: readonly Announcement[], row: Announcement): Announcement[] {
  const older = record.find(({ date }) => date <= row.date);
  return older === undefined ? [...record, row] : placeAbove(record, row, older);
}

function placeAbove(record: readonly Announcement[], row: Announcement, below: Announcement) {
  return record.toSpliced(record.indexOf(below), 0, row);
}
