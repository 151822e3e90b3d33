import type { Announcement } from '../../record/types.gen';
import { showTruncated } from '../../shared/show-text';
import { ParseError } from '../source-error';
import { classifyChange } from './classify-change';
import { findActions, findRenamedActions } from './find-actions';
import { findPolicyNames } from './find-policy-names';
import { type Cell, joinCell } from './read-cell';
import { readDate } from './read-date';
import type { TableRow } from './read-table';

/** What AWS announced of one policy on one day. */
export type ParsedAnnouncement = Pick<
  Announcement,
  'date' | 'datePrinted' | 'policyName' | 'kind' | 'actionsNamed' | 'deniesNamed'
> & {
  /** Actions that are said to be allowed no more; the record has no field for them. */
  removed: string[];
  /** Whether the place that was read leaves lists of actions out. */
  isElided: boolean;
  /** AWS's own words, to show and not to keep. */
  change: string;
  description: string;
};

/**
 * What the rows of the table announce, in their order: a row that names several policies says
 * the same of each; one that names none has `policyName` null, whatever its kind.
 * Throws an ParseError for a date that cannot be read without doubt.
 */
export function readAnnouncements(
  rows: readonly TableRow[],
  known: ReadonlySet<string>,
): ParsedAnnouncement[] {
  return rows.flatMap((row, index) => readRow(row, index, known));
}

function readRow(row: TableRow, index: number, known: ReadonlySet<string>): ParsedAnnouncement[] {
  const day = readDate(row.date);
  const change = joinCell(row.change);
  if (day === undefined) {
    throw new ParseError(
      `row ${index + 1} of the table of updates, “${showTruncated(change, 80)}”`,
      'a date such as March 7, 2023',
      JSON.stringify(row.date.slice(0, 80)),
      'Add this row to announcements.json by hand, and read a copy of the page with the date mended.',
    );
  }
  return parseChange(row.change, row.description, known).map((announced) => ({
    ...day,
    ...announced,
  }));
}

/** The same of a title and a text without a date, as a feed has them too. */
export function parseChange(
  title: Cell,
  text: Cell,
  known: ReadonlySet<string>,
): Omit<ParsedAnnouncement, 'date' | 'datePrinted'>[] {
  const change = joinCell(title);
  const description = joinCell(text);
  const { names, rest } = findPolicyNames(change, title.marked, known);
  const renamed = findRenamedActions(`${rest} ${description}`);
  const isRenaming = renamed.length > 0 && /\brenam/i.test(`${rest} ${description}`);
  const [said, titled] = [findActions(text.blocks), findActions(title.blocks)];
  const isNamed = said.allowed.length + said.denied.length + said.removed.length > 0;
  const { allowed, denied, removed } = isNamed ? said : titled;
  const isNew = /^added\W*$/i.test(names.reduce((left, name) => left.replaceAll(name, ''), rest));
  const kind = classifyChange({
    change: isNew && names.length > 0 ? `${rest} new policy` : rest || change,
    description,
    isRenaming,
  });
  const facts = {
    kind,
    actionsNamed: isRenaming ? renamed : allowed,
    ...(denied.length > 0 && !isRenaming && { deniesNamed: denied }),
    removed,
    isElided: text.isElided || title.isElided,
    change,
    description,
  };
  return (names.length > 0 ? names : [null]).map((policyName) => ({ policyName, ...facts }));
}
