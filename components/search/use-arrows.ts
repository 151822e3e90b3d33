import { type RefObject, useEffect } from 'react';

/**
 * Moves the focus by arrow keys from the box through the links and buttons below it, by Home and
 * End to the first and last of them, and by Escape to the box. Screen readers, Enter and the middle
 * button then work without further code, unlike with aria-activedescendant.
 */
export function useArrows(root: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    const follow = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.isComposing)
        return;
      const stops = [...element.querySelectorAll<HTMLElement>('input, [data-stop]')];
      const to = chooseStop(event.key, stops.indexOf(document.activeElement as HTMLElement));
      const target = to === undefined ? undefined : stops.at(to);
      if (target === undefined) return;
      event.preventDefault();
      target.focus();
      if (target instanceof HTMLInputElement) target.select();
    };
    element.addEventListener('keydown', follow);
    return () => element.removeEventListener('keydown', follow);
  }, [root]);
}

/** Returns the index of the next stop for a key; the box has index 0. */
function chooseStop(key: string, from: number): number | undefined {
  if (from < 0) return undefined;
  if (key === 'ArrowDown') return from + 1;
  // In the box these keys move the cursor, and Escape clears it.
  if (from === 0) return undefined;
  if (key === 'ArrowUp') return from - 1;
  if (key === 'Home') return 1;
  if (key === 'End') return -1;
  return key === 'Escape' ? 0 : undefined;
}
