import { getPolicyKey } from '../../iam/policy-key';
import { loadRecord } from '../../record/load';
import type { PolicyRecord } from '../../record/types';
import type { Source } from '../../record/types.gen';
import { describeSource } from '../import/describe-source';
import { importObservation } from '../import/import-observation';
import type { Observation } from '../import/observation';
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
  /** Paths or addresses; undefined where one is not to be read. */
  page: string | undefined;
  feed: string | undefined;
  /** Asks IAM; undefined where it is not to be asked. */
  readIam: ((record: PolicyRecord) => Promise<Observation>) | undefined;
  /** Whether to add what is new. */
  write: boolean;
  /** The id that new rows are known from, in place of ours. */
  source: string | undefined;
  limits: Limits;
  /** When it is read: an instant in UTC to the second. */
  now: string;
}

export interface WatchResult {
  news: AnnouncementFindings;
  served: NewVersions | undefined;
  /** What could not be read; nothing is written then. */
  errors: string[];
  isWritten: boolean;
}

/**
 * Holds what AWS announces and serves against the record in a folder, and adds what is new
 * where asked, all of it or nothing. A place that cannot be read does not keep the others from
 * being told of, and keeps everything from being written. Throws where the record is faulty,
 * and where it cannot be written; it is then as it was.
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
  // One after the other: each parser is a process of its own.
  const rows = pageText && (await attempt(() => readAnnounced(pageText, policyNames)));
  const items = feedText && (await attempt(() => parseFeed(feedText)));
  const news = findNewAnnouncements(record, {
    page: rows,
    feed: items,
    sources: {
      page: chooseSourceId('page', options.source),
      feed: chooseSourceId('feed', options.source),
    },
    policyNames,
    today: options.now.slice(0, 10),
  });
  const iam = describeSource('aws', observation?.observedUntil ?? options.now);
  const served = observation && (await attempt(() => findNewVersions(record, observation, iam)));
  const result: WatchResult = { news, served, errors, isWritten: false };
  if (options.write && errors.length === 0) {
    const sources = listSources(options, record, news, { page: pageText, feed: feedText });
    result.isWritten = write(options, record, { news, sources, observation, iam });
  }
  return result;
}

/** IAM's names to the record's; of several policies of one name the one that is AWS's own. */
function listPolicyNames(record: PolicyRecord, observation: Observation | undefined) {
  const names = new Map<string, string>();
  const add = (name: string, key: string) => {
    if (!names.has(name) || name === key) names.set(name, key);
  };
  for (const { iamName, policyName } of record.policies) add(iamName, policyName);
  for (const { policyName, arn } of observation?.policies ?? []) {
    add(policyName, getPolicyKey(policyName, arn));
  }
  return names;
}

async function readAnnounced(page: LocationText, policyNames: ReadonlyMap<string, string>) {
  const rows: TableRow[] = await parsePage(page);
  try {
    const announced = readAnnouncements(rows, new Set(policyNames.keys()));
    if (
      announced.some(({ policyName, kind }) => policyName !== null || kind === 'tracking-started')
    )
      return announced;
    throw new ParseError(
      '',
      'a table of updates to managed policies',
      'one whose rows name no policy',
      "Name AWS's page on the managed policies of a service.",
    );
  } catch (error) {
    if (error instanceof ParseError) throw SourceError.of(page.name, error.problem);
    throw error;
  }
}

/** The sources that new rows name, read up to when a file was written, or now. */
function listSources(
  { now }: WatchOptions,
  { announcementsPage }: PolicyRecord,
  { rows }: AnnouncementFindings,
  texts: Record<Origin, LocationText | undefined>,
): Source[] {
  const used = new Map(rows.map(({ row, from }) => [row.knownFrom[0] as string, from]));
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

/** Hands everything to the import, which checks the record as it would be and writes it whole. */
function write(
  options: WatchOptions,
  record: PolicyRecord,
  { news, sources, observation, iam }: Additions,
): boolean {
  const page = record.announcementsPage ?? findAddress(options.page);
  if (news.rows.length > 0 && page === undefined) {
    throw new SourceError(
      'announcements.json',
      '/page',
      "the address of AWS's page",
      'none',
      'Name it there, or give --page an address.',
    );
  }
  const { files } = importObservation(
    options.data,
    {
      policies: observation?.policies ?? [],
      ...(news.rows.length > 0 &&
        page !== undefined && {
          announcements: { page, announcements: news.announcements, sources },
        }),
    },
    iam,
  );
  return files.size > 0;
}

function findAddress(place: string | undefined): string | undefined {
  return place !== undefined && /^https?:\/\//i.test(place) ? place : undefined;
}
