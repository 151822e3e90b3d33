import type { Comparison, Difference, Undecided, Verdict } from '../../iam/compare/difference';
import type { Condition } from '../../iam/document';

/** Conditions as `{"operator", "key", "values"}`. */
interface DifferenceJson {
  action: string;
  resource: string;
  conditions: Condition[];
  /** AWS's access levels joined by ", "; null if none is known. */
  accessLevel: string | null;
  isRest: boolean;
  future: boolean;
  exceptActions: string[];
  exceptResources: string[];
  witness: {
    action: string;
    resource: string;
    /** By key: one or more values, or null for an absent key. */
    context: Record<string, string | readonly string[] | null>;
    holds: Condition[];
    fails: Condition[];
  };
}

export interface ComparisonJson {
  verdict: Verdict;
  knownVerdict: Verdict;
  gained: DifferenceJson[];
  lost: DifferenceJson[];
  undecided: Undecided[];
}

/**
 * Converts a comparison for the API and the command line. The result has a type of its own, so that
 * no internal field is published.
 */
export function convertComparison(comparison: Comparison): ComparisonJson {
  return {
    verdict: comparison.verdict,
    knownVerdict: comparison.knownVerdict,
    gained: comparison.gained.map(convertDifference),
    lost: comparison.lost.map(convertDifference),
    undecided: comparison.undecided.map(({ action, resource, reason }) => ({
      action,
      resource,
      reason,
    })),
  };
}

function convertDifference(difference: Difference): DifferenceJson {
  const { action, resource, accessLevels, isRest, future, witness } = difference;
  return {
    action,
    resource,
    conditions: difference.conditions.map(convertCondition),
    accessLevel: accessLevels.length === 0 ? null : accessLevels.join(', '),
    isRest,
    future,
    exceptActions: difference.exceptActions,
    exceptResources: difference.exceptResources,
    witness: {
      action: witness.action,
      resource: witness.resource,
      context: { ...witness.context },
      holds: witness.holds.map(convertCondition),
      fails: witness.fails.map(convertCondition),
    },
  };
}

function convertCondition({ operator, key, values }: Condition): Condition {
  return { operator, key, values };
}
