import type { Comparison, Difference, Undecided, Verdict } from '../../iam/compare/difference';
import type { Condition } from '../../iam/document';

/** Access that one document allows and the other does not. Plain data. */
export interface DifferenceJson {
  /** An action, or a pattern of actions that all differ. */
  action: string;
  /** The ARN or the pattern of the resources that differ. */
  resource: string;
  /** The conditions of the Allow statement; empty where it has none. */
  conditions: Condition[];
  /** AWS's access levels joined by ", "; null if none is known. */
  accessLevel: string | null;
  /** Whether the actions that IAM has are listed separately, and this is the rest of the pattern. */
  isRest: boolean;
  /** Whether only actions differ that IAM does not have and no document names. */
  future: boolean;
  /** Patterns within `action` that do not have this difference. */
  exceptActions: string[];
  /** Patterns within `resource` that do not have this difference. */
  exceptResources: string[];
  witness: WitnessJson;
}

/** A request that one document allows and the other does not. */
export interface WitnessJson {
  action: string;
  resource: string;
  /** By key: one or more values, or null for an absent key. */
  context: Record<string, string | readonly string[] | null>;
  /** The conditions that the request satisfies, of statements of both documents that match it. */
  holds: Condition[];
  /** The conditions of those statements that it does not satisfy. */
  fails: Condition[];
}

/** How a change from one document to another affects access. Plain data. */
export interface ComparisonJson {
  /** For all possible requests, including actions that IAM may add. `both`: some added, some removed. */
  verdict: Verdict;
  /** For actions that IAM has today or that a document names. */
  knownVerdict: Verdict;
  /** What only the second document allows. */
  gained: DifferenceJson[];
  /** What only the first document allows. */
  lost: DifferenceJson[];
  /** The parts for which a limit of the comparison was reached. */
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
