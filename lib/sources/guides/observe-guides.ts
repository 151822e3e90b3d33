import { isDeepStrictEqual } from 'node:util';
import { guidePattern } from '../../record/read-files';
import type { Guide, PolicyRecord } from '../../record/types';
import type { Announcement } from '../../record/types.gen';
import type { Observation, ObservedGuide } from '../import/observation';
import { SourceError } from '../source-error';
import { insertAnnouncements } from '../watch/insert-announcements';
import { createAnnouncementId, matchAnnouncements } from '../watch/match-announcements';
import { readDate } from '../watch/read-date';
import { summarizeAnnouncement } from '../watch/summarize-announcement';
import { nameGuide } from './name-guide';
import type { PlacedPage } from './read-places';
import { type GuideAnnouncement, type RowProblem, readRows } from './read-rows';

export interface GuideOptions {
  /** The id of the guide; undefined to name it by its page. */
  guide: string | undefined;
  /** When the pages were read; undefined where it is not known. */
  observed: string | undefined;
  /** The instant of this import, when a page of an address was fetched. */
  now: string;
  /** The id of the source in site.json. */
  source: string;
}

/** A page with the id of its guide and with how far it was read. */
export interface NamedPage extends PlacedPage {
  id: string;
  /** undefined where it is not known, since no row has a date. */
  readUntil: string | undefined;
}

/**
 * Names the guides of pages and dates them. A page from a file was read at the newest date that
 * it prints or later, so that date is the one that is sure. Throws a SourceError for a page
 * without a name, and for two pages of one guide.
 */
export function namePages(pages: readonly PlacedPage[], options: GuideOptions): NamedPage[] {
  const named = pages.map((page) => ({
    ...page,
    id: nameOne(page, options),
    readUntil: dateOne(page, options),
  }));
  const first = new Map<string, string>();
  for (const { id, name } of named) {
    const other = first.get(id);
    if (other !== undefined) {
      const found = `“${id}”, as ${other}`;
      throw new SourceError(
        name,
        '',
        'a guide of its own',
        found,
        'Import it alone, with --guide ID.',
      );
    }
    first.set(id, name);
  }
  return named;
}

function nameOne({ name, address }: PlacedPage, { guide }: GuideOptions): string {
  if (guide !== undefined && !guidePattern.test(guide)) {
    const expected = 'the id of a guide: small letters, digits and hyphens';
    throw new SourceError('--guide', '', expected, JSON.stringify(guide), 'Correct it.');
  }
  const id = guide ?? nameGuide(name) ?? (address && nameGuide(address));
  if (id !== undefined) return id;
  const expected = 'a name that says which guide it is';
  throw new SourceError(name, '', expected, 'none', 'Name the guide: --guide ID.');
}

function dateOne({ page, isCurrent }: PlacedPage, { observed, now }: GuideOptions) {
  if (observed !== undefined || isCurrent) return observed ?? now;
  return page.rows
    .flatMap(({ date }) => readDate(date)?.date ?? [])
    .sort()
    .at(-1);
}

/** An observation of guides alone, with what was not recorded. */
interface ObservedGuides extends Observation {
  announcements: { guides: ObservedGuide[] };
  skipped: string[];
  rows: number;
}

/**
 * The announcements of pages that a record has or lacks, in the order of the pages. Rows that
 * cannot be recorded are listed in `skipped`, and do not refuse the others.
 */
export function observeGuides(
  record: PolicyRecord,
  pages: readonly NamedPage[],
  { source }: GuideOptions,
): ObservedGuides {
  const state: State = {
    source,
    policyNames: new Map(record.policies.map(({ iamName, policyName }) => [iamName, policyName])),
    usedIds: new Set(record.announcements.map(({ id }) => id)),
    byDay: new Map(),
  };
  for (const { id, announcements } of record.guides) addByDay(state, id, announcements);
  const skipped: string[] = [];
  const guides = pages.flatMap((page) => {
    const known = record.guides.find(({ id }) => id === page.id);
    const { guide, problems } = observeGuide(state, page, known);
    skipped.push(...problems.map((problem) => formatProblem(page.name, problem)));
    // A page of which nothing can be recorded is not a guide of the record.
    return guide.announcements.length === 0 ? [] : guide;
  });
  const rows = pages.reduce((sum, { page }) => sum + page.rows.length + page.shortRows.length, 0);
  return { policies: [], announcements: { guides }, skipped, rows };
}

interface State {
  source: string;
  policyNames: ReadonlyMap<string, string>;
  /** The ids of all guides. */
  usedIds: Set<string>;
  /** The announcements of all guides, by date and policy. */
  byDay: Map<string, { guide: string; announcement: Announcement }[]>;
}

