import { type ChangeMatch, listNamedActions } from '@/lib/history/match-announcements';
import type { ReconciledAnnouncement } from '@/lib/history/reconcile-announcement';
import { countOf, describeLag } from '@/lib/text/wording';
import { colorLag } from './lag';
import { VersionLink } from './version-link';

/** The versions that a row became, and on what the match rests. */
export function Outcome({ row }: { row: ReconciledAnnouncement }) {
  const { matches, matchedBy, announcement } = row;
  if (announcement.policyName === null) return null;
  if (matches.length === 0) {
    return <p className="text-silent">No version on record brought what it names.</p>;
  }
  const named = listNamedActions(announcement).length;
  return (
    <>
      {matches.map((match) => (
        <MatchLine key={match.change.version.versionId} match={match} named={named} />
      ))}
      {matchedBy === 'kind' && (
        <p className="text-muted">The row names no action: matched by its kind and date alone.</p>
      )}
    </>
  );
}

function MatchLine({
  match: { change, lagDays, named: found, isRepeat },
  named,
}: {
  match: ChangeMatch;
  named: number;
}) {
  return (
    <p>
      <VersionLink change={change} />
      {found.length > 0 &&
        found.length < named &&
        ` (${found.length} of ${countOf(named, 'name')})`}
      , {isRepeat && 'named again, '}
      <span className={colorLag(lagDays)}>{describeLag(lagDays)}</span>
    </p>
  );
}
