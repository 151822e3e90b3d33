import { type RefObject, useEffect } from 'react';

/**
 * Arrow keys go from a box through the links and buttons below it, Home and End to the first
 * and the last of them, Escape back into the box. The focus itself moves, over real links:
 * what a screen reader says, Enter and the middle button then need no help of ours, as they
 * would in a list that only looks focused (aria-activedescendant).
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

/** Which stop a key leads to from another, by place: the box is the first. */
function chooseStop(key: string, from: number): number | undefined {
  if (from < 0) return undefined;
  if (key === 'ArrowDown') return from + 1;
  // In the box they move the cursor, and Escape empties it.
  if (from === 0) return undefined;
  if (key === 'ArrowUp') return from - 1;
  if (key === 'Home') return 1;
  if (key === 'End') return -1;
  return key === 'Escape' ? 0 : undefined;
}
