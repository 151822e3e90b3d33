import type { Announcement } from '../../record/types.gen';

/**
 * The rows on record with those of a page among them, in the page's order: each new row stands
 * above the row that is below it on the page, the lowest ones below the row that is above them.
 * Rows that the page lacks keep their places. Where the two have no row in common, days decide.
 */
export function insertAnnouncements(
  record: readonly Announcement[],
  page: readonly Announcement[],
): Announcement[] {
  if (record.length > 0 && !page.some((row) => record.includes(row))) {
    return page.reduceRight<Announcement[]>(insertByDate, [...record]);
  }
  let placed = [...record];
  for (const [index, row] of [...page.entries()].toReversed()) {
    if (placed.includes(row)) continue;
    const below = page[index + 1];
    const above = page.slice(0, index).findLast((other) => record.includes(other));
    if (below !== undefined) placed = placeAbove(placed, row, below);
    else if (above !== undefined) placed = placed.toSpliced(placed.indexOf(above) + 1, 0, row);
    else placed = insertByDate(placed, row);
  }
  return placed;
}

/** The same of one row by its day alone: above the first that is not newer. */
export function insertByDate(record: readonly Announcement[], row: Announcement): Announcement[] {
  const older = record.find(({ date }) => date <= row.date);
  return older === undefined ? [...record, row] : placeAbove(record, row, older);
}

function placeAbove(record: readonly Announcement[], row: Announcement, below: Announcement) {
  return record.toSpliced(record.indexOf(below), 0, row);
}
