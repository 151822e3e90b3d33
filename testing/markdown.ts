import { dirname, join } from 'node:path/posix';
import { marked, type Token } from 'marked';

/** A link or an image of a Markdown file. */
interface MarkdownLink {
  target: string;
  /** The text of a link, or the description of an image. */
  text: string;
}

/** The targets of all links and images of a Markdown text; code has none. */
export function listLinks(markdown: string): MarkdownLink[] {
  const links: MarkdownLink[] = [];
  visit(markdown, (token) => {
    if (token.type === 'link' || token.type === 'image') {
      links.push({ target: token.href, text: token.text });
    }
    if (token.type !== 'html') return;
    for (const [, target = ''] of token.text.matchAll(/\b(?:href|src)="([^"]*)"/g)) {
      links.push({ target, text: token.text });
    }
  });
  return links;
}

/**
 * The fragments of all headings: lower case, without punctuation, hyphens for spaces, and a number
 * after a repeated one. GitHub makes them so.
 */
export function listAnchors(markdown: string): string[] {
  const counts = new Map<string, number>();
  const anchors: string[] = [];
  visit(markdown, (token) => {
    if (token.type !== 'heading') return;
    const text = readText(token.tokens ?? []).toLowerCase();
    const anchor = text.replace(/[^\p{L}\p{N}\p{M}_ -]/gu, '').replaceAll(' ', '-');
    const count = counts.get(anchor) ?? 0;
    counts.set(anchor, count + 1);
    anchors.push(count === 0 ? anchor : `${anchor}-${count}`);
  });
  return anchors;
}

/** The path that a relative link leads to, seen from the root of the repository. */
export function resolveLink(path: string, target: string): string {
  const [file = ''] = target.split('#');
  return file === '' ? path : join(dirname(path), decodeURI(file)).replace(/\/$/, '');
}

/**
 * Describes the links of a Markdown file that lead nowhere.
 *
 * @param path of the file
 * @param files all files of the repository: path to text, which is empty for files other than Markdown
 */
export function findBrokenLinks(path: string, files: ReadonlyMap<string, string>): string[] {
  return listLinks(files.get(path) ?? '').flatMap(({ target, text }) => {
    const problem = explainLink(path, target, files) ?? (text === '' ? 'has no text' : undefined);
    return problem === undefined ? [] : [`${path}: the link to "${target}" ${problem}`];
  });
}

function explainLink(path: string, target: string, files: ReadonlyMap<string, string>) {
  if (/^(https:|mailto:|http:\/\/localhost\b)/.test(target)) return undefined;
  if (/^[a-z]+:/i.test(target)) return 'has a scheme other than https';
  if (target.startsWith('/')) return 'is absolute; links inside the repository are relative';
  const file = resolveLink(path, target);
  const isFolder = [...files.keys()].some((other) => other.startsWith(`${file}/`));
  if (!files.has(file) && !isFolder) return `leads to ${file}, which does not exist`;
  const [, anchor] = target.split('#');
  if (anchor === undefined || listAnchors(files.get(file) ?? '').includes(anchor)) return undefined;
  return `leads to the heading #${anchor} of ${file}, which does not exist`;
}

function visit(markdown: string, see: (token: Token) => void) {
  marked.walkTokens(marked.lexer(markdown), see);
}

function readText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => ('tokens' in token && token.tokens ? readText(token.tokens) : readOwn(token)))
    .join('');
}

function readOwn(token: Token): string {
  return 'text' in token && token.type !== 'html' ? token.text : '';
}
