import type { ReactNode } from 'react';
import { paths } from '@/lib/addresses/paths';
import { dayOf } from '@/lib/history/days';
import { takeSnapshot } from '@/lib/history/snapshot';
import type { DatedAnnouncement, DatedChange, DatedRecord } from '@/lib/site/client/overview';
import { countOf } from '@/lib/text/wording';
import { type ListProps, pageSize } from '../tool/list';
import { BreakableName } from '../ui/breakable';
import { type Part, WithContents } from '../ui/contents';
import { Section } from '../ui/section';
import { hasAnnouncements, SiteLink } from '../ui/site';
import { Time } from '../ui/time';
import { AnnouncementMark } from './announcement-mark';
import { buildSnapshotId, PolicySnapshot } from './policy-snapshot';

interface Props {
  dated: DatedRecord;
  day: string;
  /** Shows a part of a long list. */
  List: <T>(props: ListProps<T>) => ReactNode;
}

/** The default versions, announcements and unannounced changes at the end of a day. */
export function SnapshotSections({ dated, day, List }: Props) {
  const snapshot = takeSnapshot(dated.policies, dated.reconciliation, day);
  const { defaultVersions, announcements, unannounced, afterLastRead } = snapshot;
  const absent = dated.policies.filter(
    ({ policyName }) => !defaultVersions.some((version) => version.policyName === policyName),
  );
  const parts: Part[] = [
    ...(defaultVersions.length > pageSize
      ? [{ id: 'in-force', text: 'Default versions' }]
      : defaultVersions.map(({ policyName }) => ({
          id: buildSnapshotId(policyName),
          text: <BreakableName name={policyName} />,
        }))),
    ...(hasAnnouncements
      ? [
          { id: 'unannounced', text: 'Not announced' },
          ...(afterLastRead.length > 0 ? [{ id: 'after-reading', text: 'Not known yet' }] : []),
          { id: 'announced', text: 'Announcements' },
        ]
      : []),
  ];
  return (
    <WithContents parts={parts}>
      <Section
        id="in-force"
        title="Default versions"
        aside={countOf(defaultVersions.length, 'policy', 'policies')}
      >
        {defaultVersions.length > 0 && (
          <List items={defaultVersions} nameOf={({ policyName }) => policyName} noun="policies">
            {(shown) => (
              <ul className="card">
                {shown.map((version) => (
                  <PolicySnapshot
                    key={version.policyName}
                    version={version}
                    dated={dated}
                    day={day}
                  />
                ))}
              </ul>
            )}
          </List>
        )}
        {absent.length > 0 && <Absent names={absent.map(({ policyName }) => policyName)} />}
      </Section>
      {hasAnnouncements && (
        <>
          <Unannounced changes={unannounced} dated={dated} day={day} List={List} />
          {afterLastRead.length > 0 && (
            <Section
              id="after-reading"
              title="Not known yet: newer than the last check of AWS’s page"
              aside={countOf(afterLastRead.length, 'change')}
            >
              <ChangeRows changes={afterLastRead} day={day} List={List} />
            </Section>
          )}
          <Announced announcements={announcements} List={List} />
        </>
      )}
    </WithContents>
  );
}

/** The policies of which no version is as old as the day; many are counted. */
function Absent({ names }: { names: readonly string[] }) {
  if (names.length > pageSize) {
    return (
      <p className="py-3 text-muted">
        {countOf(names.length, 'policy has', 'policies have')} no version yet on this date.
      </p>
    );
  }
  return (
    <p className="py-3 text-muted">
      No version yet on this date:{' '}
      {names.map((name, index) => (
        <span key={name}>
          {index > 0 && ', '}
          <SiteLink to={paths.policy(name)} className="name">
            <BreakableName name={name} />
          </SiteLink>
        </span>
      ))}
      .
    </p>
  );
}

function Unannounced({
  changes,
  dated: {
    reconciliation: { trackedSince },
  },
  day,
  List,
}: Props & { changes: readonly DatedChange[] }) {
  return (
    <Section
      id="unannounced"
      title="Not announced by this date"
      aside={countOf(changes.length, 'change')}
    >
      {changes.length > 0 ? (
        <ChangeRows changes={changes} day={day} List={List} />
      ) : (
        <p className="text-muted">
          {trackedSince === undefined || day < trackedSince
            ? 'AWS did not keep a list of announcements yet.'
            : 'Every change of permissions had been announced by this date.'}
        </p>
      )}
    </Section>
  );
}

function ChangeRows({
  changes,
  day,
  List,
}: Omit<Props, 'dated'> & { changes: readonly DatedChange[] }) {
  return (
    <List items={changes} nameOf={({ change }) => change.version.policyName} noun="changes">
      {(shown) => (
        <ol className="card">
          {shown.map((change) => {
            const { policyName, versionId, createDate } = change.change.version;
            return (
              <li key={`${policyName} ${versionId}`} className="entry-head">
                <Time at={dayOf(createDate)} />
                <SiteLink to={paths.change(policyName, versionId)} className="name min-w-0">
                  <BreakableName name={policyName} /> {versionId}
                </SiteLink>
                <AnnouncementMark change={change} day={day} />
              </li>
            );
          })}
        </ol>
      )}
    </List>
  );
}

/** Earlier announcements are folded. */
const maxShown = 10;

function Announced({
  announcements,
  List,
}: Pick<Props, 'List'> & { announcements: readonly DatedAnnouncement[] }) {
  const [shown, folded] = [announcements.slice(0, maxShown), announcements.slice(maxShown)];
  return (
    <Section
      id="announced"
      title="Announced by this date"
      aside={countOf(announcements.length, 'announcement')}
    >
      {announcements.length === 0 ? (
        <p className="text-muted">AWS had not published an announcement.</p>
      ) : (
        <div className="card">
          <AnnouncementRows announcements={shown} />
          {folded.length > 0 && (
            <details>
              <summary>{countOf(folded.length, 'earlier announcement')}</summary>
              <List
                items={folded}
                nameOf={({ announcement }) => announcement.policyName ?? ''}
                noun="announcements"
              >
                {(shown) => <AnnouncementRows announcements={shown} />}
              </List>
            </details>
          )}
        </div>
      )}
    </Section>
  );
}

function AnnouncementRows({ announcements }: { announcements: readonly DatedAnnouncement[] }) {
  return (
    <ol>
      {announcements.map(({ announcement: { id, date, policyName, gist } }) => (
        <li key={id} className="grid gap-x-4 py-1 sm:grid-cols-[6rem_minmax(0,1fr)]">
          <SiteLink to={paths.announcement(id)}>
            <Time at={date} />
          </SiteLink>
          <span className="min-w-0">
            {policyName && (
              <span className="name mr-2">
                <BreakableName name={policyName} />
              </span>
            )}
            {gist}.
          </span>
        </li>
      ))}
    </ol>
  );
}
