import { type FeedScope, paths } from '../../addresses/paths';
import type { SiteAddress } from '../../addresses/site-address';
import { findCurrentVersion } from '../../history/default-versions';
import type { ReconciledChange } from '../../history/reconcile-change';
import type { Policy, Version } from '../../record/types';
import { judgeChange, judgeKnownChange } from '../../text/analysis';

/** `/api/v1/policies.json`: every policy on record, by name. */
export function describePolicies(policies: readonly Policy[], address: SiteAddress) {
  return { policies: policies.map((policy) => describeSummary(policy, address)) };
}

/** A policy, as in `policies.json` and at the start of its own file. */
function describeSummary(policy: Policy, address: SiteAddress) {
  const { policyName, arn, kind, createDate, deprecated, noLongerObserved, versions } = policy;
  const newest = versions.at(-1) as Version;
  const current = findCurrentVersion(policy);
  return {
    policyName,
    arn,
    kind,
    createDate,
    deprecated:
      deprecated === undefined
        ? null
        : { knownBy: deprecated.knownBy, supersededBy: deprecated.supersededBy ?? null },
    noLongerObserved: noLongerObserved ?? null,
    inForce: { versionId: current.versionId, since: current.createDate },
    newest: { versionId: newest.versionId, createDate: newest.createDate },
    versionCount: versions.length,
    url: address.absolute(paths.policy(policyName)),
    api: address.absolute(paths.apiPolicy(policyName)),
    feeds: describeFeeds({ policyName }, address),
    badge: address.absolute(paths.badge(policyName)),
  };
}

/**
 * `/api/v1/policies/<Name>.json`: a policy without its documents, and its versions in the order of
 * their changes.
 */
export function describePolicy(
  policy: Policy,
  changes: readonly ReconciledChange[],
  address: SiteAddress,
) {
  const { summary, defaults = [], gaps = [], notes = [], companions = [] } = policy;
  const { precededBy, withdrawals = [] } = policy;
  return {
    ...describeSummary(policy, address),
    summary: summary ?? null,
    precededBy: precededBy ?? null,
    withdrawals: withdrawals.map(({ from, until }) => ({ from, until })),
    defaults: defaults.map(({ versionId, firstObserved }) => ({ versionId, firstObserved })),
    gaps: gaps.map(({ from, to, note }) => ({ from, to, note: note ?? null })),
    notes: notes.map(({ title, text, actions = [], source }) => ({ title, text, actions, source })),
    companions: companions.map(({ title, text, source, document }) => ({
      title,
      text,
      source,
      document,
    })),
    versions: changes.map((change) => describeVersion(change, address)),
  };
}

function describeVersion({ change, state }: ReconciledChange, address: SiteAddress) {
  const { policyName, versionId, createDate, firstObserved, sha256 } = change.version;
  return {
    versionId,
    createDate,
    firstObserved,
    sha256: sha256 ?? null,
    verdict: change.before === undefined ? null : judgeChange(change),
    knownVerdict: change.before === undefined ? null : judgeKnownChange(change),
    announced: state,
    url: address.absolute(paths.change(policyName, versionId)),
    api: address.absolute(paths.apiVersion(policyName, versionId)),
  };
}

/** Returns the addresses of the feeds of a scope, by format. */
export function describeFeeds(of: FeedScope, address: SiteAddress) {
  return {
    rss: address.absolute(paths.feed('rss', of)),
    atom: address.absolute(paths.feed('atom', of)),
    json: address.absolute(paths.feed('json', of)),
  };
}
