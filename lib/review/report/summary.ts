import type { RiskCatalog } from '../../risk/catalog';
import { showTruncated } from '../../shared/show-text';
import { escapeHtml } from '../../site/escape-text';
import { verdictLabels } from '../../text/chip';
import { chipsOfRiskChanges } from '../../text/risk';
import { describeAccess } from '../../text/verdict';
import { countOf } from '../../text/wording';
import { type DocumentReview, describeResult, nameReview } from './document-review';
import { describeOverall } from './overall';

/** GitHub refuses a summary of more than 1 MiB. */
const maxBytes = 1024 * 1024;
/** What the notes about left out parts need. */
const reserve = 2000;
const maxCell = 400;

interface SummaryOptions {
  catalog: RiskCatalog;
  ignoreFuture: boolean;
  /** The names of the kinds that fail: `wider`. */
  failOn: readonly string[];
  measureBytes: (text: string) => number;
}

/**
 * The summary of a job. It is HTML with fixed lines of Markdown, because the text of a repository
 * cannot be Markdown within an HTML block without blank lines.
 */
export function buildSummary(
  reviews: readonly DocumentReview[],
  { catalog, ignoreFuture, failOn, measureBytes }: SummaryOptions,
): string {
  const notes = reviews.flatMap((review) =>
    review.result.kind === 'note' ? [formatNote(review, review.result.note)] : [],
  );
  const rows = reviews.filter(({ result }) => result.kind !== 'note');
  let left = maxBytes - reserve;
  const take = (texts: readonly string[]) => {
    const taken = texts.slice(0, countFitting(texts, left, measureBytes));
    left -= measureBytes(taken.join('\n'));
    return { texts: taken, omitted: texts.length - taken.length };
  };
  const head = take([
    `## ${escapeHtml(describeOverall(reviews, ignoreFuture))}`,
    ...describeFailures(reviews, failOn),
  ]);
  const table = take(rows.map((review) => formatRow(review, catalog)));
  const listed = take(notes);
  const details = take(rows.map(formatDetails));
  return [
    ...head.texts,
    ...(table.texts.length > 0
      ? [
          `<table><tr><th>Document</th><th>Verdict</th><th>Change</th><th>Risk</th></tr>\n${table.texts.join('\n')}\n</table>`,
        ]
      : []),
    ...nameOmitted(table.omitted, 'document', 'of the table'),
    ...(listed.texts.length > 0
      ? [`Not compared:\n\n<ul>\n${listed.texts.join('\n')}\n</ul>`]
      : []),
    ...nameOmitted(listed.omitted, 'document', 'that are not compared'),
    ...details.texts,
    ...nameOmitted(details.omitted, 'document', 'in detail'),
    '',
  ].join('\n\n');
}

function countFitting(
  texts: readonly string[],
  max: number,
  measureBytes: (text: string) => number,
): number {
  let bytes = 0;
  const first = texts.findIndex((text) => {
    bytes += measureBytes(text) + 2;
    return bytes > max;
  });
  return first < 0 ? texts.length : first;
}

function nameOmitted(count: number, noun: string, where: string): string[] {
  if (count === 0) return [];
  return [`${countOf(count, noun)} ${where} are left out: GitHub limits a summary to 1 MiB.`];
}

function describeFailures(reviews: readonly DocumentReview[], failOn: readonly string[]): string[] {
  const failing = reviews.filter(({ failures }) => failures.length > 0);
  if (failing.length === 0) return [];
  const items = failing.slice(0, 20).map((review) => {
    const reasons = review.failures.map((each) => escapeCell(each)).join('; ');
    return `<li>${formatName(review)}: ${reasons}</li>`;
  });
  const rest = failing.length - items.length;
  const more = rest > 0 ? [`<li>${countOf(rest, 'more document')}</li>`] : [];
  return [
    `This check fails (<code>fail-on: ${escapeHtml(failOn.join(', '))}</code>):`,
    `<ul>\n${[...items, ...more].join('\n')}\n</ul>`,
  ];
}

function formatRow(review: DocumentReview, catalog: RiskCatalog): string {
  const { result, state } = review;
  const name = `${formatName(review)}${state === 'changed' ? '' : ` (${state})`}`;
  const cells =
    result.kind === 'compared'
      ? [
          `<b>${verdictLabels[result.comparison.knownVerdict]}</b>`,
          escapeCell(describeAccess(result.comparison)),
          chipsOfRiskChanges(result.riskChanges, catalog)
            .map(({ text }) => escapeHtml(text))
            .join('<br>') || 'No change',
        ]
      : ['<b>Cannot be compared</b>', 'Access may have been added.', 'Unknown'];
  return `<tr>${[name, ...cells].map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

function formatNote(review: DocumentReview, note: string): string {
  return `<li>${formatName(review)}: ${escapeCell(note)}</li>`;
}

function formatDetails(review: DocumentReview): string {
  const lines = describeResult(review.result).split('\n').map(escapeHtml);
  return `<details><summary>${formatName(review)}</summary>\n\n<pre>\n${lines.join('\n')}\n</pre>\n\n</details>`;
}

/** In a code element, GitHub reads no mentions, references and emoji. */
function formatName(review: DocumentReview): string {
  return `<code>${escapeCell(nameReview(review))}</code>`;
}

function escapeCell(text: string): string {
  return escapeHtml(showTruncated(text, maxCell));
}
