import { compareText } from '../../shared/collections';

/** An action that can be completed, with its access levels. */
export interface KnownAction {
  action: string;
  /** In lower case; the name without its service. */
  lower: string;
  name: string;
  levels: readonly string[];
  /** Whether any version on record names it, by itself or by a pattern. */
  isOnRecord: boolean;
}

/**
 * Completes a text: the action itself, then actions that begin with it, with or without their
 * service, then those that contain it; of equally good ones first those on record.
 */
export function suggestActions(
  known: readonly KnownAction[],
  text: string,
  max = 8,
): KnownAction[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  return known
    .map((each) => ({ each, rank: rankAction(each, wanted) }))
    .filter(({ rank }) => rank < noMatch)
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        Number(b.each.isOnRecord) - Number(a.each.isOnRecord) ||
        compareText(a.each.lower, b.each.lower),
    )
    .slice(0, max)
    .map(({ each }) => each);
}

const noMatch = 4;

function rankAction({ lower, name }: KnownAction, wanted: string): number {
  if (lower === wanted || name === wanted) return 0;
  if (lower.startsWith(wanted)) return 1;
  if (name.startsWith(wanted)) return 2;
  return lower.includes(wanted) ? 3 : noMatch;
}
