import { getFirstKey, getPolicyKey } from '../../iam/policy-key';
import { loadRecord } from '../../record/load';
import type { Guide, Policy, PolicyRecord } from '../../record/types';
import type { Source } from '../../record/types.gen';
import { compareText } from '../../shared/collections';
import { nameGuide } from '../guides/name-guide';
import { describeSource } from '../import/describe-source';
import { importObservation } from '../import/import-observation';
import type { Observation, ObservedGuide } from '../import/observation';
import { ParseError, SourceError } from '../source-error';
import { checkSourceId, chooseSourceId, describeAnnouncementSource } from './announcement-source';
import {
  type AnnouncementFindings,
  findNewAnnouncements,
  type Origin,
} from './find-new-announcements';
import { findNewVersions, type NewVersions } from './find-new-versions';
import type { Limits } from './limits';
import { parseFeed, parsePage } from './parse-isolated';
import { readAnnouncements } from './read-announcements';
import { type LocationText, readLocation } from './read-location';
import type { TableRow } from './read-table';

export interface WatchOptions {
  data: string;
  /** Paths or addresses; undefined for those that are not read. */
  page: string | undefined;
  feed: string | undefined;
  /** Reads the policies from IAM; undefined where IAM is not read. */
  readIam: ((record: PolicyRecord) => Promise<Observation>) | undefined;
  /** Whether to add the new announcements and versions to the record. */
  write: boolean;
  /** The id of the source of new announcements; undefined for the default one. */
  source: string | undefined;
  limits: Limits;
  /** When it is read: an instant in UTC to the second. */
  now: string;
}

export interface WatchResult {
  news: AnnouncementFindings;
  newVersions: NewVersions | undefined;
  /** Messages of the sources that could not be read; then nothing is written. */
  errors: string[];
  isWritten: boolean;
}

/**
 * Compares AWS's announcements and IAM's versions with the record in a folder, and adds the new
 * ones where `write` is set, all of them or none. Where a source cannot be read, the result covers
 * the others, and nothing is written. Throws where the record is invalid or cannot be written; it
 * is then unchanged.
 */
export async function watch(options: WatchOptions): Promise<WatchResult> {
  const record = loadRecord(options.data, { mayBeEmpty: true });
  if (options.source !== undefined) checkSourceId(options.source, record.site);
  const errors: string[] = [];
  const attempt = async <T>(read: () => Promise<T> | T): Promise<T | undefined> => {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof Error) || error instanceof TypeError) throw error;
      errors.push(error.message);
      return undefined;
    }
  };
  const { limits, page, feed, readIam } = options;
  const [pageText, feedText, observation] = await Promise.all([
    page === undefined ? undefined : attempt(() => readLocation(page, limits)),
    feed === undefined ? undefined : attempt(() => readLocation(feed, limits)),
    readIam && attempt(() => readIam(record)),
  ]);
  const policyNames = listPolicyNames(record, observation);
  // Sequentially, because each parser is a process.
  const announced = pageText && (await attempt(() => readAnnounced(pageText, policyNames)));
  const items = feedText && (await attempt(() => parseFeed(feedText)));
  const guide = chooseGuide(record, page);
  const news = findNewAnnouncements(guide ?? { announcements: [] }, {
    usedIds: record.announcements.map(({ id }) => id),
    page: announced,
    feed: items,
    sources: {
      page: chooseSourceId('page', options.source),
      feed: chooseSourceId('feed', options.source),
    },
    policyNames,
    today: options.now.slice(0, 10),
  });
  const iam = describeSource('aws', observation?.observedUntil ?? options.now);
  const newVersions =
    observation && (await attempt(() => findNewVersions(record, observation, iam)));
  const result: WatchResult = { news, newVersions, errors, isWritten: false };
  if (options.write && errors.length === 0) {
    const sources = listSources(options, record, news, { page: pageText, feed: feedText });
    result.isWritten = write(options, record, { news, sources, observation, iam });
  }
  return result;
}

/**
 * Maps IAM's names to the record's; of several policies with one name, the AWS managed one, and of
 * those that had the name one after the other, the newest.
 */
