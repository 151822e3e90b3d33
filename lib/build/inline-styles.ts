import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasReadingScript } from './reading-page';
import { createPageStyles, type PageStyles } from './used-styles';

/** A page with the rules that it needs in it, in place of a link to all rules of the site. */
export type InlineStyles = (html: string) => string;

/** There is one: the build makes one sheet of all. */
const link = /<link rel="stylesheet" href="([^"]+)"\/>/;

/**
 * For the pages of a built site. A linked sheet is asked for when the page has come, and nothing
 * is painted before it is there: a page that has its rules in it is seen a third sooner.
 * @param folder where `/_next/` of the site lies
 */
export function createInliner(folder: string): InlineStyles {
  const known = new Map<string, PageStyles>();
  const open = (address: string): PageStyles => {
    const path = address.slice(address.indexOf('/_next/'));
    const styles = known.get(path) ?? createPageStyles(readFileSync(join(folder, path), 'utf8'));
    known.set(path, styles);
    return styles;
  };
  return (html) => {
    const [linked, address] = link.exec(html) ?? [];
    if (linked === undefined || address === undefined) return html;
    // Nobody waits for a frame on another page.
    if (!hasReadingScript(html)) return html;
    const { shorten, pick } = open(address);
    const short = shorten(html);
    return short.replace(linked, () => `<style>${pick(short)}</style>`);
  };
}
