import type { Comparison, Difference, Undecided, Verdict } from '../../iam/compare/difference';
import type { Condition } from '../../iam/document';

/** Conditions as `{"operator", "key", "values"}`. */
export interface DifferenceJson {
  action: string;
  resource: string;
  conditions: Condition[];
  /** AWS's access levels joined by ", "; null where none is known. */
  accessLevel: string | null;
  isRest: boolean;
  future: boolean;
  exceptActions: string[];
  exceptResources: string[];
  witness: {
    action: string;
    resource: string;
    /** By key: a value, several of a key with several, or null where the key is absent. */
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
 * A comparison as programs read it, in the API and from the command line: an interface, so
 * that nothing internal may slip in.
 */
export function writeComparison(comparison: Comparison): ComparisonJson {
  return {
    verdict: comparison.verdict,
    knownVerdict: comparison.knownVerdict,
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
  const { action, resource, accessLevels, isRest, future, witness } = difference;
  return {
    action,
    resource,
    conditions: difference.conditions.map(writeCondition),
    accessLevel: accessLevels.length === 0 ? null : accessLevels.join(', '),
    isRest,
    future,
    exceptActions: difference.exceptActions,
    exceptResources: difference.exceptResources,
    witness: {
      action: witness.action,
      resource: witness.resource,
      context: { ...witness.context },
      holds: witness.holds.map(writeCondition),
      fails: witness.fails.map(writeCondition),
    },
  };
}

function writeCondition({ operator, key, values }: Condition): Condition {
  return { operator, key, values };
}
