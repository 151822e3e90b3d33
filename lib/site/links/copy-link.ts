import { escapeHtml, formatPlainLine } from '../escape-text';
import type { LinkSubject } from './subject';

export const linkFormats = ['markdown', 'confluence', 'mediawiki', 'html', 'text'] as const;
export type LinkFormat = (typeof linkFormats)[number];

/** The labels of the formats. */
export const formatLabels: Record<LinkFormat, string> = {
  markdown: 'Markdown',
  confluence: 'Confluence',
  mediawiki: 'MediaWiki',
  html: 'HTML',
  text: 'plain text',
};

/** Formats a link to a page, to be pasted. Its text is escaped for the format. */
export function formatLink(format: LinkFormat, subject: LinkSubject): string {
  return formatters[format]({
    label: formatPlainLine(subject.label),
    detail: formatPlainLine(subject.detail),
    url: encodeAddress(subject.url),
  });
}

/** The link and the sentence about its page, as HTML for the clipboard. */
export function formatRichLink(subject: LinkSubject): string {
  return `<p>${formatLink('html', subject)}<br>${escapeHtml(formatPlainLine(subject.detail))}</p>`;
}

const formatters: Record<
  LinkFormat,
  (parts: { label: string; detail: string; url: string }) => string
> = {
  markdown: ({ label, url }) => `[${escapeMarkdown(label)}](${url})`,
  confluence: ({ label, url }) => `[${escapeConfluence(label)}|${url}]`,
  mediawiki: ({ label, url }) => `[${url} ${escapeMediaWiki(label)}]`,
  html: ({ label, url }) => `<a href="${escapeHtml(url)}">${escapeHtml(label)}</a>`,
  text: ({ label, detail, url }) => `${label}\n${detail}\n${url}`,
};

/** Characters that an address may have and that a format reads as its end or as markup. */
const delimiters = /[\s<>"'`()[\]{}|\\^*]/g;

/** Percent-encodes the characters of an address that end it in a format. */
export function encodeAddress(url: string): string {
  return url.replace(
    delimiters,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/** Escapes signs of emphasis, which work only at the edge of a word. */
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
 * Source: Atlassian, Confluence Wiki Markup, Escaping special characters. A backslash becomes an
 * entity, since two backslashes are a line break.
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
