import { paths } from '@/lib/addresses/paths';
import { dayOf } from '@/lib/history/days';
import { findMissingAfter } from '@/lib/history/missing-versions';
import type { DatedRecord, DatedVersion } from '@/lib/site/client/overview';
import { describeMissingVersions, describeNoLongerObserved } from '@/lib/text/wording';
import { BreakableName } from '../ui/breakable-name';
import { SiteLink } from '../ui/link';
import { Time } from '../ui/time';
import { RowOfChange } from './row-of-change';

/** A version that was in force on a day: since when, until when, what it gave, what AWS had said. */
export function InForceItem({
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
  const gone = describeNoLongerObserved(policy?.noLongerObserved, day);
  const unobserved = policy && findMissingAfter(policy, version);
  return (
    <li className="grid gap-x-6 gap-y-0.5 border-b border-line py-3 sm:grid-cols-[minmax(0,1fr)_15rem]">
      <div className="min-w-0">
        <SiteLink to={paths.change(policyName, versionId)} className="name">
          <BreakableName name={policyName} /> {versionId}
        </SiteLink>
        <p>
          Since <Time at={dayOf(createDate)} />
          {next && (
            <>
              , until <Time at={dayOf(next.createDate)} />
              {unobserved && ' at the latest'}
            </>
          )}
          : {gives}.
        </p>
        {unobserved && (
          <p className="text-small text-muted">{describeMissingVersions(unobserved)}</p>
        )}
        {gone && <p className="text-small text-muted">{gone}</p>}
      </div>
      <p className="text-small sm:pt-0.5">
        <Said version={version} dated={dated} day={day} />
        <span className="block">
          <SiteLink to={paths.document(policyName, versionId)}>its document</SiteLink>
        </span>
      </p>
    </li>
  );
}

/** What AWS had said of a version by a day, and what it said later. */
function Said({
  version: { policyName, versionId, createDate, announced },
  dated,
  day,
}: {
  version: DatedVersion;
  dated: DatedRecord;
  day: string;
}) {
  const told = dated.reconciliation.changes.find(
    ({ change: { version } }) =>
      version.policyName === policyName && version.versionId === versionId,
  );
  const rows = told?.mentions ?? [];
  if (rows.length === 0) return <span className="block text-muted">{announced}</span>;
  return rows.map(({ announcement }) => (
    <RowOfChange
      key={announcement.announcement.id}
      row={announcement}
      createDate={createDate}
      day={day}
    />
  ));
}
