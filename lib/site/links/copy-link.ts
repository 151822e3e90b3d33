import { escapeHtml, writePlainLine } from '../escape-text';
import type { LinkSubject } from './subject';

export const linkFormats = ['markdown', 'confluence', 'mediawiki', 'html', 'text'] as const;
export type LinkFormat = (typeof linkFormats)[number];

/** What the formats are called where one is chosen. */
export const formatLabels: Record<LinkFormat, string> = {
  markdown: 'Markdown',
  confluence: 'Confluence',
  mediawiki: 'MediaWiki',
  html: 'HTML',
  text: 'plain text',
};

/** A link to a page, ready to be pasted. Nothing in its text is markup of the format. */
export function writeLink(format: LinkFormat, subject: LinkSubject): string {
  return writers[format]({
    label: writePlainLine(subject.label),
    detail: writePlainLine(subject.detail),
    url: encodeAddress(subject.url),
  });
}

const writers: Record<
  LinkFormat,
  (parts: { label: string; detail: string; url: string }) => string
> = {
  markdown: ({ label, url }) => `[${escapeMarkdown(label)}](${url})`,
  confluence: ({ label, url }) => `[${escapeConfluence(label)}|${url}]`,
  mediawiki: ({ label, url }) => `[${url} ${escapeMediaWiki(label)}]`,
  html: ({ label, url }) => `<a href="${escapeHtml(url)}">${escapeHtml(label)}</a>`,
  text: ({ label, detail, url }) => `${label}\n${detail}\n${url}`,
};

/** What an address may hold and a format would read as the end of it, or as markup. */
const ending = /[\s<>"'`()[\]{}|\\^*]/g;

/** An address that no format ends too early: its brackets and quotes are percent-encoded. */
export function encodeAddress(url: string): string {
  return url.replace(
    ending,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/** A sign of emphasis works only at the edge of a word: `AmazonAthena_FullAccess` is safe. */
function escapeAtEdges(text: string, signs: string): string {
  return text.replace(
    new RegExp(`(?<![\\p{L}\\p{N}])[${signs}]|[${signs}](?![\\p{L}\\p{N}])`, 'gu'),
    '\\$&',
  );
}

/** Sources: CommonMark 0.31.2, Backslash escapes and Emphasis; GitHub's tables and formulas. */
export function escapeMarkdown(text: string): string {
  return escapeAtEdges(text.replace(/[\\`*[\]<>&~|$]/g, '\\$&'), '_');
}

/**
 * Source: Atlassian, Confluence Wiki Markup, Escaping special characters. A backslash cannot
 * be escaped so, since two of them break the line; entities are kept as they are.
 */
function escapeConfluence(text: string): string {
  const escaped = text
    .replaceAll('&', '&amp;')
    .replaceAll('\\', '&#92;')
    .replace(/[{}[\]|*!^~?%@]|\((?=[^\s()]{1,3}\))/g, '\\$&');
  return escapeAtEdges(escaped, '_+-');
}

/** Sources: MediaWiki, Help:Links and Help:Formatting; entities are text there. */
function escapeMediaWiki(text: string): string {
  return text.replace(
    /[&<>[\]{}|'=~]|_(?=_)|(?<=_)_/g,
    (character) => `&#${character.charCodeAt(0)};`,
  );
}
