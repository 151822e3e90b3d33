import type { Change } from './changes';

/** How the steps from one version to the next kept the promise that nothing is taken away. */
export interface AccessRemovals {
  /** How many there are on record. */
  changes: number;
  /** Those that took access away or put it under a condition. */
  removed: Change[];
  /** Those that no longer write all that was written, and took away nothing that IAM has. */
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
export function removesAccess({ access }: Change): boolean {
  return access().lost.some(({ future }) => !future);
}