function addByDay(state: State, guide: string, announcements: readonly Announcement[]) {
  for (const announcement of announcements) {
    const key = `${announcement.date} ${announcement.policyName}`;
    state.byDay.set(key, [...(state.byDay.get(key) ?? []), { guide, announcement }]);
  }
}

function observeGuide(state: State, named: NamedPage, known: Guide | undefined) {
  const { id, page, address, readUntil } = named;
  const iamNames = new Set(state.policyNames.keys());
  const { announcements, problems } = readRows(page.rows, iamNames);
  const shortRows = page.shortRows.map(({ line, cells, columns }): RowProblem => {
    const remedy = 'Correct the row in a copy of the page.';
    return { line, expected: `${columns} cells`, found: String(cells), remedy };
  });
  const onRecord = known?.announcements ?? [];
  const parsed = announcements.map((each) => useFolders(each, state.policyNames));
  const ownIds = new Set(onRecord.map((each) => each.id));
  // From the bottom of the page, where the oldest rows are, because ids are numbered by age.
  const onPage = matchAnnouncements(parsed, onRecord)
    .toReversed()
    .map(({ parsed: each, known: match }) => match ?? create(state, id, each, ownIds))
    .toReversed();
  addByDay(
    state,
    id,
    onPage.filter((each) => !onRecord.includes(each)),
  );
  const text = page.headings.join('\n');
  const policies = [...state.policyNames]
    .filter(
      ([name]) =>
        text.includes(name) && new RegExp(`(?<![\\w-])${escapePattern(name)}(?![\\w-])`).test(text),
    )
    .map(([, folder]) => folder);
  const guide: ObservedGuide = {
    id,
    title: page.title === '' ? id : page.title,
    page: address,
    readUntil: readUntil ?? '',
    policies: policies.sort(),
    announcements: insertAnnouncements(onRecord, onPage),
  };
  return { guide, problems: [...problems, ...shortRows].sort((a, b) => a.line - b.line) };
}

function escapePattern(name: string): string {
  return name.replace(/[.+=]/g, '\\$&');
}

/** The record's names of policies in the place of IAM's. */
function useFolders(
  announcement: GuideAnnouncement,
  names: ReadonlyMap<string, string>,
): GuideAnnouncement {
  const { policyName, policiesNamed } = announcement;
  return {
    ...announcement,
    policyName: policyName === null ? null : (names.get(policyName) as string),
    ...(policiesNamed !== undefined && {
      policiesNamed: policiesNamed.map((name) => names.get(name) as string),
    }),
  };
}

/**
 * A new announcement. Where another guide has the same one, with the same facts, it has the same
 * id; the start of tracking belongs to one guide only.
 */
function create(state: State, guide: string, parsed: GuideAnnouncement, ownIds: Set<string>) {
  const facts = describeFacts(parsed);
  const same = (state.byDay.get(`${parsed.date} ${parsed.policyName}`) ?? []).find(
    (other) =>
      other.guide !== guide &&
      parsed.policyName !== null &&
      !ownIds.has(other.announcement.id) &&
      isSame(other.announcement, facts),
  );
  const id = same?.announcement.id ?? createId(state, guide, parsed);
  ownIds.add(id);
  const announcement: Announcement = { id, ...facts, knownFrom: [state.source] };
  return announcement;
}

function createId({ usedIds }: State, guide: string, parsed: GuideAnnouncement): string {
  const { date, policyName } = parsed;
  return createAnnouncementId({ date, policyName: policyName ?? guide }, usedIds);
}

type Facts = Omit<Announcement, 'id' | 'knownFrom'>;

function describeFacts(parsed: GuideAnnouncement): Facts {
  const { date, datePrinted, policyName, kind, actionsNamed, deniesNamed } = parsed;
  const { versionNamed, countNamed, policiesNamed } = parsed;
  return {
    date,
    ...(datePrinted !== undefined && { datePrinted }),
    policyName,
    kind,
    gist: summarizeAnnouncement(parsed),
    actionsNamed,
    ...(deniesNamed !== undefined && { deniesNamed }),
    ...(versionNamed !== undefined && { versionNamed }),
    ...(countNamed !== undefined && { countNamed }),
    ...(policiesNamed !== undefined && { policiesNamed }),
  };
}

function isSame({ id: _, knownFrom: __, ...facts }: Announcement, other: Facts): boolean {
  return isDeepStrictEqual(facts, other);
}

function formatProblem(name: string, { line, expected, found, remedy }: RowProblem): string {
  return new SourceError(name, `line ${line}`, expected, found, remedy).message;
}
