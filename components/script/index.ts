import { startCopyButtons } from './copy-buttons';
import { startDiffs } from './diff';
import { startFilters } from './filters';
import { startLateTools } from './late-tools';
import { startMenus } from './menus';
import { startSearchBox } from './search-box';
import { startThemeSwitch } from './theme';
import { startTimelines } from './timeline';

// The only script of reading pages. Without it, controls that need script are hidden and the rest
// works. lib/build/page-script.ts bundles it into /reading.js.
startThemeSwitch();
startCopyButtons();
startDiffs();
startFilters();
startMenus();
startSearchBox();
startLateTools();
startTimelines();

// The browser applies autofocus when it first draws the page, and earlier input would be lost.
if (document.activeElement === document.body) {
  document.querySelector<HTMLElement>('[autofocus]')?.focus();
}
