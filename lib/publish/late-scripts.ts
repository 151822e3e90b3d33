import { islandAttribute } from './reading-page';

const framework = /<script src="([^"]*\/_next\/[^"]*\.js)"(?: id="[^"]*")? async=""><\/script>/g;

/**
 * A tool page whose island is "late" only names the framework's scripts, to be fetched and not
 * run. `public/reading.js` runs them at the reader's first sign, or at once where the address
 * asks something: until then the page is as quick as one to be read. Others stay as they are.
 */
export function delayScripts(html: string): string {
  if (!html.includes(` ${islandAttribute}="late"`)) return html;
  return html.replace(
    framework,
    '<link rel="preload" as="script" fetchPriority="low" href="$1" data-late=""/>',
  );
}
