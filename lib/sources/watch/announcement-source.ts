import type { SiteFile, Source } from '../../record/types.gen';
import { SourceError } from '../source-error';
import type { Origin } from './find-new-announcements';

const descriptions: Record<Origin, Pick<Source, 'id' | 'title' | 'text'>> = {
  page: {
    id: 'guide-page',
    title: 'AWS’s page on managed policies',
    text: 'The table of updates on AWS’s page on managed policies, as the watch read it.',
  },
  feed: {
    id: 'guide-feed',
    title: 'AWS’s feed of document history',
    text: 'The feed of a guide’s document history, as the watch read it.',
  },
};

/** The id of the source for announcements of a page or feed: the given one, or the default. */
export function chooseSourceId(from: Origin, id?: string): string {
  return id ?? descriptions[from].id;
}

/** The entry in site.json for a page or feed that was read at an instant. */
export function describeAnnouncementSource(
  from: Origin,
  id: string,
  observedUntil: string,
  url: string | undefined,
): Source {
  const { title, text } = descriptions[from];
  return {
    id,
    record: 'announced',
    title,
    text,
    ...(url !== undefined && { url }),
    observedUntil,
  };
}

/** Throws a SourceError for an invalid id, and for the id of a source of versions. */
export function checkSourceId(id: string, { sources }: SiteFile) {
  const isTaken = sources.some((source) => source.id === id && source.record !== 'announced');
  if (/^[a-z0-9][a-z0-9-]*$/.test(id) && !isTaken) return;
  const expected = 'the id of a source of announcements: small letters, digits and hyphens';
  const found = isTaken ? `"${id}", a source of versions` : JSON.stringify(id);
  const remedy = 'Name another.';
  throw new SourceError('--source', '', expected, found, remedy);
}
