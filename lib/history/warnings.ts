import type { ActionCatalog } from '../iam/compare/difference';
import { readPermissions } from '../iam/compare/read-permissions';
import { coversPattern } from '../iam/patterns';
import type { Note, Policy } from '../record/types';
import { findCurrentVersion } from './default-versions';

/**
 * The warnings that hold for a policy: its own, and those of other policies about an action that its
 * default version allows. A warning that several policies have counts once.
 */
export function listWarnings(
  policy: Policy,
  policies: readonly Policy[],
  catalog: ActionCatalog,
): Note[] {
  const warnings = policies
    .flatMap((each) => (each.notes ?? []).map((note) => ({ note, isOwn: each === policy })))
    .filter(({ note: { warnsAbout = [] }, isOwn }) =>
      warnsAbout.some((action) => isOwn || allowsAction(policy, action, catalog)),
    );
  const texts = new Set<string>();
  return (
    warnings
      .toSorted((a, b) => Number(b.isOwn) - Number(a.isOwn))
      .map(({ note }) => note)
      // Of two with the same text the first, an own one, is shown.
      .filter(({ text }) => !texts.has(text) && texts.add(text))
  );
}

/** Whether the default version allows an action on any resource, under any condition. */
function allowsAction(policy: Policy, action: string, catalog: ActionCatalog): boolean {
  const { gained } = readPermissions(findCurrentVersion(policy).statements, catalog);
  const lowercase = action.toLowerCase();
  return gained.some(
    ({ action: allowed, exceptActions, future }) =>
      !future &&
      coversPattern(allowed.toLowerCase(), lowercase) &&
      !exceptActions.some((except) => coversPattern(except.toLowerCase(), lowercase)),
  );
}
