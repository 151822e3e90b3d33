import { type Facets, paths } from '@/lib/addresses/paths';
import type { Discrepancies } from '@/lib/history/discrepancies';
import type { ReconciledAnnouncement } from '@/lib/history/reconcile-announcement';
import { groupByKey } from '@/lib/shared/collections';
import { chipsOfAnnouncement } from '@/lib/text/chips';
import { countOf } from '@/lib/text/wording';
import { GrantList } from '../change/grant-list';
import { BreakableName } from '../ui/breakable';
import { Chips } from '../ui/chip';
import { markFacets } from '../ui/filter';
import { SiteLink } from '../ui/site';
import { Time } from '../ui/time';
import { countDiscrepancies, DiscrepancyNote } from './discrepancy-list';
import { MatchedVersions, VersionLink } from './matched-versions';
import { NamedActionList } from './named-actions';

interface Props {
  announcements: readonly ReconciledAnnouncement[];
  discrepancies: ReadonlyMap<ReconciledAnnouncement, Discrepancies>;
}

/** Announcements with their date, our summary, the matched versions and discrepancies. */
export function AnnouncementList({ announcements, discrepancies }: Props) {
  return (
    <ol className="card">
      {announcements.map((announcement) => (
        <AnnouncementItem
          key={announcement.announcement.id}
          announcement={announcement}
          discrepancies={discrepancies.get(announcement) as Discrepancies}
          facets={{}}
          isOpen
        />
      ))}
    </ol>
  );
}

/** Years are open until so many announcements are shown; the others are folded. */
const maxOpen = 10;

/**
 * All announcements by year, for a filter: the list has the given id, and its items have their
 * facets and the matched permission entries. Within a year the order is that of AWS's page.
 */
export function AnnouncementsByYear({
  id,
  announcements,
  discrepancies,
  facets,
}: Props & {
  id: string;
  facets: (announcement: ReconciledAnnouncement) => Facets;
}) {
  const years = [
    ...groupByKey(announcements, ({ announcement }) => announcement.date.slice(0, 4)),
  ].sort(([a], [b]) => Number(b) - Number(a));
  let shown = 0;
  return (
    <div id={id}>
      {years.map(([year, inYear]) => {
        const isOpen = shown < maxOpen;
        shown += inYear.length;
        return (
          <details key={year} open={isOpen} className="group">
            <summary>
              <h3>{year}</h3> {countOf(inYear.length, 'announcement')}
            </summary>
            <ol className="card">
              {inYear.map((announcement) => (
                <AnnouncementItem
                  key={announcement.announcement.id}
                  announcement={announcement}
                  discrepancies={discrepancies.get(announcement) as Discrepancies}
                  facets={facets(announcement)}
                />
              ))}
            </ol>
          </details>
        );
      })}
    </div>
  );
}

function AnnouncementItem({
  announcement: reconciled,
  discrepancies,
  facets,
  isOpen = false,
}: {
  announcement: ReconciledAnnouncement;
  discrepancies: Discrepancies;
  facets: Facets;
  /** Whether the versions and discrepancies are shown; otherwise they are folded. */
  isOpen?: boolean;
}) {
  const { announcement, matches } = reconciled;
  const { id, date, policyName, gist } = announcement;
  const details = (
    <>
      <MatchedVersions announcement={reconciled} />
      <DiscrepancyNote announcement={reconciled} discrepancies={discrepancies} />
    </>
  );
  const faults = countDiscrepancies({ announcement: reconciled, discrepancies });
  const summary = [
    ...countNames(reconciled),
    ...(faults > 0 && !isOpen ? [countOf(faults, 'discrepancy', 'discrepancies')] : []),
  ];
  if (summary.length === 0) summary.push('Details');
  return (
    <li id={id} {...markFacets(facets)} className="change">
      <div>
        <span className="min-w-0">
          <SiteLink to={paths.announcement(id)} className={policyName === null ? '' : 'name'}>
            {policyName === null ? 'Announcement' : <BreakableName name={policyName} />}
          </SiteLink>
          {matches.map(({ change }) => (
            <span key={change.version.versionId}>
              {' '}
              <VersionLink change={change} />
            </span>
          ))}
        </span>
        <Time at={date} />
      </div>
      <p>{gist}.</p>
      {isOpen && <div className="mb-2 block text-small">{details}</div>}
      <div className="justify-start">
        <Chips chips={chipsOfAnnouncement(reconciled)} />
        {policyName !== null && (
          <details className="beside text-small">
            <summary className="text-muted">{summary.join(' · ')}</summary>
            {!isOpen && details}
            <NamedActions announcement={reconciled} withGrants={!isOpen} />
          </details>
        )}
      </div>
    </li>
  );
}

function countNames({ announcement: { actionsNamed, deniesNamed = [] } }: ReconciledAnnouncement) {
  return [
    ...(actionsNamed.length > 0 ? [`${countOf(actionsNamed.length, 'action')} named`] : []),
    ...(deniesNamed.length > 0 ? [`${countOf(deniesNamed.length, 'denied action')} named`] : []),
  ];
}

/** The scope and the actions that an announcement names and, if wanted, the matched permission entries. */
function NamedActions({
  announcement: { announcement, matches },
  withGrants,
}: {
  announcement: ReconciledAnnouncement;
  withGrants: boolean;
}) {
  const { scopeNamed, actionsNamed, deniesNamed = [] } = announcement;
  return (
    <>
      {scopeNamed && <p className="mt-1 text-muted">Resources and conditions: {scopeNamed}.</p>}
      {actionsNamed.length + deniesNamed.length > 0 && (
        <NamedActionList announcement={announcement} />
      )}
      {withGrants &&
        matches
          .filter(({ grants }) => grants.length > 0)
          .map(({ change, grants }) => (
            <div key={change.version.versionId} className="mt-3">
              <h4>Entries in {change.version.versionId}</h4>
              <GrantList grants={grants} sign="+" />
            </div>
          ))}
    </>
  );
}
