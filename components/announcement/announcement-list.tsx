import type { Match, ReconciledAnnouncement } from '@/lib/history/reconcile';
import { paths } from '@/lib/site/paths';
import { countOf, describeLag } from '@/lib/site/wording';
import { BreakableName } from '../ui/breakable-name';
import { SiteLink } from '../ui/link';
import { Time } from '../ui/time';
import { colorLag } from './lag';

/** AWS's rows, in the order given: when, what in our words, what it became. */
export function AnnouncementList({ rows }: { rows: ReconciledAnnouncement[] }) {
  return (
    <ol>
      {rows.map((row) => (
        <AnnouncementItem key={row.announcement.id} row={row} />
      ))}
    </ol>
  );
}

function AnnouncementItem({ row }: { row: ReconciledAnnouncement }) {
  const { id, date, datePrinted, policyName, gist, scopeNamed } = row.announcement;
  return (
    <li
      id={id}
      className="grid gap-x-6 gap-y-1 border-b border-line py-4 sm:grid-cols-[8rem_minmax(0,1fr)] lg:grid-cols-[8rem_minmax(0,1fr)_18rem]"
    >
      <div>
        <a href={`#${encodeURIComponent(id)}`} className="text-ink no-underline hover:underline">
          <Time at={date} />
        </a>
        {datePrinted && <p className="text-small text-muted">printed as “{datePrinted}”</p>}
      </div>
      <div className="min-w-0">
        {policyName && (
          <SiteLink to={paths.policy(policyName)} className="name text-ink">
            <BreakableName name={policyName} />
          </SiteLink>
        )}
        <p>{gist}.</p>
        {scopeNamed && <p className="text-small text-muted">Scope named: {scopeNamed}.</p>}
        <NamedActions row={row} />
      </div>
      <Outcome row={row} />
    </li>
  );
}

function NamedActions({ row: { announcement } }: { row: ReconciledAnnouncement }) {
  const { actionsNamed, deniesNamed = [] } = announcement;
  if (actionsNamed.length + deniesNamed.length === 0) return null;
  const counts = [
    actionsNamed.length > 0 && `${countOf(actionsNamed.length, 'action')} named`,
    deniesNamed.length > 0 && `${countOf(deniesNamed.length, 'action')} named as denied`,
  ].filter(Boolean);
  return (
    <details className="mt-1 text-small">
      <summary className="text-muted">{counts.join(', ')}</summary>
      <ul className="mt-1 gap-x-6 sm:columns-2">
        {[...actionsNamed, ...deniesNamed].map((action) => (
          <li key={action}>
            <code>{action}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Outcome({ row }: { row: ReconciledAnnouncement }) {
  const { matches, matchedBy, neverServed, announcement } = row;
  if (announcement.policyName === null) return null;
  return (
    <div className="min-w-0 text-small sm:col-start-2 lg:col-start-auto">
      {matches.length === 0 && (
        <p className="text-silent">No version on record granted what it names.</p>
      )}
      {matches.map((match) => (
        <MatchLine
          key={match.change.version.versionId}
          match={match}
          named={announcement.actionsNamed.length}
        />
      ))}
      {matchedBy === 'kind' && (
        <p className="text-muted">Matched by kind and date: the row names no action.</p>
      )}
      {neverServed.length > 0 && (
        <p>
          Never served under this name:{' '}
          {neverServed.map((action, index) => (
            <span key={action}>
              {index > 0 && ', '}
              <code>{action}</code>
            </span>
          ))}
        </p>
      )}
    </div>
  );
}

function MatchLine({
  match: { change, lagDays, actions },
  named,
}: {
  match: Match;
  named: number;
}) {
  const { policy, version } = change;
  return (
    <p>
      <SiteLink to={paths.change(policy.policyName, version.versionId)} className="font-mono">
        {version.versionId}
      </SiteLink>
      {actions.length > 0 && actions.length < named && ` (${actions.length} of ${named})`},{' '}
      <span className={colorLag(lagDays)}>{describeLag(lagDays)}</span>
    </p>
  );
}
