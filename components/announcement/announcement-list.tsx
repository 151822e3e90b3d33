import { type Facets, paths } from '@/lib/addresses/paths';
import type { Discrepancies } from '@/lib/history/discrepancies';
import type { ReconciledAnnouncement } from '@/lib/history/reconcile-announcement';
import { countOf } from '@/lib/text/wording';
import { GrantList } from '../change/grant-list';
import { BreakableName } from '../ui/breakable';
import { markFacets } from '../ui/filter';
import { SiteLink } from '../ui/site';
import { Time } from '../ui/time';
import { DiscrepancyNote } from './discrepancy-list';
import { MatchedVersions } from './matched-versions';
import { NamedActionList } from './named-actions';

interface Props {
  announcements: readonly ReconciledAnnouncement[];
  discrepancies: ReadonlyMap<ReconciledAnnouncement, Discrepancies>;
  /** The id of the list and the facets of its items, for a filter. */
  id?: string;
  facets?: (announcement: ReconciledAnnouncement) => Facets;
  /** Whether the matched grants are listed, too. */
  withGrants?: boolean;
}

const noFacets = () => ({});

/** Announcements with their date, our gist, the matched versions and discrepancies. */
export function AnnouncementList({
  announcements,
  discrepancies,
  id,
  facets = noFacets,
  withGrants = false,
}: Props) {
  return (
    <ol id={id}>
      {announcements.map((announcement) => (
        <AnnouncementItem
          key={announcement.announcement.id}
          announcement={announcement}
          discrepancies={discrepancies.get(announcement) as Discrepancies}
          facets={facets(announcement)}
          withGrants={withGrants}
        />
      ))}
    </ol>
  );
}

function AnnouncementItem({
  announcement,
  discrepancies,
  facets,
  withGrants,
}: {
  announcement: ReconciledAnnouncement;
  discrepancies: Discrepancies;
  facets: Facets;
  withGrants: boolean;
}) {
  const { id, date, policyName, gist, scopeNamed } = announcement.announcement;
  return (
    <li
      id={id}
      {...markFacets(facets)}
      className="grid gap-x-6 gap-y-1 border-b border-line py-4 sm:grid-cols-[6.5rem_minmax(0,1fr)] lg:grid-cols-[6.5rem_minmax(0,1fr)_24rem]"
    >
      <SiteLink to={paths.announcement(id)} className="text-ink no-underline hover:underline">
        <Time at={date} />
      </SiteLink>
      <div className="min-w-0">
        {policyName && (
          <SiteLink to={paths.policy(policyName)} className="name text-ink">
            <BreakableName name={policyName} />
          </SiteLink>
        )}
        <p>{gist}.</p>
        {scopeNamed && <p className="text-small text-muted">Scope named: {scopeNamed}.</p>}
        <NamedActions announcement={announcement} withGrants={withGrants} />
      </div>
      <div className="min-w-0 text-small sm:col-start-2 lg:col-start-auto">
        <MatchedVersions announcement={announcement} />
        <DiscrepancyNote announcement={announcement} discrepancies={discrepancies} />
      </div>
    </li>
  );
}

/** The actions that an announcement names and, if wanted, the matched grants. */
function NamedActions({
  announcement: { announcement, matches },
  withGrants,
}: {
  announcement: ReconciledAnnouncement;
  withGrants: boolean;
}) {
  const { actionsNamed, deniesNamed = [] } = announcement;
  const counts = [
    actionsNamed.length > 0 && `${countOf(actionsNamed.length, 'action')} named`,
    deniesNamed.length > 0 && `${countOf(deniesNamed.length, 'action')} named as denied`,
  ].filter(Boolean);
  if (counts.length === 0) return null;
  return (
    <details className="mt-1 text-small">
      <summary className="text-muted">{counts.join(', ')}</summary>
      <NamedActionList announcement={announcement} />
      {withGrants &&
        matches.map(({ change, grants }) => (
          <div key={change.version.versionId} className="mt-3">
            <h3>As {change.version.versionId} granted them</h3>
            <GrantList grants={grants} sign="+" />
          </div>
        ))}
    </details>
  );
}
