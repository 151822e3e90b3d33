import { paths } from '../../addresses/paths';
import type { SiteAddress } from '../../addresses/site-address';
import type { ReconciledChange } from '../../history/reconcile-change';
import { describeChange } from './changes';
import { writeComparison } from './comparison';

/**
 * `/api/v1/policies/<Name>/<vN>.json`: a version with its document, and what the step to it
 * did to access. Where nothing on record comes before it, `gained` is all that it gives.
 */
export function describeVersion(reconciled: ReconciledChange, address: SiteAddress) {
  const { change, mentions } = reconciled;
  const { version, next, missing } = change;
  const { gained, lost, undecided } = writeComparison(change.access());
  return {
    ...describeChange(reconciled, address),
    firstObserved: version.firstObserved,
    nextVersionId: next?.versionId ?? null,
    unobservedBefore: missing ?? null,
    lags: mentions.map(({ announcement, match }) => ({
      announcement: announcement.announcement.id,
      lagDays: match.lagDays,
    })),
    documentUrl: address.absolute(paths.document(version.policyName, version.versionId)),
    document: version.document,
    gained,
    lost,
    undecided,
  };
}
