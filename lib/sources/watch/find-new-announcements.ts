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

/** What was read from AWS, and the context of the record that is needed to compare it. */
export interface WatchInput {
  /** undefined where it was not read. */
  page: readonly ParsedAnnouncement[] | undefined;
  feed: readonly FeedItem[] | undefined;
  /** The ids of all announcements on record. */
  usedIds: readonly string[];
  /** The ids of the sources of new announcements. */
  sources: Record<Origin, string>;
  /** IAM's names of the policies on record, to the record's names. */
  policyNames: ReadonlyMap<string, string>;
  /** The day on which it was read, UTC. */
  today: string;
}

export interface NewAnnouncement {
  announcement: Announcement;
  from: Origin;
}

/** Text of AWS that is never added without a person's review, because its meaning is unclear. */
export interface ReviewItem {
  date: string;
  /** AWS's own words, for output only; the record contains none of them. */
  title: string;
  why: string;
  remedy: string;
  from: Origin;
}

export interface AnnouncementFindings {
  added: NewAnnouncement[];
  toReview: ReviewItem[];
  /** The record's announcements and the new ones, in the order of AWS's page. */
  announcements: Announcement[];
  /** How many of the record's announcements the page does not have; AWS removes old ones. */
  dropped: number;
}

/** The dates of a feed's entry and of the same change on the page differ by at most so many days. */
const maxDaysApart = 3;

/** Finds the announcements of a page and a feed that the record does not have. */
export function findNewAnnouncements(
  record: Pick<PolicyRecord, 'announcements'>,
  input: WatchInput,
): AnnouncementFindings {
  const state: State = {
    input,
    usedIds: new Set(input.usedIds),
    findings: { added: [], toReview: [], announcements: [...record.announcements], dropped: 0 },
  };
  if (input.page !== undefined) addPage(state, input.page);
  if (input.feed !== undefined) addFeed(state, input.feed);
  return state.findings;
}

interface State {
  input: WatchInput;
  usedIds: Set<string>;
  findings: AnnouncementFindings;
}

function addPage({ input, usedIds, findings }: State, page: readonly ParsedAnnouncement[]) {
  const clear: ParsedAnnouncement[] = [];
  for (const parsed of page) {
    const item = reviewPolicyName(parsed, input);
    if (item !== undefined) findings.toReview.push(item);
    else clear.push({ ...parsed, policyName: findRecordName(parsed, input) });
  }
  const matches = matchAnnouncements(clear, findings.announcements);
  const matched = new Set(matches.flatMap(({ known }) => known ?? []));
  const unmatched = findings.announcements.filter((known) => !matched.has(known));
  findings.dropped = unmatched.length;
  const fromFeed = unmatched.filter(({ knownFrom }) =>
    knownFrom.every((id) => id === input.sources.feed),
  );
  // From the bottom of the page, where the oldest rows are, because ids are numbered by age.
  const onPage = matches.toReversed().flatMap(({ parsed, known }) => {
    if (known !== undefined) return known;
    const item = reviewNew(parsed, fromFeed, input);
    if (item === undefined) {
      return createAnnouncement(parsed, createAnnouncementId(parsed, usedIds), input.sources.page);
    }
    findings.toReview.push(item);
    return [];
  });
  const added = onPage.filter((announcement) => !matched.has(announcement)).toReversed();
  findings.added.push(...added.map((announcement) => ({ announcement, from: 'page' as const })));
  findings.announcements = insertAnnouncements(findings.announcements, onPage.toReversed());
}

function findRecordName({ policyName }: ParsedAnnouncement, { policyNames }: WatchInput) {
  return policyName === null ? null : (policyNames.get(policyName) ?? null);
}

/** The reason why the policy of a row is unclear; undefined where it is clear. */
function reviewPolicyName(
  parsed: ParsedAnnouncement,
  { policyNames }: WatchInput,
): ReviewItem | undefined {
  const { policyName, kind } = parsed;
  if (policyName === null) {
    return kind === 'tracking-started'
      ? undefined
      : createReviewItem(parsed, 'it names no policy', reviewByHand);
  }
  if (policyNames.has(policyName)) return undefined;
  return createReviewItem(
    parsed,
    `it names ${policyName}, which is not on record`,
    `Import the policy, then watch again: npm run import -- --from aws: --match "${policyName}".`,
  );
}

