import type { Comparison } from '../iam/compare/difference';
import type { RiskChange } from '../risk/compare';
import { showText } from '../shared/show-text';
import { type Chip, verdictChip } from '../text/chip';
import { describeAccess } from '../text/verdict';
import { type PrincipalView, viewPrincipal } from './account-view';
import { type NamedActions, nameActions } from './copy-view';
import {
  describeBoundary,
  describeComparedVersions,
  describeOwnPolicies,
  describeUnread,
} from './describe-effective-change';
import type { EffectiveChange } from './effective-change';

/** The effective change of a principal as a page shows it; see `AccountView`. */
export interface EffectiveView {
  principal: PrincipalView;
  since: string;
  chip: Chip;
  sentence: string;
  comparison: Comparison;
  risk: RiskChange[];
  /** Its policies on record, and which versions of them were compared. */
  policies: { policyName: string; before: string | undefined; after: string; text: string }[];
  /** What limits or qualifies the answer, in sentences. */
  notes: string[];
  /** The additions that the permissions boundary does not allow. */
  limited: NamedActions;
  /** Addresses in AWS's reference, by action. */
  references: [action: string, url: string][];
}

/** Describes an effective change for a page. */
export function viewEffectiveChange(
  change: EffectiveChange,
  exportDay: string,
  findReference: (action: string) => string | undefined,
): EffectiveView {
  const { principal, since, comparison, summary, risk, policies, boundary } = change;
  const isChanged = policies.some(({ before, after }) => before !== after);
  const limited = comparison.gained.filter((_, index) => boundary?.limited.includes(index));
  const actions = new Set([...comparison.gained, ...comparison.lost].map(({ action }) => action));
  return {
    principal: viewPrincipal(principal, exportDay),
    since,
    chip: verdictChip(comparison.knownVerdict),
    // Without a change the summary says why.
    sentence: isChanged && comparison.verdict !== 'same' ? describeAccess(comparison) : summary,
    comparison,
    risk,
    policies: policies.map((policy) => ({
      policyName: policy.policyName,
      before: policy.before,
      after: policy.after,
      text: showText(describeComparedVersions(policy)),
    })),
    notes: [
      ...describeBoundary(change),
      ...describeUnread(change),
      describeOwnPolicies(change),
    ].map(showText),
    limited: nameActions(limited),
    references: [...actions].flatMap((action): [string, string][] => {
      const url = findReference(action);
      return url === undefined ? [] : [[action, url]];
    }),
  };
}
