import { countDays, shiftDay } from '../../history/days';
import type { PolicyRecord } from '../../record/types';
import type { Announcement } from '../../record/types.gen';
import { findKnownNames } from './find-policy-names';
import { insertAnnouncements, insertByDate } from './insert-announcements';
import { createAnnouncementId, matchAnnouncements } from './match-announcements';
import { type ParsedAnnouncement, parseChange } from './read-announcements';
import { joinCell } from './read-cell';
import type { FeedItem } from './read-feed';
import { summarizeAnnouncement } from './summarize-announcement';

export type Origin = 'page' | 'feed';

/** What was read of AWS, and how it is to be known. */
export interface WatchInput {
  /** undefined where it was not read. */
  page: readonly ParsedAnnouncement[] | undefined;
  feed: readonly FeedItem[] | undefined;
  /** Ids of the sources that new rows are known from. */
  sources: Record<Origin, string>;
  /** IAM's names of the policies on record, to the names that the record has for them. */
  policyNames: ReadonlyMap<string, string>;
  /** The day on which it was read, UTC. */
  today: string;
}

export interface NewAnnouncement {
  row: Announcement;
  from: Origin;
}

/** What AWS says and we do not write: a person has to look. */
export interface ReviewItem {
  date: string;
  /** AWS's words, to show and not to keep. */
  title: string;
  why: string;
  remedy: string;
  from: Origin;
}

export interface AnnouncementFindings {
  rows: NewAnnouncement[];
  doubts: ReviewItem[];
  /** All rows, those on record and the new ones in their places. */
  announcements: Announcement[];
  /** Rows on record that the page has no more; AWS drops old ones. */
  dropped: number;
}

/** AWS dates an entry of its feed and the row that it is about up to this many days apart. */
export const maxDaysApart = 3;

/** What AWS announced and the record lacks. */
export function findNewAnnouncements(
  record: Pick<PolicyRecord, 'announcements'>,
  found: WatchInput,
): AnnouncementFindings {
  const state: State = {
    found,
    taken: new Set(record.announcements.map(({ id }) => id)),
    news: { rows: [], doubts: [], announcements: [...record.announcements], dropped: 0 },
  };
  if (found.page !== undefined) addPage(state, found.page);
  if (found.feed !== undefined) addFeed(state, found.feed);
  return state.news;
}

interface State {
  found: WatchInput;
  taken: Set<string>;
  news: AnnouncementFindings;
}

function addPage({ found, taken, news }: State, page: readonly ParsedAnnouncement[]) {
  const sure: ParsedAnnouncement[] = [];
  for (const row of page) {
    const doubt = findDoubt(row, found);
    if (doubt === undefined) sure.push({ ...row, policyName: nameOnRecord(row, found) });
    else news.doubts.push(doubt);
  }
  const matched = matchAnnouncements(sure, news.announcements);
  const held = new Set(matched.flatMap(({ known }) => known ?? []));
  news.dropped = news.announcements.filter((known) => !held.has(known)).length;
  const fromFeed = news.announcements.filter(
    (known) => !held.has(known) && known.knownFrom.every((id) => id === found.sources.feed),
  );
  const rows = matched.toReversed().flatMap(({ row, known }) => {
    if (known !== undefined) return known;
    const doubt = doubtNew(row, fromFeed, found);
    if (doubt === undefined)
      return complete(row, createAnnouncementId(row, taken), found.sources.page);
    news.doubts.push(doubt);
    return [];
  });
  const fresh = rows.filter((row) => !held.has(row));
  news.rows.push(...fresh.map((row) => ({ row, from: 'page' as const })).toReversed());
  news.announcements = insertAnnouncements(news.announcements, rows.toReversed());
}

function nameOnRecord(
  { policyName }: ParsedAnnouncement,
  { policyNames }: WatchInput,
): string | null {
  return policyName === null ? null : (policyNames.get(policyName) ?? null);
}