function listPolicyNames(record: PolicyRecord, observation: Observation | undefined) {
  const names = new Map<string, string>();
  const created = ({ versions }: Policy) => versions[0]?.createDate ?? '';
  for (const { iamName, policyName } of record.policies.toSorted((a, b) =>
    compareText(created(a), created(b)),
  )) {
    if (!names.has(iamName) || iamName === getFirstKey(policyName)) names.set(iamName, policyName);
  }
  for (const { policyName, arn } of observation?.policies ?? []) {
    const key = getPolicyKey(policyName, arn);
    const known = names.get(policyName);
    if (known === undefined || (policyName === key && getFirstKey(known) !== key)) {
      names.set(policyName, key);
    }
  }
  return names;
}

async function readAnnounced(page: LocationText, policyNames: ReadonlyMap<string, string>) {
  const rows: TableRow[] = await parsePage(page);
  try {
    const announcements = readAnnouncements(rows, new Set(policyNames.keys()));
    const isMeaningful = announcements.some(
      ({ policyName, kind }) => policyName !== null || kind === 'tracking-started',
    );
    if (isMeaningful) return announcements;
    const expected = 'a table of updates to managed policies';
    const remedy = "Name AWS's page on the managed policies of a service.";
    throw new ParseError('', expected, 'one whose rows name no policy', remedy);
  } catch (error) {
    if (error instanceof ParseError) throw SourceError.of(page.name, error.problem);
    throw error;
  }
}

/** The sources of the new announcements, observed until a file was written, or until now. */
function listSources(
  { now }: WatchOptions,
  { announcementsPage }: PolicyRecord,
  { added }: AnnouncementFindings,
  texts: Record<Origin, LocationText | undefined>,
): Source[] {
  const used = new Map(
    added.map(({ announcement, from }) => [announcement.knownFrom[0] as string, from]),
  );
  return [...used].map(([id, from]) => {
    const { name = '', written } = texts[from] ?? {};
    const until = written === undefined ? now : formatInstant(written);
    const address = written === undefined ? name : undefined;
    return describeAnnouncementSource(
      from,
      id,
      until,
      address ?? (from === 'page' ? announcementsPage : undefined),
    );
  });
}

function formatInstant(time: Date): string {
  return time.toISOString().replace(/\.\d{3}Z$/, 'Z');
}

interface Additions {
  news: AnnouncementFindings;
  sources: Source[];
  observation: Observation | undefined;
  iam: Source;
}

/** Adds everything in one import, which validates the resulting record before it writes. */
function write(
  options: WatchOptions,
  record: PolicyRecord,
  { news, sources, observation, iam }: Additions,
): boolean {
  const guide = news.added.length > 0 && describeGuide(options, record, { news, sources });
  const { files } = importObservation(
    options.data,
    {
      policies: observation?.policies ?? [],
      ...(guide && { announcements: { guides: [guide], sources } }),
    },
    iam,
    { all: true },
  );
  return files.size > 0;
}

/** The guide with its new announcements. A new one has the name of its page. */
function describeGuide(
  options: WatchOptions,
  record: PolicyRecord,
  { news, sources }: Pick<Additions, 'news' | 'sources'>,
): ObservedGuide {
  const known = chooseGuide(record, options.page);
  const page = known?.page ?? findAddress(options.page);
  const id = known?.id ?? (page && nameGuide(page));
  if (id === undefined) {
    const expected = "the address of AWS's page";
    const remedy =
      'Give --page an address, or import the page: npm run import -- --from guide:FILE.';
    throw new SourceError('--page', '', expected, 'none, and no guide on record', remedy);
  }
  const read = sources.map(({ observedUntil }) => observedUntil);
  return {
    id,
    title: known?.title ?? id,
    page,
    readUntil: [known?.readUntil ?? '', ...read].sort().at(-1) as string,
    announcements: news.announcements,
  };
}

function findAddress(place: string | undefined): string | undefined {
  return place !== undefined && /^https?:\/\//i.test(place) ? place : undefined;
}

/** The guide of the page that is read: the one with its address, or else the first. */
function chooseGuide({ guides }: PolicyRecord, page: string | undefined): Guide | undefined {
  return guides.find((guide) => page !== undefined && guide.page === page) ?? guides[0];
}
