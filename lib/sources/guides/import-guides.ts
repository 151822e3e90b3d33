import { describeSource } from '../import/describe-source';
import { importObservation } from '../import/import-observation';
import type { ImportCounts } from '../import/plan';
import { checkSourceId } from '../watch/announcement-source';
import type { Limits } from '../watch/limits';
import { namePages, observeGuides } from './observe-guides';
import { GuidesError, readPlaces } from './read-places';

export interface GuideImport {
  /** The record. */
  data: string;
  /** A file, a folder or an address. */
  place: string;
  guide: string | undefined;
  /** When the pages were read; undefined where it is not known. */
  observed: string | undefined;
  /** The id of the source; undefined for the default one. */
  source: string | undefined;
  dryRun: boolean;
  limits: Limits;
  now: string;
}

export interface GuideImportResult {
  added: ImportCounts;
  pages: number;
  rows: number;
  /** Messages about rows that are not recorded. */
  skipped: string[];
}

/**
 * Adds the announcements of a page of a guide, or of all pages of a folder, to a record, all of
 * them or none. Rows that cannot be recorded are listed. Throws where a page cannot be read, and
 * as `importObservation` does; the record is then unchanged.
 */
export async function importGuides(options: GuideImport): Promise<GuideImportResult> {
  const { guide, observed, now } = options;
  const kind = describeSource('guide', now, options.source);
  const naming = { guide, observed, now, source: kind.id };
  const pages = namePages(await readPlaces(options.place, options.limits), naming);
  const readUntil = pages
    .flatMap((page) => page.readUntil ?? [])
    .sort()
    .at(-1) as string;
  const result: GuideImportResult = {
    added: { policies: 0, versions: 0, announcements: 0, defaults: 0, gone: 0, completed: 0 },
    pages: pages.length,
    rows: 0,
    skipped: [],
  };
  const { added } = importObservation(
    options.data,
    (record) => {
      checkSourceId(kind.id, record.site);
      const observation = observeGuides(record, pages, naming);
      result.rows = observation.rows;
      result.skipped = observation.skipped;
      const { guides } = observation.announcements;
      if (guides.length === 0) throw new GuidesError(observation.skipped);
      return observation;
    },
    { ...kind, observedUntil: readUntil ?? now },
    { dryRun: options.dryRun },
  );
  return { ...result, added };
}
