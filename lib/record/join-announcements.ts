import type { Announcement } from './types.gen';

/**
 * The announcements of several guides in one list, guide by guide: those of one id once, at their
 * first place and with the sources of all.
 */
export function joinAnnouncements(guides: readonly (readonly Announcement[])[]): Announcement[] {
  const joined = new Map<string, Announcement>();
  for (const announcement of guides.flat()) {
    const first = joined.get(announcement.id);
    joined.set(announcement.id, first === undefined ? announcement : join(first, announcement));
  }
  return [...joined.values()];
}

function join(first: Announcement, second: Announcement): Announcement {
  const knownFrom = [...new Set([...first.knownFrom, ...second.knownFrom])];
  return knownFrom.length === first.knownFrom.length ? first : { ...first, knownFrom };
}
