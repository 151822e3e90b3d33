import type { Announcement } from '../../record/types.gen';
import { showTruncated } from '../../shared/show-text';
import { ParseError } from '../source-error';
import { classifyChange } from './classify-change';
import { findActions, findRenamedActions } from './find-actions';
import { findPolicyNames } from './find-policy-names';
import { type Cell, joinCell } from './read-cell';
import { readDate } from './read-date';
import type { TableRow } from './read-table';

/** An announcement of AWS about one policy, as parsed from its page or feed. */
export type ParsedAnnouncement = Pick<
  Announcement,
  'date' | 'datePrinted' | 'policyName' | 'kind' | 'actionsNamed' | 'deniesNamed'
> & {
  /** Actions that are no longer allowed; the record has no field for them. */
  removed: string[];
  /** Whether the source omits lists of actions. */
  isElided: boolean;
  /** AWS's own words, for output only. */
  change: string;
  description: string;
};

/**
 * Parses the announcements of AWS's table, in its order. A row that names several policies becomes
 * one announcement for each; one that names none has `policyName` null. Throws a ParseError for a
 * date that cannot be parsed.
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
      'Add this row to the file in announcements/ by hand, and read a copy of the page with the date corrected.',
    );
  }
  return parseChange(row.change, row.description, known).map((parsed) => ({
    ...day,
    ...parsed,
  }));
}

/** Parses the title and the text of a change, of the table or of a feed, without its date. */
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
  const [inText, inTitle] = [findActions(text.blocks), findActions(title.blocks)];
  const hasActions = inText.allowed.length + inText.denied.length + inText.removed.length > 0;
  const { allowed, denied, removed } = hasActions ? inText : inTitle;
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
