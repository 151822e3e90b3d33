import type { Change } from '../history/changes';
import type { ActionCatalog } from '../iam/compare/difference';
import { type GivenCounts, learnGiven, recallGiven } from './given';
import { learnChange, recallChange, type ToldChange } from './verdict';

/**
 * What pages of the whole record say of one version: the words and numbers that are left of
 * comparisons which take long and much memory. It can go from process to process.
 */
export interface ToldVersion {
  policyName: string;
  versionId: string;
  change?: ToldChange;
  given?: GivenCounts;
}

/** What of some changes was worked out by now. */
export function recallTold(changes: readonly Change[], catalog: ActionCatalog): ToldVersion[] {
  return changes.flatMap((change) => {
    const { policyName, versionId, statements } = change.version;
    const [said, given] = [recallChange(change), recallGiven(statements, catalog)];
    if (said === undefined && given === undefined) return [];
    return { policyName, versionId, ...(said && { change: said }), ...(given && { given }) };
  });
}

/** Takes it, of the same record, so that it is not worked out again. */
export function learnTold(
  changes: readonly Change[],
  catalog: ActionCatalog,
  told: readonly ToldVersion[],
) {
  const known = new Map(changes.map((change) => [nameChange(change.version), change]));
  for (const each of told) {
    const change = known.get(nameChange(each));
    if (change === undefined) throw new Error(`No change ${nameChange(each)} to learn of.`);
    if (each.change) learnChange(change, each.change);
    if (each.given) learnGiven(change.version.statements, catalog, each.given);
  }
}

function nameChange({ policyName, versionId }: { policyName: string; versionId: string }): string {
  return `${policyName} ${versionId}`;
}
