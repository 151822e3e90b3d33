import type { Change } from './changes';

/** Which changes removed access, which AWS promises that updates of a managed policy do not. */
export interface AccessRemovals {
  /** How many changes there are, first versions aside. */
  changes: number;
  /** Changes that removed access or added a condition to it. */
  removed: Change[];
  /** Changes that removed grants from the document, but no access to an action that IAM has. */
  rewritten: Change[];
}

export function listAccessRemovals(changes: readonly Change[]): AccessRemovals {
  const steps = changes.filter(({ before }) => before !== undefined);
  const rewritten = steps.filter(({ grantsRemoved }) =>
    grantsRemoved.some(({ effect }) => effect === 'Allow'),
  );
  return {
    changes: steps.length,
    removed: steps.filter(removesAccess),
    rewritten: rewritten.filter((change) => !removesAccess(change)),
  };
}

/** Whether a change removed access to an action that IAM has or a document names. */
export function removesAccess({ access, analysis }: Change): boolean {
  const { knownVerdict } = analysis?.() ?? access();
  return knownVerdict === 'narrower' || knownVerdict === 'both';
}
