import type { Announcement } from '../../record/types.gen';

/**
 * Inserts the announcements of a page into those of the record, in the page's order: each new one
 * above the one that is below it on the page, the last ones below the one that is above them.
 * Announcements that the page does not have keep their positions. Where page and record have
 * nothing in common, dates decide.
 */
export function insertAnnouncements(
  record: readonly Announcement[],
  page: readonly Announcement[],
): Announcement[] {
  if (record.length > 0 && !page.some((each) => record.includes(each))) {
    return page.reduceRight<Announcement[]>(insertByDate, [...record]);
  }
  let result = [...record];
  for (const [index, added] of [...page.entries()].toReversed()) {
    if (result.includes(added)) continue;
    const below = page[index + 1];
    const above = page.slice(0, index).findLast((other) => record.includes(other));
    if (below !== undefined) result = insertAbove(result, added, below);
    else if (above !== undefined) result = result.toSpliced(result.indexOf(above) + 1, 0, added);
    else result = insertByDate(result, added);
  }
  return result;
}

/** Inserts an announcement above the first one that is not newer. */
export function insertByDate(record: readonly Announcement[], added: Announcement): Announcement[] {
  const older = record.find(({ date }) => date <= added.date);
  return older === undefined ? [...record, added] : insertAbove(record, added, older);
}

function insertAbove(record: readonly Announcement[], added: Announcement, below: Announcement) {
  return record.toSpliced(record.indexOf(below), 0, added);
}
