import { showPosition } from './diff-changes';
import { savePreference } from './theme';

/**
 * The settings of diffs, which are remembered: split or unified, and whether changes without effect
 * on permissions are hidden. The inline script of the page applies them before the first paint, and
 * the style sheet does the rest: see components/ui/preferences.ts.
 */
export function startDiffSettings() {
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-layout]') : null;
    if (button === null) return;
    keepPlace(button, () =>
      save('diff', button.dataset.layout === 'unified' ? 'unified' : undefined),
    );
  });
  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.matches('[data-hide]')) return;
    keepPlace(target, () => save('hidden', target.checked ? 'no-effect' : undefined));
  });
  addEventListener('storage', ({ key, newValue }) => {
    if (key === 'diff' || key === 'hidden') apply(key, newValue ?? undefined);
  });
}

/** Shows the settings in the controls of a diff. */
export function showSettings(diff: Element) {
  const { diff: layout = 'split', hidden } = document.documentElement.dataset;
  for (const button of diff.querySelectorAll<HTMLElement>('[data-layout]')) {
    button.ariaPressed = String(button.dataset.layout === layout);
  }
  for (const box of diff.querySelectorAll<HTMLInputElement>('[data-hide]')) {
    box.checked = hidden !== undefined;
  }
}

function save(name: 'diff' | 'hidden', value: string | undefined) {
  savePreference(name, value);
  apply(name, value);
}

function apply(name: 'diff' | 'hidden', value: string | undefined) {
  if (value === undefined) delete document.documentElement.dataset[name];
  else document.documentElement.dataset[name] = value;
  for (const diff of document.querySelectorAll('.diff')) {
    showSettings(diff);
    showPosition(diff);
  }
}

/** Changes the page, and keeps a control where it is in the window. */
function keepPlace(control: Element, change: () => void) {
  const before = control.getBoundingClientRect().top;
  change();
  scrollBy({ top: control.getBoundingClientRect().top - before, behavior: 'instant' });
}
