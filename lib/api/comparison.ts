import type { Comparison, Difference, Undecided, Verdict } from '../iam/compare/difference';
import type { Condition } from '../iam/document';

/** Conditions as `{"operator", "key", "values"}`. */
export interface DifferenceJson {
  action: string;
  resource: string;
  conditions: Condition[];
  /** AWS's access levels joined by ", "; null where none is known. */
  accessLevel: string | null;
  isRest: boolean;
  exceptActions: string[];
  exceptResources: string[];
  witness: { action: string; resource: string; holds: Condition[]; fails: Condition[] };
}

export interface ComparisonJson {
  verdict: Verdict;
  gained: DifferenceJson[];
  lost: DifferenceJson[];
  undecided: Undecided[];
}

/**
 * A comparison as programs read it, in the API and from the command line: an interface, so
 * that nothing internal may slip in.
 */
export function writeComparison(comparison: Comparison): ComparisonJson {
  return {
    verdict: comparison.verdict,
    gained: comparison.gained.map(writeDifference),
    lost: comparison.lost.map(writeDifference),
    undecided: comparison.undecided.map(({ action, resource, reason }) => ({
      action,
      resource,
      reason,
    })),
  };
}

function writeDifference(difference: Difference): DifferenceJson {
  const { action, resource, accessLevels, isRest, witness } = difference;
  return {
    action,
    resource,
    conditions: difference.conditions.map(writeCondition),
    accessLevel: accessLevels.length === 0 ? null : accessLevels.join(', '),
    isRest,
    exceptActions: difference.exceptActions,
    exceptResources: difference.exceptResources,
    witness: {
      action: witness.action,
      resource: witness.resource,
      holds: witness.holds.map(writeCondition),
      fails: witness.fails.map(writeCondition),
    },
  };
}

function writeCondition({ operator, key, values }: Condition): Condition {
  return { operator, key, values };
}
