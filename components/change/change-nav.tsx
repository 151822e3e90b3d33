import type { ReactElement } from 'react';
import { paths } from '@/lib/addresses/paths';
import type { Change } from '@/lib/history/changes';
import { SiteLink } from '../ui/site';

/** Links to the changes before and after, for the actions of a page. */
export function listNeighbours({ policy, version, next }: Change): ReactElement[] {
  const before = policy.versions[policy.versions.indexOf(version) - 1];
  return [
    ...(before
      ? [
          <SiteLink key="prev" to={paths.change(policy.policyName, before.versionId)} rel="prev">
            ← Previous: {before.versionId}
          </SiteLink>,
        ]
      : []),
    ...(next
      ? [
          <SiteLink key="next" to={paths.change(policy.policyName, next.versionId)} rel="next">
            → Next: {next.versionId}
          </SiteLink>,
        ]
      : []),
  ];
}
