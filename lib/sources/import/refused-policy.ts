import { SourceError } from '../source-error';
import type { ObservedPolicy } from './observation';

/** A policy that an import leaves out, because it contradicts the record, the source or IAM's rules. */
export interface RefusedPolicy {
  policyName: string;
  /** Its name, where the source has it, and the reason. */
  message: string;
}

/** Names the policy with the place of its first version in the source, such as a commit. */
export function refusePolicy(
  source: string,
  { policyName, versions }: ObservedPolicy,
  expected: string,
  found: string,
  remedy: string,
): RefusedPolicy {
  const place = versions[0]?.place;
  const at = place === undefined ? policyName : `${policyName}, ${place}`;
  return { policyName, message: new SourceError(source, at, expected, found, remedy).message };
}

/** Thrown where a caller needs every policy of a source. */
export class RefusedError extends Error {
  override name = 'RefusedError';

  constructor(refused: readonly RefusedPolicy[]) {
    super([...refused.map(({ message }) => message), 'Nothing was written.'].join('\n\n'));
  }
}
