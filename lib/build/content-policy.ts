import { createHash } from 'node:crypto';
import { isToolPage } from './reading-page';

/**
 * What a page may do: a reading page runs our one script, a tool page Next's inline ones too,
 * and a page for frames runs none and may stand in anybody's frame.
 */
export type PageKind = 'reading' | 'tool' | 'embed';

type Directives = Readonly<Record<string, string>>;

const looks = { 'style-src': "'self'", 'img-src': "'self'" };
// Rules that stand in a page, see used-styles.ts. A host cannot name them; the page does.
const ownRules = { 'style-src': "'self' 'unsafe-inline'" };
// These two do not fall back to default-src.
const bounds = { 'base-uri': "'none'", 'form-action': "'self'" };
const runs = { 'script-src': "'self'", 'connect-src': "'self'" };
// The page that shows how a page is embedded.
const frames = { 'frame-src': "'self'" };

/**
 * Content-Security-Policy by directives, of which a page's own policy and its header are made.
 * What is not named may not be loaded at all: there is no font, no manifest, no object.
 */
const directives = {
  reading: { ...runs, ...looks, ...bounds, ...frames },
  // The thread that compares two documents.
  tool: { ...runs, ...looks, ...bounds, 'worker-src': "'self'" },
  embed: { ...looks, ...bounds },
} as const satisfies Record<PageKind, Directives>;

/** The Content-Security-Policy that a host sends, by what the page may do. */
export const contentSecurityPolicies: Record<PageKind, string> = {
  reading: writePolicy({ ...directives.reading, ...ownRules, 'frame-ancestors': "'none'" }),
  // Next hydrates from inline scripts that differ from page to page and from build to build: a
  // host cannot name them. The page itself does, and what one of the two refuses is not run.
  tool: writePolicy({
    ...directives.tool,
    'script-src': "'self' 'unsafe-inline'",
    'frame-ancestors': "'none'",
  }),
  // Without frame-ancestors: `*` would leave out the pages of apps and of files.
  embed: writePolicy(directives.embed),
};

function writePolicy(own: Directives): string {
  const named = Object.entries(own).map(([name, value]) => `${name} ${value}`);
  return ["default-src 'none'", ...named].join('; ');
}

const charset = /^<!DOCTYPE html><html[^>]*>(?:<!--[^>]*-->)?<head><meta charSet="utf-8"\/>/;
const scripts = /<script\b([^>]*)>([\s\S]*?)<\/script>/g;
const styles = /<style>([^<]*)<\/style>/g;

/**
 * The page with its policy in it, for hosts that send no headers: behind the charset and before
 * all else that a browser could load. A tool page names its inline scripts by their hashes, a
 * reading page the rules that stand in it.
 * frame-ancestors is for a header alone (CSP 3, section 3.3).
 *
 * @throws where a reading page has an inline script, or the page begins in a new way
 */
export function addContentPolicy(html: string): string {
  const start = charset.exec(html)?.[0];
  if (start === undefined) {
    throw new Error(
      `Expected a page that begins with its charset, found "${html.slice(0, 120)}". ` +
        'Next writes its pages in a new way; teach lib/build/content-policy.ts about it.',
    );
  }
  return `${start}<meta http-equiv="Content-Security-Policy" content="${writePolicyOf(html)}"/>${html.slice(start.length)}`;
}

function writePolicyOf(html: string): string {
  const run = [...html.matchAll(scripts)].filter(([, attributes]) => !isData(attributes as string));
  const inline = run.filter(([, attributes]) => !/\bsrc="/.test(attributes as string));
  if (isToolPage(html)) {
    const scriptSource = ["'self'", ...hashAll(inline.map(([, , text]) => text as string))].join(
      ' ',
    );
    return writePolicy({ ...directives.tool, 'script-src': scriptSource });
  }
  const [first] = inline;
  if (first !== undefined) {
    throw new Error(
      `Expected a reading page without inline scripts, found ${JSON.stringify(first[0].slice(0, 120))}. ` +
        'Put it into public/reading.js.',
    );
  }
  if (run.length === 0) return writePolicy(directives.embed);
  // Left out where nothing is framed: the largest page is bound to its bytes.
  const { 'frame-src': framed, ...own } = directives.reading;
  const rules = hashAll([...html.matchAll(styles)].map(([, text]) => text as string));
  return writePolicy({
    ...own,
    // A page that has its rules in it loads none.
    ...(rules.length > 0 && { 'style-src': rules.join(' ') }),
    ...(html.includes('<iframe') && { 'frame-src': framed }),
  });
}

/** A block of data, such as JSON-LD: no browser runs it, and no policy is asked. */
function isData(attributes: string): boolean {
  return /\btype="application\/(?:[a-z.-]+\+)?json"/.test(attributes);
}

/** As CSP wants it: of the texts between the tags, in UTF-8; each once. */
function hashAll(texts: readonly string[]): string[] {
  return [...new Set(texts)].map(
    (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  );
}
