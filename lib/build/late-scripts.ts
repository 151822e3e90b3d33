import { islandAttribute } from './reading-page';

const framework = /<script src="([^"]*\/_next\/[^"]*\.js)"(?: id="[^"]*")? async=""><\/script>/g;
const hint = /<link rel="preload" as="script"[^>]*>/g;

/**
 * A tool page whose island is "late" only names the framework's scripts. `public/reading.js`
 * fetches them once the page is there, and runs them at the reader's first sign, or at once where the address
 * asks something: until then the page is as quick as one to be read. Others stay as they are.
 */
export function delayScripts(html: string): string {
  if (!html.includes(` ${islandAttribute}="late"`)) return html;
  return html.replace(hint, '').replace(framework, '<template data-late="$1"></template>');
}
