import { paths } from '../../addresses/paths';
import { dayOf } from '../../history/days';
import { findCurrentVersion } from '../../history/default-versions';
import type { Reconciliation } from '../../history/reconcile';
import type { ReconciledChange } from '../../history/reconcile-change';
import type { Policy } from '../../record/types';
import { summarizeChange } from '../../text/verdict';
import { countOf, labelState } from '../../text/wording';
import type { Findable } from './entry';
import { nameMonth } from './name-month';

/** A policy is found by its name, its ARN, its kind and what it is for. */
export function listPolicyEntries(policies: readonly Policy[]): Findable[] {
  return policies.map((policy) => {
    const { policyName, arn, kind, deprecated, versions, summary = '' } = policy;
    const { versionId, createDate } = findCurrentVersion(policy);
    const state = `${versionId}, ${dayOf(createDate)} · ${countOf(versions.length, 'version')}`;
    const about = summary.replaceAll('`', '');
    return {
      kind: 'policy',
      title: policyName,
      detail: about === '' ? state : `${state} · ${about}`,
      path: paths.policy(policyName),
      words: [about, arn ?? '', kind, deprecated === undefined ? '' : 'deprecated'],
    };
  });
}

/**
 * A version is found by its policy, its id, its day, what it did and whether AWS announced it,
 * and by each action that came or went with it; the oldest brought all that it has.
 */
export function listVersionEntries({ changes }: Reconciliation): Findable[] {
  return changes.map((reconciled) => {
    const { policy, version, effect, ...change } = reconciled.change;
    const [day, state] = [dayOf(version.createDate), labelState(reconciled)];
    const summary = summarizeChange(reconciled.change);
    const actions = [
      ...change.actionsAdded,
      ...change.actionsRemoved,
      ...change.deniesAdded,
      ...change.deniesRemoved,
    ];
    return {
      kind: 'version',
      title: nameVersion(reconciled),
      detail: `${state === '' ? day : `${day}, ${state}`}. ${summary}`,
      path: paths.change(policy.policyName, version.versionId),
      words: [day, nameMonth(day), summary, state, ...(effect === 'first' ? [] : actions)],
    };
  });
}

/** `AmazonAthena_FullAccess v4`. */
export function nameVersion({ change: { policy, version } }: ReconciledChange): string {
  return `${policy.policyName} ${version.versionId}`;
}
