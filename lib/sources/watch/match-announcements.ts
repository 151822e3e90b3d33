import { isDeepStrictEqual } from 'node:util';
import type { Announcement } from '../../record/types.gen';
import type { ParsedAnnouncement } from './read-announcements';

/** A row of the page, and the row on record that it is; undefined where it is new. */
export interface MatchedAnnouncement<Row extends ParsedAnnouncement = ParsedAnnouncement> {
  row: Row;
  known: Announcement | undefined;
}

/**
 * Finds which rows of a page are on record: by day and policy, as often as both have them. Of
 * several of one policy and day those stand for the new ones that name what no row on record
 * names; where that does not tell, the upper ones, since AWS adds on top.
 */
export function matchAnnouncements<Row extends ParsedAnnouncement>(
  rows: readonly Row[],
  record: readonly Announcement[],
): MatchedAnnouncement<Row>[] {
  const left = new Map<string, Announcement[]>();
  for (const known of record) {
    const key = keyRow(known);
    left.set(key, [...(left.get(key) ?? []), known]);
  }
  const matched: MatchedAnnouncement<Row>[] = rows.map((row) => ({ row, known: undefined }));
  const take = (match: MatchedAnnouncement<Row>, accepts: (known: Announcement) => boolean) => {
    const group = left.get(keyRow(match.row)) ?? [];
    const index = group.findLastIndex(accepts);
    if (index >= 0) [match.known] = group.splice(index, 1);
  };
  for (const match of matched) take(match, (known) => isAlike(match.row, known));
  // From the bottom of the page, as ids are counted.
  for (const match of matched.toReversed()) {
    if (match.known === undefined) take(match, () => true);
  }
  return matched;
}

function keyRow({ date, policyName }: Pick<Announcement, 'date' | 'policyName'>): string {
  return `${date} ${policyName ?? ''}`;
}

function isAlike(row: ParsedAnnouncement, known: Announcement): boolean {
  return row.kind === known.kind && isDeepStrictEqual(row.actionsNamed, known.actionsNamed);
}

/** The permanent id of a row that comes after others of its day and policy. */
export function createAnnouncementId(
  { date, policyName }: Pick<Announcement, 'date' | 'policyName'>,
  taken: Set<string>,
): string {
  const base = policyName === null ? date : `${date}-${policyName}`;
  let id = base;
  for (let count = 2; taken.has(id); count += 1) id = `${base}-${count}`;
  taken.add(id);
  return id;
}
