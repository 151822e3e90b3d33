import type { Row } from '../../diff/rows';
import { type Block, compareSideBySide } from '../../diff/side-by-side';
import type { Change } from '../../history/changes';
import { dayOf } from '../../history/days';
import type { ReconciledChange } from '../../history/reconcile-change';
import { summarizeChange } from '../../text/analysis';
import { capitalize, countOf, describeMention, labelState } from '../../text/wording';
import { escapeHtml } from '../escape-text';

/** The maximum number of lines of a diff in an item; the page has all. */
const maxLines = 80;

/**
 * Formats a change as HTML without classes and styles: its summary, a further sentence, and the
 * lines that were removed and added.
 */
export function formatChangeHtml(change: Change, sentence: string, url: string): string {
  return [
    `<p><strong>${escapeHtml(summarizeChange(change))}</strong></p>`,
    `<p>${escapeHtml(sentence)}</p>`,
    readDiff(change),
    `<p><a href="${escapeHtml(url)}">Details and diff</a></p>`,
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** The diffs of changes, which several feeds have. */
const diffs = new WeakMap<Change, string>();

/** The diff of a change; empty where it is the first version. */
function readDiff(change: Change): string {
  const { before, version } = change;
  if (before === undefined) return '';
  const diff =
    diffs.get(change) ?? formatDiff(compareSideBySide(before.document, version.document));
  diffs.set(change, diff);
  return diff;
}

/** Describes in a sentence whether and when a change was announced. */
export function describeAnnouncedState(reconciled: ReconciledChange): string {
  const { change, state, mentions, misnamings } = reconciled;
  const since = `Default version since ${dayOf(change.version.createDate)}.`;
  if (state === 'no-changelog') return since;
  const dates = mentions.map(
    (mention) => `${mention.announcement.announcement.date}, ${describeMention(mention)}`,
  );
  const guesses = listDates(misnamings).map((date) => `the announcement of ${date} may mean it`);
  const text = [[labelState(reconciled), dates.join('; ')].join(' ').trim(), ...guesses].join('; ');
  return `${since} ${capitalize(text)}.`;
}

function listDates(misnamings: ReconciledChange['misnamings']): string[] {
  return [...new Set(misnamings.map(({ announcement }) => announcement.announcement.date))];
}

function formatDiff(blocks: readonly Block[]): string {
  const lines = blocks.flatMap(({ rows }) => rows.flatMap(formatRow));
  if (lines.length === 0) return '';
  const shown = lines.slice(0, maxLines).join('\n');
  const rest = lines.length - maxLines;
  const more = rest > 0 ? `\n<p>${countOf(rest, 'line')} more on the page.</p>` : '';
  return `<pre>${shown}</pre>${more}`;
}

function formatRow({ kind, before, after }: Row): string[] {
  if (kind === 'same' || kind === 'moved' || kind === 'rewritten') return [];
  return [
    ...(before === undefined ? [] : [`- ${escapeHtml(before.text)}`]),
    ...(after === undefined ? [] : [`+ ${escapeHtml(after.text)}`]),
  ];
}
