import { isDeepStrictEqual } from 'node:util';
import { serializeCanonical } from '../../record/canonical';
import { rootOf } from '../../record/schemas';
import type { Guide, PolicyRecord } from '../../record/types';
import type { Announcement, AnnouncementsFile } from '../../record/types.gen';
import type { ObservedGuide } from './observation';

/**
 * The text of a guide's file with the new announcements, and how many those are; undefined where
 * the record has everything, and has read the guide as late.
 */
export function planGuide(
  record: Pick<PolicyRecord, 'guides'>,
  observed: ObservedGuide,
): { text: string; added: number } | undefined {
  const known = record.guides.find(({ id }) => id === observed.id);
  const file = completeGuide(known, observed);
  const { id: _, ...before } = known ?? { id: '' };
  if (isDeepStrictEqual(file, before)) return undefined;
  const added = file.announcements.length - (known?.announcements.length ?? 0);
  return { text: serializeCanonical(file, rootOf('announcements')), added };
}

function completeGuide(known: Guide | undefined, observed: ObservedGuide): AnnouncementsFile {
  const { title, page, readUntil, policies } = observed;
  // A guide on record without a list documents every policy of the record.
  const documented = known === undefined ? policies : known.policies && [...known.policies];
  for (const name of known === undefined ? [] : (policies ?? [])) {
    if (documented !== undefined && !documented.includes(name)) documented.push(name);
  }
  return {
    $schema: known?.$schema ?? '../schema/announcements.schema.json',
    title: known?.title ?? title,
    ...((known?.page ?? page) !== undefined && { page: known?.page ?? (page as string) }),
    readUntil: [known?.readUntil ?? '', readUntil].sort().at(-1) as string,
    ...(documented !== undefined && { policies: documented.toSorted() }),
    announcements: completeAnnouncements(known?.announcements ?? [], observed.announcements),
  };
}

function completeAnnouncements(known: readonly Announcement[], observed: readonly Announcement[]) {
  const byId = new Map(known.map((each) => [each.id, each]));
  // Another order alone changes nothing.
  if (observed.every(({ id }) => byId.has(id))) return [...known];
  const listed = new Set(observed.map(({ id }) => id));
  return [
    ...observed.map((each) => byId.get(each.id) ?? each),
    // The source has the order of AWS's page; announcements that the page no longer has follow.
    ...known.filter(({ id }) => !listed.has(id)),
  ];
}
