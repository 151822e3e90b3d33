import type { Statement } from '../document';
import { compareAccess } from './compare';
import type { ActionCatalogue, Comparison } from './difference';

/** More than most policies have versions; those of every policy would fill the memory. */
const mostKept = 100;

const kept = new Map<readonly Statement[], { catalogue: ActionCatalogue; given: Comparison }>();

/**
 * All that a document gives: the step to it from nothing. What was asked lately is kept, since
 * a policy's page, its growth and its first change all ask for the same versions.
 */
export function readGiven(
  statements: readonly Statement[],
  catalogue: ActionCatalogue,
): Comparison {
  const known = kept.get(statements);
  if (known?.catalogue === catalogue) return known.given;
  const given = compareAccess([], statements, catalogue);
  kept.set(statements, { catalogue, given });
  // A map keeps the order in which its keys came.
  if (kept.size > mostKept) kept.delete(kept.keys().next().value as readonly Statement[]);
  return given;
}
