import { paths } from '../../addresses/paths';
import type { SiteAddress } from '../../addresses/site-address';
import { findCurrentVersion } from '../../history/default-versions';
import type { Policy, Version } from '../../record/types';
import { describeFeeds } from './feeds';

/** `/api/v1/policies.json`: every policy on record, by name. */
export function describePolicies(policies: readonly Policy[], address: SiteAddress) {
  return { policies: policies.map((policy) => describePolicyHead(policy, address)) };
}

/** What the list says of a policy, and the answer on it begins with. */
export function describePolicyHead(policy: Policy, address: SiteAddress) {
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
