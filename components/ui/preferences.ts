/**
 * The preferences that readers can choose, as attributes of `<html>`: `data-theme` (light, dark),
 * `data-diff` (unified, split) and `data-hidden` (differences without effect on permissions).
 */
const preferences = ['theme', 'diff', 'hidden'];

/**
 * An inline script that applies remembered preferences before the first paint, so that nothing
 * changes its colour or place. Without storage the defaults apply.
 */
export const applyPreferences = `try{for(const n of ${JSON.stringify(preferences)}){const v=localStorage.getItem(n);if(v)document.documentElement.dataset[n]=v}}catch{}`;
