import { paths } from '@/lib/addresses/paths';
import type { Change } from '@/lib/history/changes';
import { type ChangeMatch, listNamedActions } from '@/lib/history/match-announcements';
import type { ReconciledAnnouncement } from '@/lib/history/reconcile-announcement';
import { countOf, labelLag } from '@/lib/text/wording';
import { SiteLink } from '../ui/site';
import { colorLag } from '../ui/time';

/** The versions that an announcement matches, and how they were matched. */
export function MatchedVersions({
  announcement: { matches, matchedBy, announcement },
}: {
  announcement: ReconciledAnnouncement;
}) {
  if (announcement.policyName === null) return null;
  if (matches.length === 0) {
    return <p className="text-silent">No version matches it.</p>;
  }
  const count = listNamedActions(announcement).length;
  return (
    <>
      {matches.map((match) => (
        <MatchLine key={match.change.version.versionId} match={match} count={count} />
      ))}
      {matchedBy === 'kind' && (
        <p className="text-muted">It names no actions. It is matched by its type and date alone.</p>
      )}
    </>
  );
}

function MatchLine({
  match: { change, lagDays, named, isRepeat },
  count,
}: {
  match: ChangeMatch;
  /** How many actions the announcement names. */
  count: number;
}) {
  return (
    <p>
      <VersionLink change={change} />
      {named.length > 0 &&
        named.length < count &&
        ` (${named.length} of ${countOf(count, 'name')})`}
      : {isRepeat && 'named again, '}
      <span className={colorLag(lagDays)}>{labelLag(lagDays)}</span>
    </p>
  );
}

/** A link to the page of a change, by its version. */
export function VersionLink({ change: { policy, version } }: { change: Change }) {
  return (
    <SiteLink to={paths.change(policy.policyName, version.versionId)} className="name">
      {version.versionId}
    </SiteLink>
  );
}