/** A row of which it cannot be said whose it is. */
function findDoubt(row: ParsedAnnouncement, { policyNames }: WatchInput): ReviewItem | undefined {
  const { policyName, kind } = row;
  if (policyName === null) {
    return kind === 'tracking-started' ? undefined : doubtRow(row, 'it names no policy', byHand);
  }
  if (policyNames.has(policyName)) return undefined;
  return doubtRow(
    row,
    `it names ${policyName}, which is not on record`,
    `Import the policy, then watch again: npm run import -- --from aws: --match "${policyName}".`,
  );
}

/** A row that is new by its day, and may not be. */
function doubtNew(
  row: ParsedAnnouncement,
  fromFeed: readonly Announcement[],
  { today }: WatchInput,
): ReviewItem | undefined {
  if (row.date > shiftDay(today, 1)) return doubtRow(row, 'its day is yet to come', byHand);
  const told = fromFeed.find((other) => isNear(other, row));
  if (told === undefined) return undefined;
  return doubtRow(
    row,
    `it may be ${told.id}, which the feed told`,
    'Where it is, put the words of the page in its place; where not, add it by hand.',
  );
}

function doubtRow(
  { date, change: title }: ParsedAnnouncement,
  why: string,
  remedy: string,
): ReviewItem {
  return { date, title, why, remedy, from: 'page' };
}

const byHand = 'Look at it, and add it by hand where it is an announcement.';

function addFeed(state: State, feed: readonly FeedItem[]) {
  const { found, news } = state;
  // The tables begin with the day on which AWS began to track; its feeds are older.
  const oldest = news.announcements.reduce<string | undefined>(
    (day, { date }) => (day === undefined || date < day ? date : day),
    undefined,
  );
  const told = [...news.announcements, ...(found.page ?? [])];
  for (const item of feed) {
    if (oldest === undefined || item.date >= oldest) addItem(state, item, told);
  }
}

type Told = Pick<Announcement, 'date' | 'policyName'>;

function addItem({ found, taken, news }: State, item: FeedItem, told: readonly Told[]) {
  const text = `${joinCell(item.title)} ${joinCell(item.text)}`;
  const names = findKnownNames(text, new Set(found.policyNames.keys()));
  const { date } = item;
  const title = joinCell(item.title);
  const doubt = (why: string) =>
    news.doubts.push({ date, title, why, remedy: byHand, from: 'feed' });
  if (names.length === 0) {
    const isToldOf = told.some((row) => isWithin(row.date, date));
    if (/\bmanaged polic/i.test(text) && !isToldOf) {
      doubt('it speaks of managed policies and names none on record');
    }
    return;
  }
  const [said] = parseChange(item.title, item.text, new Set(found.policyNames.keys()));
  for (const name of names) {
    const policyName = found.policyNames.get(name) as string;
    if (told.some((row) => isNear(row, { date, policyName }))) continue;
    if (date > shiftDay(found.today, 1)) doubt('its day is yet to come');
    else if (said === undefined || !/\b(?:polic|permission|action)/i.test(text)) {
      doubt(`it speaks of ${name} and not of what changed in it`);
    } else {
      const row: ParsedAnnouncement = { ...said, date, policyName };
      const announcement = complete(row, createAnnouncementId(row, taken), found.sources.feed);
      news.rows.push({ row: announcement, from: 'feed' });
      news.announcements = insertByDate(news.announcements, announcement);
    }
  }
}

function isNear(one: Told, other: Told): boolean {
  return one.policyName === other.policyName && isWithin(one.date, other.date);
}

function isWithin(one: string, other: string): boolean {
  return Math.abs(countDays(one, other)) <= maxDaysApart;
}

function complete(row: ParsedAnnouncement, id: string, source: string): Announcement {
  const { date, datePrinted, policyName, kind, actionsNamed, deniesNamed } = row;
  return {
    id,
    date,
    ...(datePrinted !== undefined && { datePrinted }),
    policyName,
    kind,
    gist: summarizeAnnouncement(row),
    actionsNamed,
    ...(deniesNamed !== undefined && { deniesNamed }),
    knownFrom: [source],
  };
}
