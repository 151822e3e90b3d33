import { startCopyButtons } from './copy-buttons';
import { startFilters } from './filters';
import { startLateTools } from './late-tools';
import { loadScript } from './load-script';
import { startMenus } from './menus';
import { startSearchBox } from './search-box';
import { startThemeSwitch } from './theme';
import { startTimelines } from './timeline';

// The only script of reading pages. Without it, controls that need script are hidden and the rest
// works. lib/build/page-script.ts bundles it into /reading.js.
startThemeSwitch();
startCopyButtons();
startFilters();
startMenus();
startSearchBox();
startLateTools();
startTimelines();

// Only pages with a document or a diff need this script; a tool may show one later.
if (document.querySelector('[data-ids], [data-island]') !== null) loadScript('/diff.js');

// Only lists that are too long for a page and tables that can be sorted need this one.
if (document.querySelector('form[data-rows], table[data-sortable]') !== null)
  loadScript('/list.js');

// The browser applies autofocus when it first draws the page, and earlier input would be lost.
if (document.activeElement === document.body) {
  document.querySelector<HTMLElement>('[autofocus]')?.focus();
}
