import type { RiskCatalog } from '../risk/catalog';
import { describeRiskChanges } from '../text/risk';
import { countOf, joinWords } from '../text/wording';
import { describeVia } from './describe-policy';
import type { EffectiveChange } from './effective-change';
import type { ComparedPolicy } from './policy-sides';

/** The effective change of a principal as lines of text, the answer first. */
export function describeEffectiveChange(change: EffectiveChange, catalog: RiskCatalog): string[] {
  const { principal, since, summary, risk, policies } = change;
  return [
    `${principal.type} ${principal.name} since ${since}: ${summary}`,
    ...describeRiskChanges(risk, catalog),
    ...describeBoundary(change),
    ...change.comparison.undecided.map(
      ({ action, resource, reason }) => `Undecided: ${action} on ${resource} (${reason}).`,
    ),
    ...describeUnread(change),
    ...policies.map(describeComparedPolicy),
    describeOwnPolicies(change),
  ];
}

/** The policies that may allow or deny more; none where all documents can be read. */
export function describeUnread({ unread }: EffectiveChange): string[] {
  return unread.length === 0
    ? []
    : [`Not taken into account, because their documents cannot be read: ${joinWords(unread)}.`];
}

/** How many policies of the account count as unchanged. */
export function describeOwnPolicies({ ownPolicies }: EffectiveChange): string {
  return `${countOf(ownPolicies, 'policy', 'policies')} of the account as of today, with Deny statements, on both sides.`;
}

/** Which versions of a policy were compared, and how the principal has it. */
export function describeComparedPolicy(policy: ComparedPolicy): string {
  return `${policy.policyName} ${describeComparedVersions(policy)}`;
}

/** The same without the name. */
export function describeComparedVersions({ before, after, via, isBeforeMissing }: ComparedPolicy) {
  const versions = before === after ? after : `${before ?? 'no version'} → ${after}`;
  const note = isBeforeMissing ? ', the oldest on record' : '';
  return `${versions}${note}, ${describeVia(via)}`;
}

/** How the permissions boundary limits the change; none without one. */
export function describeBoundary({ boundary, comparison }: EffectiveChange): string[] {
  if (boundary === undefined) return [];
  const { arn, limited, change } = boundary;
  const name = arn.slice(arn.lastIndexOf('/') + 1);
  if (change === undefined) {
    return [`The permissions boundary ${name} cannot be read: it may limit all of this.`];
  }
  const additions = countOf(comparison.gained.length, 'addition');
  return [
    `The permissions boundary ${name} limits this: it does not allow the example of ${limited.length} of ${additions}.`,
    ...(change.comparison.verdict === 'same'
      ? []
      : [`The boundary itself changed. ${change.summary} It grants nothing by itself.`]),
  ];
}
