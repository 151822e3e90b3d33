import type { Row } from '../../diff/rows';
import { type Block, compareSideBySide } from '../../diff/side-by-side';
import type { Change } from '../../history/changes';
import { dayOf } from '../../history/days';
import type { ReconciledChange } from '../../history/reconcile-change';
import { summarizeChange } from '../../text/verdict';
import { countOf, describeMention, labelState } from '../../text/wording';
import { escapeHtml } from '../escape-text';

/** Lines of a diff in an item; the page has the rest. */
const mostLines = 80;

/**
 * What a feed item says of a change, as HTML that needs no class and no style: its summary,
 * one sentence more, and the lines that came and went.
 */
export function writeChangeHtml(change: Change, said: string, url: string): string {
  return [
    `<p><strong>${escapeHtml(summarizeChange(change))}</strong></p>`,
    `<p>${escapeHtml(said)}</p>`,
    ...(change.before === undefined
      ? []
      : [writeDiff(compareSideBySide(change.before.document, change.version.document))]),
    `<p><a href="${escapeHtml(url)}">Side by side</a></p>`,
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** One sentence: announced or not, when and how far from the day it came into force. */
export function describeAnnounced(reconciled: ReconciledChange): string {
  const { change, state, mentions, misnamings } = reconciled;
  const since = `In force since ${dayOf(change.version.createDate)}`;
  if (state === 'no-changelog') return `${since}.`;
  const rows = [
    ...mentions.map(
      (mention) => `${mention.announcement.announcement.date}, ${describeMention(mention)}`,
    ),
    ...listDates(misnamings).map((date) => `the row of ${date} seems to mean it`),
  ];
  const said = [labelState(reconciled), rows.join('; ')].filter((part) => part !== '').join(': ');
  return `${since}; ${said}.`;
}

function listDates(misnamings: ReconciledChange['misnamings']): string[] {
  return [...new Set(misnamings.map(({ announcement }) => announcement.announcement.date))];
}

function writeDiff(blocks: readonly Block[]): string {
  const lines = blocks.flatMap(({ rows }) => rows.flatMap(writeRow));
  if (lines.length === 0) return '';
  const shown = lines.slice(0, mostLines).join('\n');
  const rest = lines.length - mostLines;
  const more = rest > 0 ? `\n<p>${countOf(rest, 'line')} more on the page.</p>` : '';
  return `<pre>${shown}</pre>${more}`;
}

function writeRow({ kind, before, after }: Row): string[] {
  if (kind === 'same' || kind === 'moved' || kind === 'rewritten') return [];
  return [
    ...(before === undefined ? [] : [`- ${escapeHtml(before.text)}`]),
    ...(after === undefined ? [] : [`+ ${escapeHtml(after.text)}`]),
  ];
}
