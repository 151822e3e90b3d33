import type { Policy } from '../record/types';
import { compareText } from '../shared/collections';

/** A policy that the source no longer has, or has again. */
export interface PolicyEvent {
  policy: Policy;
  effect: 'withdrawn' | 'returned';
  /** When it was observed; an instant. */
  observed: string;
  /** Since when the policy was withdrawn, where it is returned. */
  since?: string;
}

/** Every withdrawal and return of the policies, newest first. */
export function listPolicyEvents(policies: readonly Policy[]): PolicyEvent[] {
  return policies
    .flatMap((policy): PolicyEvent[] => {
      const { withdrawals = [], noLongerObserved } = policy;
      const withdraw = (observed: string) => ({ policy, effect: 'withdrawn' as const, observed });
      return [
        ...withdrawals.flatMap(({ from, until }) => [
          withdraw(from),
          { policy, effect: 'returned' as const, observed: until, since: from },
        ]),
        ...(noLongerObserved === undefined ? [] : [withdraw(noLongerObserved)]),
      ];
    })
    .sort(
      (a, b) =>
        compareText(b.observed, a.observed) ||
        compareText(a.policy.policyName, b.policy.policyName),
    );
}
