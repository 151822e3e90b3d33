import { serializeCanonical } from '../../record/canonical';
import { rootOf } from '../../record/schemas';
import type { PolicyRecord } from '../../record/types';
import type { Observation } from './observation';

/**
 * The text of announcements.json with the new announcements, and how many those are; undefined
 * where there are none.
 */
export function planAnnouncements(
  record: Pick<PolicyRecord, 'announcements'> | undefined,
  observed: NonNullable<Observation['announcements']>,
): { text: string; added: number } | undefined {
  const known = new Map(record?.announcements.map((each) => [each.id, each]));
  const added = observed.announcements.filter(({ id }) => !known.has(id));
  if (added.length === 0) return undefined;
  const listed = new Set(observed.announcements.map(({ id }) => id));
  const announcements = [
    ...observed.announcements.map((each) => known.get(each.id) ?? each),
    // The source has the order of AWS's page; announcements that the page no longer has follow.
    ...(record?.announcements ?? []).filter(({ id }) => !listed.has(id)),
  ];
  const file = {
    $schema: './schema/announcements.schema.json',
    page: observed.page,
    announcements,
  };
  return { text: serializeCanonical(file, rootOf('announcements')), added: added.length };
}
