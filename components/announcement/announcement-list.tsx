import type { Facets } from '@/lib/addresses/paths';
import { paths } from '@/lib/addresses/paths';
import type { Discrepancies } from '@/lib/history/discrepancies';
import type { ReconciledAnnouncement } from '@/lib/history/reconcile-announcement';
import { BreakableName } from '../ui/breakable-name';
import { markFacets } from '../ui/filter';
import { SiteLink } from '../ui/link';
import { Time } from '../ui/time';
import { Evidence } from './evidence';
import { FaultNote } from './fault-list';
import { Outcome } from './outcome';

interface Props {
  rows: ReconciledAnnouncement[];
  faults: ReadonlyMap<ReconciledAnnouncement, Discrepancies>;
  /** The id of the list, and what each row answers to, where a filter narrows it. */
  id?: string;
  facets?: (row: ReconciledAnnouncement) => Facets;
  /** Whether each name of a row can be held against the grant that brought it. */
  proven?: boolean;
}

const noFacets = () => ({});

/** AWS's rows, in the order given: when, what in our words, what it became, what is wrong. */
export function AnnouncementList({ rows, faults, id, facets = noFacets, proven = false }: Props) {
  return (
    <ol id={id}>
      {rows.map((row) => (
        <AnnouncementItem
          key={row.announcement.id}
          row={row}
          faults={faults.get(row) as Discrepancies}
          facets={facets(row)}
          proven={proven}
        />
      ))}
    </ol>
  );
}

function AnnouncementItem({
  row,
  faults,
  facets,
  proven,
}: {
  row: ReconciledAnnouncement;
  faults: Discrepancies;
  facets: Facets;
  proven: boolean;
}) {
  const { id, date, policyName, gist, scopeNamed } = row.announcement;
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
        <Evidence row={row} proven={proven} />
      </div>
      <div className="min-w-0 text-small sm:col-start-2 lg:col-start-auto">
        <Outcome row={row} />
        <FaultNote row={row} faults={faults} />
      </div>
    </li>
  );
}
