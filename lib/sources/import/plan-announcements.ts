import { serializeCanonical } from '../../record/canonical';
import { rootOf } from '../../record/schemas';
import type { PolicyRecord } from '../../record/types';
import type { Observation } from './observation';

/**
 * The text of announcements.json with the rows that the record lacks, and how many those are;
 * undefined where there is none.
 */
export function planAnnouncements(
  record: Pick<PolicyRecord, 'announcements'> | undefined,
  observed: NonNullable<Observation['announcements']>,
): { text: string; added: number } | undefined {
  const known = new Map(record?.announcements.map((row) => [row.id, row]));
  const fresh = observed.announcements.filter(({ id }) => !known.has(id));
  if (fresh.length === 0) return undefined;
  const listed = new Set(observed.announcements.map(({ id }) => id));
  const announcements = [
    ...observed.announcements.map((row) => known.get(row.id) ?? row),
    // The source is the page as a whole: its order is AWS's, ours only keeps what left it.
    ...(record?.announcements ?? []).filter(({ id }) => !listed.has(id)),
  ];
  const file = {
    $schema: './schema/announcements.schema.json',
    page: observed.page,
    announcements,
  };
  return { text: serializeCanonical(file, rootOf('announcements')), added: fresh.length };
}
