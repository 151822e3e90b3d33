import { paths } from '@/lib/addresses/paths';
import { countDays, dayOf } from '@/lib/history/days';
import { findMissingAfter } from '@/lib/history/missing-versions';
import type { DatedAnnouncement, DatedRecord, DatedVersion } from '@/lib/site/client/overview';
import { describeMissingVersions, describeNoLongerObserved, labelLag } from '@/lib/text/wording';
import { BreakableName } from '../ui/breakable';
import { SiteLink } from '../ui/site';
import { colorLag, Time } from '../ui/time';

/** A default version of a day: its period, its permissions and its announcements. */
export function DefaultVersionItem({
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
  const noLongerObserved = describeNoLongerObserved(policy?.noLongerObserved, day);
  const missing = policy && findMissingAfter(policy, version);
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
              {missing && ' at the latest'}
            </>
          )}
          : {gives}.
        </p>
        {missing && <p className="text-small text-muted">{describeMissingVersions(missing)}</p>}
        {noLongerObserved && <p className="text-small text-muted">{noLongerObserved}</p>}
      </div>
      <p className="text-small sm:pt-0.5">
        <Announcements version={version} dated={dated} day={day} />
        <span className="block">
          <SiteLink to={paths.document(policyName, versionId)}>its document</SiteLink>
        </span>
      </p>
    </li>
  );
}

/** The announcements of a version, by a day and later. */
function Announcements({
  version: { policyName, versionId, createDate, announced },
  dated,
  day,
}: {
  version: DatedVersion;
  dated: DatedRecord;
  day: string;
}) {
  const change = dated.reconciliation.changes.find(
    ({ change: { version } }) =>
      version.policyName === policyName && version.versionId === versionId,
  );
  const mentions = change?.mentions ?? [];
  if (mentions.length === 0) return <span className="block text-muted">{announced}</span>;
  return mentions.map(({ announcement }) => (
    <AnnouncementLag
      key={announcement.announcement.id}
      announcement={announcement}
      createDate={createDate}
      day={day}
    />
  ));
}

/** The date and lag of an announcement, and whether it came by a day. */
export function AnnouncementLag({
  announcement: {
    announcement: { id, date },
  },
  createDate,
  day,
}: {
  announcement: DatedAnnouncement;
  createDate: string;
  day: string;
}) {
  const lagDays = countDays(dayOf(createDate), date);
  return (
    <span className="block">
      {date <= day ? 'announced ' : 'announced only on '}
      <SiteLink to={paths.announcement(id)}>
        <Time at={date} />
      </SiteLink>
      , <span className={colorLag(lagDays)}>{labelLag(lagDays)}</span>
    </span>
  );
}