/** The reason why an unmatched row may not be a new announcement; undefined where it is one. */
function reviewNew(
  parsed: ParsedAnnouncement,
  fromFeed: readonly Announcement[],
  { today }: WatchInput,
): ReviewItem | undefined {
  if (parsed.date > shiftDay(today, 1)) {
    return createReviewItem(parsed, 'its day is yet to come', reviewByHand);
  }
  const same = fromFeed.find((other) => isSameChange(other, parsed));
  if (same === undefined) return undefined;
  return createReviewItem(
    parsed,
    `it may be ${same.id}, which came from the feed`,
    'Where it is, put the words of the page in its place; where not, add it by hand.',
  );
}

function createReviewItem(
  { date, change: title }: ParsedAnnouncement,
  why: string,
  remedy: string,
): ReviewItem {
  return { date, title, why, remedy, from: 'page' };
}

const reviewByHand = 'Look at it, and add it by hand where it is an announcement.';

function addFeed(state: State, feed: readonly FeedItem[]) {
  const { input, findings } = state;
  // AWS's tables start with the day on which AWS began to track changes; its feeds are older.
  const oldest = findings.announcements.map(({ date }) => date).sort()[0];
  const announced = [...findings.announcements, ...(input.page ?? [])];
  for (const item of feed) {
    if (oldest === undefined || item.date >= oldest) addFeedItem(state, item, announced);
  }
}

type DatedChange = Pick<Announcement, 'date' | 'policyName'>;

function addFeedItem(
  { input, usedIds, findings }: State,
  item: FeedItem,
  announced: readonly DatedChange[],
) {
  const text = `${joinCell(item.title)} ${joinCell(item.text)}`;
  const known = new Set(input.policyNames.keys());
  const names = findKnownNames(text, known);
  const { date } = item;
  const title = joinCell(item.title);
  const review = (why: string) =>
    findings.toReview.push({ date, title, why, remedy: reviewByHand, from: 'feed' });
  if (names.length === 0) {
    const isAnnounced = announced.some((other) => isWithinDays(other.date, date));
    if (/\bmanaged polic/i.test(text) && !isAnnounced) {
      review('it is about managed policies and names none on record');
    }
    return;
  }
  const [change] = parseChange(item.title, item.text, known);
  for (const name of names) {
    const policyName = input.policyNames.get(name) as string;
    if (announced.some((other) => isSameChange(other, { date, policyName }))) continue;
    if (date > shiftDay(input.today, 1)) review('its day is yet to come');
    else if (change === undefined || !/\b(?:polic|permission|action)/i.test(text)) {
      review(`it names ${name} but not what changed in it`);
    } else {
      const parsed: ParsedAnnouncement = { ...change, date, policyName };
      const id = createAnnouncementId(parsed, usedIds);
      const announcement = createAnnouncement(parsed, id, input.sources.feed);
      findings.added.push({ announcement, from: 'feed' });
      findings.announcements = insertByDate(findings.announcements, announcement);
    }
  }
}

function isSameChange(one: DatedChange, other: DatedChange): boolean {
  return one.policyName === other.policyName && isWithinDays(one.date, other.date);
}

function isWithinDays(one: string, other: string): boolean {
  return Math.abs(countDays(one, other)) <= maxDaysApart;
}

function createAnnouncement(parsed: ParsedAnnouncement, id: string, source: string): Announcement {
  const { date, datePrinted, policyName, kind, actionsNamed, deniesNamed } = parsed;
  return {
    id,
    date,
    ...(datePrinted !== undefined && { datePrinted }),
    policyName,
    kind,
    gist: summarizeAnnouncement(parsed),
    actionsNamed,
    ...(deniesNamed !== undefined && { deniesNamed }),
    knownFrom: [source],
  };
}
