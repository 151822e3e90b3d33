import { showTruncated } from '../../shared/show-text';
import { findKnownNames, findLinkedNames, findPolicyNames } from '../watch/find-policy-names';
import { type ParsedAnnouncement, parseChange } from '../watch/read-announcements';
import { type Cell, joinCell } from '../watch/read-cell';
import { readDate } from '../watch/read-date';
import { findCount, findVersion } from './find-numbers';
import type { GuideRow } from './guide-table';

/** An announcement of a guide's page, with IAM's names of policies. */
export interface GuideAnnouncement extends ParsedAnnouncement {
  versionNamed?: string | undefined;
  countNamed?: number | undefined;
  /** The other policies that its row names. */
  policiesNamed?: string[] | undefined;
}

/** A row, or a policy of a row, that is not recorded. */
export interface RowProblem {
  line: number;
  expected: string;
  found: string;
  remedy: string;
}

interface ReadRows {
  announcements: GuideAnnouncement[];
  problems: RowProblem[];
}

/**
 * Reads the announcements of a page's rows, in its order: one for each policy that a row names.
 * A row that cannot be read is a problem, and the others are read.
 *
 * @param known IAM's names of the policies on record
 */
export function readRows(rows: readonly GuideRow[], known: ReadonlySet<string>): ReadRows {
  const read = rows.map((row) => readRow(row, known));
  return {
    announcements: read.flatMap(({ announcements }) => announcements),
    problems: read.flatMap(({ problems }) => problems),
  };
}

const noCell: Cell = { blocks: [], marked: [], isElided: false };

function readRow(row: GuideRow, known: ReadonlySet<string>): ReadRows {
  const { line } = row;
  const { title, text } = chooseTexts(row);
  const shown = `“${showTruncated(joinCell(title), 80)}”`;
  const day = readDate(row.date);
  if (day === undefined) {
    const expected = `a date such as March 7, 2023, of ${shown}`;
    const found = row.date === '' ? 'none' : JSON.stringify(row.date.slice(0, 80));
    const remedy = 'Add the announcement by hand where its date is known.';
    return { announcements: [], problems: [{ line, expected, found, remedy }] };
  }
  const [change] = parseChange(title, text, known);
  if (change === undefined) return { announcements: [], problems: [] };
  const isTracking = change.kind === 'tracking-started';
  const names = findNames(title, isTracking ? noCell : text, known);
  const problems = names.unknown.map((name): RowProblem => {
    const remedy = 'Import the policy where IAM has it, then this page again.';
    return { line, expected: 'a policy on record', found: name, remedy };
  });
  if (names.known.length === 0 && !isTracking) {
    if (problems.length > 0) return { announcements: [], problems };
    const remedy = 'Add it by hand where it is an announcement.';
    return {
      announcements: [],
      problems: [{ line, expected: 'the name of a policy', found: shown, remedy }],
    };
  }
  if (isTracking && problems.length > 0) return { announcements: [], problems };
  const words = `${joinCell(title)}. ${joinCell(text)}`;
  const version = findVersion(row.version, words);
  const count = change.kind === 'policy-added' ? undefined : findCount(words);
  const announced = names.known.length > 0 ? names.known : [null];
  const announcements = announced.map((policyName): GuideAnnouncement => {
    const others = names.known.filter((name) => name !== policyName);
    return {
      ...day,
      ...change,
      policyName,
      ...(version !== undefined && { versionNamed: version }),
      ...(count !== undefined && { countNamed: count }),
      ...(others.length > 0 && { policiesNamed: others }),
    };
  });
  return { announcements, problems };
}

/** The title and the text of a change, which tables have in columns of different names. */
function chooseTexts({ policy, change, description }: GuideRow): { title: Cell; text: Cell } {
  const [first = noCell, second = noCell, third] = [policy, change, description].filter(
    (cell) => cell !== undefined,
  );
  const title = third === undefined ? first : joinCells(first, second);
  const text = third ?? second;
  return joinCell(title) === '' ? { title: text, text: noCell } : { title, text };
}

function joinCells(one: Cell, other: Cell): Cell {
  const [first, second] = [joinCell(one), joinCell(other)];
  const text = [first, second].filter((each) => each !== '').join(' – ');
  return {
    blocks: [{ text, isItem: false }],
    marked: [...one.marked, ...other.marked],
    links: [...(one.links ?? []), ...(other.links ?? [])],
    isElided: one.isElided || other.isElided,
  };
}

/** A policy that takes the place of the announced one. */
const replacement = /\breplaced (?:by|with) [^.]*/gi;

interface FoundPolicies {
  known: string[];
  /** Names that look like those of policies, and that the record does not have. */
  unknown: string[];
}

/** The policies that a title names, else those of the text, else those that links lead to. */
function findNames(title: Cell, text: Cell, known: ReadonlySet<string>): FoundPolicies {
  const { names } = findPolicyNames(joinCell(title), title.marked, known);
  const inTitle = names.filter((name) => known.has(name));
  const unknown = names.filter((name) => !known.has(name));
  if (inTitle.length > 0) return { known: inTitle, unknown };
  const searches = [
    () => findKnownNames(joinCell(text).replace(replacement, ' '), known),
    () => findKnownNames([joinCell(text), ...text.marked].join(' '), known),
    () => findLinkedNames(title.links ?? [], known),
    () => findLinkedNames(text.links ?? [], known),
  ];
  for (const search of searches) {
    const found = search();
    if (found.length > 0) return { known: found, unknown: [] };
  }
  const inText = findPolicyNames(joinCell(text), text.marked, known).names;
  return { known: [], unknown: unknown.length > 0 ? unknown : inText };
}
