import { paths } from '@/lib/addresses/paths';
import { dayOf } from '@/lib/history/days';
import { takeSnapshot } from '@/lib/history/snapshot';
import type { DatedChange, DatedRecord } from '@/lib/site/client/overview';
import { countOf } from '@/lib/text/wording';
import { BreakableName } from '../ui/breakable';
import { Section } from '../ui/section';
import { hasAnnouncements, SiteLink } from '../ui/site';
import { Time } from '../ui/time';
import { AnnouncementLag, DefaultVersionItem } from './default-version-item';

/** The default versions, announcements and unannounced changes at the end of a day. */
export function SnapshotSections({ dated, day }: { dated: DatedRecord; day: string }) {
  const { defaultVersions } = takeSnapshot(dated.policies, dated.reconciliation, day);
  const absent = dated.policies.filter(
    ({ policyName }) => !defaultVersions.some((version) => version.policyName === policyName),
  );
  return (
    <>
      <Section
        id="in-force"
        title="In force"
        aside={countOf(defaultVersions.length, 'policy', 'policies')}
      >
        <ul>
          {defaultVersions.map((version) => (
            <DefaultVersionItem
              key={version.policyName}
              version={version}
              dated={dated}
              day={day}
            />
          ))}
        </ul>
        {absent.length > 0 && (
          <p className="py-3 text-muted">
            No version on record by then:{' '}
            {absent.map(({ policyName }, index) => (
              <span key={policyName}>
                {index > 0 && ', '}
                <SiteLink to={paths.policy(policyName)} className="name">
                  <BreakableName name={policyName} />
                </SiteLink>
              </span>
            ))}
            .
          </p>
        )}
      </Section>
      {hasAnnouncements && <Announced dated={dated} day={day} />}
    </>
  );
}

/** The announcements by the end of a day, and the changes without one. */
function Announced({ dated, day }: { dated: DatedRecord; day: string }) {
  const { policies, reconciliation } = dated;
  const { announcements, unannounced, afterLastRead } = takeSnapshot(policies, reconciliation, day);
  const { trackedSince } = reconciliation;
  return (
    <>
      <Section
        id="unannounced"
        title="In force, and not announced by then"
        aside={countOf(unannounced.length, 'change')}
      >
        {unannounced.length === 0 ? (
          <p className="py-3 text-muted">
            {trackedSince === undefined || day < trackedSince
              ? 'AWS kept no changelog yet.'
              : 'Nothing: of every change of permissions since AWS keeps a changelog it had spoken.'}
          </p>
        ) : (
          <UnannouncedChanges changes={unannounced} />
        )}
      </Section>
      {afterLastRead.length > 0 && (
        <Section
          id="after-reading"
          title="After the last reading of AWS’s page"
          aside={countOf(afterLastRead.length, 'change')}
        >
          <UnannouncedChanges changes={afterLastRead} />
        </Section>
      )}
      <Section
        id="announced"
        title="Announced by then"
        aside={countOf(announcements.length, 'row')}
      >
        {announcements.length === 0 ? (
          <p className="py-3 text-muted">
            Nothing: AWS’s changelog has no row of that day or before.
          </p>
        ) : (
          <ol>
            {announcements.map(({ announcement }) => (
              <li
                key={announcement.id}
                className="grid gap-x-6 border-b border-line py-2 sm:grid-cols-[6.5rem_minmax(0,1fr)]"
              >
                <SiteLink to={paths.announcement(announcement.id)}>
                  <Time at={announcement.date} />
                </SiteLink>
                <span className="min-w-0">
                  {announcement.policyName && (
                    <span className="name mr-2">
                      <BreakableName name={announcement.policyName} />
                    </span>
                  )}
                  {announcement.gist}.
                </span>
              </li>
            ))}
          </ol>
        )}
      </Section>
    </>
  );
}

function UnannouncedChanges({ changes }: { changes: readonly DatedChange[] }) {
  return (
    <ol>
      {changes.map((change) => (
        <UnannouncedItem
          key={`${change.change.version.policyName} ${change.change.version.versionId}`}
          change={change}
        />
      ))}
    </ol>
  );
}

function UnannouncedItem({
  change: {
    change: { version },
    mentions,
  },
}: {
  change: DatedChange;
}) {
  const { policyName, versionId, createDate, announced } = version;
  return (
    <li className="grid gap-x-6 border-b border-line py-2 sm:grid-cols-[6.5rem_minmax(0,1fr)_15rem]">
      <Time at={dayOf(createDate)} />
      <SiteLink to={paths.change(policyName, versionId)} className="name min-w-0">
        <BreakableName name={policyName} /> {versionId}
      </SiteLink>
      <span className="text-small sm:pt-0.5">
        {mentions.length === 0
          ? announced
          : mentions.map(({ announcement }) => (
              <AnnouncementLag
                key={announcement.announcement.id}
                announcement={announcement}
                createDate={createDate}
                // All announcements of an unannounced change came later.
                day=""
              />
            ))}
      </span>
    </li>
  );
}
