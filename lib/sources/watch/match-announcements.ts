import { isDeepStrictEqual } from 'node:util';
import type { Announcement } from '../../record/types.gen';
import type { ParsedAnnouncement } from './read-announcements';

/** An announcement of the page, and the record's one that it matches; undefined for a new one. */
interface Match {
  parsed: ParsedAnnouncement;
  known: Announcement | undefined;
}

/**
 * Matches the announcements of a page with those on record, by day and policy. Where a day has
 * several of one policy, those with the same kind and actions match first; the rest match from the
 * bottom of the page, because AWS adds new rows at the top.
 */
export function matchAnnouncements(
  page: readonly ParsedAnnouncement[],
  record: readonly Announcement[],
): Match[] {
  const unmatched = new Map<string, Announcement[]>();
  for (const known of record) {
    const key = createKey(known);
    unmatched.set(key, [...(unmatched.get(key) ?? []), known]);
  }
  const matches: Match[] = page.map((parsed) => ({ parsed, known: undefined }));
  const assign = (match: Match, accepts: (known: Announcement) => boolean) => {
    const group = unmatched.get(createKey(match.parsed)) ?? [];
    const index = group.findLastIndex(accepts);
    if (index >= 0) [match.known] = group.splice(index, 1);
  };
  for (const match of matches) assign(match, (known) => isAlike(match.parsed, known));
  for (const match of matches.toReversed()) {
    if (match.known === undefined) assign(match, () => true);
  }
  return matches;
}

function createKey({ date, policyName }: Pick<Announcement, 'date' | 'policyName'>): string {
  return `${date} ${policyName ?? ''}`;
}

function isAlike(parsed: ParsedAnnouncement, known: Announcement): boolean {
  return parsed.kind === known.kind && isDeepStrictEqual(parsed.actionsNamed, known.actionsNamed);
}

/**
 * The permanent id of an announcement: its date and policy, and a number from the second one of a
 * day on. Adds the id to `usedIds`.
 */
export function createAnnouncementId(
  { date, policyName }: Pick<Announcement, 'date' | 'policyName'>,
  usedIds: Set<string>,
): string {
  const base = policyName === null ? date : `${date}-${policyName}`;
  let id = base;
  for (let count = 2; usedIds.has(id); count += 1) id = `${base}-${count}`;
  usedIds.add(id);
  return id;
}
