import { showPosition, startChangeKeys } from './diff-changes';
import { startLineCopy } from './diff-copy';
import { addPartialButtons, startExpandButtons, writeBothSides } from './diff-folds';
import { showAddressedLines, startLineLinks } from './diff-links';
import { showSettings, startDiffSettings } from './diff-settings';

const started = new WeakSet<Element>();

startDiffs();

/**
 * Adds to diffs and documents what needs script: ways through the changes and folds, lines as
 * links, settings, and clean copies. All listeners are on the document, and a tool may show a diff
 * later.
 */
function startDiffs() {
  const isTool = document.querySelector('[data-island]') !== null;
  setUpAll();
  startChangeKeys();
  startExpandButtons();
  startDiffSettings();
  startLineCopy();
  startLineLinks();
  if (!isTool) return;
  const observer = new MutationObserver(() => {
    if (setUpAll() > 0) showAddressedLines();
  });
  observer.observe(document.body, { childList: true, subtree: true });
}

/** Sets up the diffs and documents that are new, and returns how many. */
function setUpAll(): number {
  const fresh = [...document.querySelectorAll('[data-ids]')].filter((root) => !started.has(root));
  for (const root of fresh) {
    started.add(root);
    for (const control of root.querySelectorAll('.scripted')) control.classList.remove('scripted');
    if (!root.classList.contains('diff')) continue;
    writeBothSides(root);
    addPartialButtons(root);
    showSettings(root);
    showPosition(root);
  }
  return fresh.length;
}
