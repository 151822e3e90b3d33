import { paths } from '../../addresses/paths';
import type { SiteAddress } from '../../addresses/site-address';
import type { Reconciliation } from '../../history/reconcile';
import { takeSnapshot } from '../../history/snapshot';
import type { Policy } from '../../record/types';

/** `/api/v1/as-of/<date>.json`: versions and announcements as of the end of a day, UTC. */
export function describeSnapshot(
  policies: readonly Policy[],
  reconciliation: Reconciliation,
  date: string,
  address: SiteAddress,
) {
  const { defaultVersions, announcements, unannounced } = takeSnapshot(
    policies,
    reconciliation,
    date,
  );
  return {
    date,
    policies: defaultVersions.map(({ policyName, versionId, document }) => ({
      policyName,
      versionId,
      createDate: findCreateDate(policyName, versionId),
      document,
      ...locate(policyName, versionId),
    })),
    announcements: announcements.map(({ announcement }) => announcement.id),
    unannounced: unannounced.map(({ change: { version }, mentions }) => ({
      policyName: version.policyName,
      versionId: version.versionId,
      createDate: version.createDate,
      announcedLater: mentions.map(({ announcement }) => announcement.announcement.id),
      ...locate(version.policyName, version.versionId),
    })),
  };

  // A default version is dated by when it became the default, which may be later.
  function findCreateDate(policyName: string, versionId: string): string {
    const versions = policies.find((policy) => policy.policyName === policyName)?.versions;
    return versions?.find((version) => version.versionId === versionId)?.createDate as string;
  }

  function locate(policyName: string, versionId: string) {
    return {
      url: address.absolute(paths.change(policyName, versionId)),
      api: address.absolute(paths.apiVersion(policyName, versionId)),
    };
  }
}
