import { paths } from '@/lib/addresses/paths';
import { dayOf } from '@/lib/history/days';
import { findMissingAfter } from '@/lib/history/missing-versions';
import type { DatedRecord, DatedVersion } from '@/lib/site/client/overview';
import { describeMissingVersions, describeNoLongerObserved } from '@/lib/text/wording';
import { BreakableName } from '../ui/breakable';
import { Chips } from '../ui/chip';
import { SiteLink } from '../ui/site';
import { Time } from '../ui/time';
import { AnnouncementMark } from './announcement-mark';

/** The id of a policy on the page of a day. */
export function buildSnapshotId(policyName: string): string {
  return `policy-${policyName}`;
}

/** The default version of a policy on a day: its period, its permissions, and what changed since. */
export function PolicySnapshot({
  version,
  dated,
  day,
}: {
  version: DatedVersion;
  dated: DatedRecord;
  day: string;
}) {
  const { policyName, versionId, createDate, gives } = version;
  const policy = dated.policies.find((each) => each.policyName === policyName);
  const next = policy?.versions[policy.versions.indexOf(version) + 1];
  const current = policy?.versions.at(-1);
  const noLongerObserved = describeNoLongerObserved(policy?.noLongerObserved, day);
  const missing = policy && findMissingAfter(policy, version);
  const change = dated.reconciliation.changes.find(
    ({ change: { version } }) =>
      version.policyName === policyName && version.versionId === versionId,
  );
  return (
    <li id={buildSnapshotId(policyName)}>
      <div className="entry-head">
        <h3 className="font-normal">
          <SiteLink to={paths.change(policyName, versionId)} className="name">
            <BreakableName name={policyName} /> {versionId}
          </SiteLink>
        </h3>
        <Chips chips={policy?.marks ?? []} />
        {change && <AnnouncementMark change={change} day={day} />}
      </div>
      <p className="mt-1">
        Default version since <Time at={dayOf(createDate)} />
        {next && (
          <>
            , until <Time at={dayOf(next.createDate)} />
            {missing && ' at the latest'}
          </>
        )}
        . Allows {gives.replace(', ', ': ')}.
      </p>
      {missing && <p className="hint">{describeMissingVersions(missing)}</p>}
      {noLongerObserved && <p className="hint">{noLongerObserved}</p>}
      <p className="actions-line mt-1">
        {current === undefined || current.versionId === versionId ? (
          <span className="text-muted">Still the default version</span>
        ) : (
          <SiteLink
            to={paths.compareWith({ policy: policyName, from: versionId, to: current.versionId })}
          >
            Changes since then ({versionId} → {current.versionId})
          </SiteLink>
        )}
        <SiteLink to={paths.document(policyName, versionId)}>JSON</SiteLink>
      </p>
    </li>
  );
}
