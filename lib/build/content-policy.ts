import { createHash } from 'node:crypto';
import { applyPreferences } from '../../components/ui/preferences';
import { isToolPage } from './page-html';

/**
 * What a page may do: a reading page runs `reading.js` and one inline script, a tool page also Next's
 * inline scripts; an embedded page runs no script and may be framed by any site.
 */
export type PageKind = 'reading' | 'tool' | 'embed';

type Directives = Readonly<Record<string, string>>;

const styles = { 'style-src': "'self'", 'font-src': "'self'", 'img-src': "'self'" };
const scripts = { 'script-src': "'self'", 'connect-src': "'self'" };
// These two do not fall back to default-src.
const restrictions = { 'base-uri': "'none'", 'form-action': "'self'" };

/**
 * The directives of both the policy in a page and its header. What they do not name is not loaded:
 * the site has no manifest and no object.
 */
const directives = {
  // Only the page on embedding has a frame.
  reading: { ...scripts, ...styles, ...restrictions, 'frame-src': "'self'" },
  // A worker compares two documents.
  tool: { ...scripts, ...styles, ...restrictions, 'worker-src': "'self'" },
  embed: { ...styles, ...restrictions },
} as const satisfies Record<PageKind, Directives>;

/**
 * The Content-Security-Policy header by kind of page. A host cannot name the inline rules and the
 * scripts of tools, which differ between pages and builds, so headers allow any; the policy in the
 * page names them by hash, and a browser applies both. The inline script of reading pages is the
 * same on all of them.
 */
export const contentSecurityPolicies: Record<PageKind, string> = {
  reading: formatPolicy({
    ...directives.reading,
    'script-src': `'self' ${hash(applyPreferences)}`,
    'style-src': "'self' 'unsafe-inline'",
    'frame-ancestors': "'none'",
  }),
  tool: formatPolicy({
    ...directives.tool,
    'script-src': "'self' 'unsafe-inline'",
    'frame-ancestors': "'none'",
  }),
  // Without frame-ancestors: `*` would exclude pages of apps and local files.
  embed: formatPolicy(directives.embed),
};

function formatPolicy(own: Directives): string {
  const named = Object.entries(own).map(([name, value]) => `${name} ${value}`);
  return ["default-src 'none'", ...named].join('; ');
}

const charset = /^<!DOCTYPE html><html[^>]*>(?:<!--[^>]*-->)?<head><meta charSet="utf-8"\/>/;
const scriptElements = /<script\b([^>]*)>([\s\S]*?)<\/script>/g;
const styleElements = /<style>([^<]*)<\/style>/g;

/**
 * Adds the policy of a page, for hosts that send no headers: after the charset and before anything
 * that a browser could load. It names inline scripts, and inline rules of reading pages, by their
 * hashes. frame-ancestors works only in a header (CSP 3, section 3.3).
 *
 * @throws if a reading page has an inline script of the framework, or another beginning
 */
export function addContentPolicy(html: string): string {
  const start = charset.exec(html)?.[0];
  if (start === undefined) {
    throw new Error(
      `Expected a page that begins with its charset, found "${html.slice(0, 120)}". ` +
        'Next writes its pages in a new way: adapt lib/build/content-policy.ts.',
    );
  }
  return `${start}<meta http-equiv="Content-Security-Policy" content="${describePolicy(html)}"/>${html.slice(start.length)}`;
}

function describePolicy(html: string): string {
  const run = [...html.matchAll(scriptElements)].filter(([, attributes]) => !isData(attributes));
  const inline = run.filter(([, attributes]) => !/\bsrc="/.test(attributes as string));
  const sources = ["'self'", ...hashAll(inline.map(([, , text]) => text as string))];
  if (isToolPage(html)) {
    return formatPolicy({ ...directives.tool, 'script-src': sources.join(' ') });
  }
  const first = inline.find(([, attributes]) => !attributes?.includes('data-early'));
  if (first !== undefined) {
    throw new Error(
      `Expected a reading page without inline scripts, found ${JSON.stringify(first[0].slice(0, 120))}. ` +
        'Put it into components/script/.',
    );
  }
  if (run.length === 0) return formatPolicy(directives.embed);
  const { 'frame-src': frames, ...own } = directives.reading;
  const rules = hashAll([...html.matchAll(styleElements)].map(([, text]) => text as string));
  return formatPolicy({
    ...own,
    'script-src': sources.join(' '),
    // A page with inline rules loads no style sheet.
    ...(rules.length > 0 && { 'style-src': rules.join(' ') }),
    // Only where it is needed: the largest page has a limit of bytes.
    ...(html.includes('<iframe') && { 'frame-src': frames }),
  });
}

/** Whether a script element is a data block, such as JSON-LD, to which no policy applies. */
function isData(attributes = ''): boolean {
  return /\btype="application\/(?:[a-z.-]+\+)?json"/.test(attributes);
}

/** Hashes the texts between the tags, each once. Source: CSP 3, section 8.4. */
function hashAll(texts: readonly string[]): string[] {
  return [...new Set(texts)].map(hash);
}

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
