import type { SiteFile, Source } from '../../record/types.gen';
import { SourceError } from '../source-error';
import type { Origin } from './find-new-announcements';

const told: Record<Origin, Pick<Source, 'id' | 'title' | 'text'>> = {
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

/** The id that rows of a page or feed are known from, unless another is asked for. */
export function chooseSourceId(from: Origin, id?: string): string {
  return id ?? told[from].id;
}

/** What site.json says of a page or feed that rows are known from, read up to an instant. */
export function describeAnnouncementSource(
  from: Origin,
  id: string,
  observedUntil: string,
  url: string | undefined,
): Source {
  const { title, text } = told[from];
  return {
    id,
    record: 'announced',
    title,
    text,
    ...(url !== undefined && { url }),
    observedUntil,
  };
}

/** Throws a SourceError for an id that no source can have, or that another kind has already. */
export function checkSourceId(id: string, { sources }: SiteFile) {
  const isTaken = sources.some((source) => source.id === id && source.record !== 'announced');
  if (/^[a-z0-9][a-z0-9-]*$/.test(id) && !isTaken) return;
  throw new SourceError(
    '--source',
    '',
    'the id of a source of announcements: small letters, digits and hyphens',
    isTaken ? `"${id}", a source of versions` : JSON.stringify(id),
    'Name another.',
  );
}
