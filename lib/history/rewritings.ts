import type { Change } from './changes';

/** How the steps from one version to the next kept the promise that nothing is taken away. */
export interface Rewritings {
  /** How many there are on record. */
  steps: number;
  /** Those that took access away or put it under a condition. */
  broken: Change[];
  /** Those that no longer write all that was written, and took away nothing that IAM has. */
  folded: Change[];
}

export function listRewritings(changes: readonly Change[]): Rewritings {
  const steps = changes.filter(({ before }) => before !== undefined);
  const rewritten = steps.filter(({ grantsRemoved }) =>
    grantsRemoved.some(({ effect }) => effect === 'Allow'),
  );
  return {
    steps: steps.length,
    broken: steps.filter(tookAway),
    folded: rewritten.filter((change) => !tookAway(change)),
  };
}

/** Whether a change removed access to an action that IAM has or a document names. */
export function tookAway({ access }: Change): boolean {
  return access().lost.some(({ future }) => !future);
}
