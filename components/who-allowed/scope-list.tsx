import { buildStatementId, paths } from '@/lib/addresses/paths';
import type { StatementMatch } from '@/lib/history/match-statements';
import { groupScopes, type ScopeGroup, type ScopePeriod } from '@/lib/history/scopes';
import type { AccessPeriod } from '@/lib/history/who-allowed';
import type { AccessVersion } from '@/lib/site/client/access-file';
import {
  describeMatchHistory,
  describeStatementMatch,
} from '@/lib/site/client/describe-who-allowed';
import { Conditions } from '../access/conditions';
import { OnResources, SpanDays } from '../actions/grant-span';
import { SiteLink } from '../ui/site';

type Scope = ScopePeriod<AccessVersion, StatementMatch>;

/**
 * The scopes of an action with their periods and with the statements that match the action: those
 * of a version, or of the newest version that has the scope.
 */
export function ScopeList({
  scopes,
  version,
  period,
}: {
  scopes: readonly Scope[];
  version?: AccessVersion;
  /** A period that is shown already; a single scope with the same dates is shown without them. */
  period?: AccessPeriod<AccessVersion>;
}) {
  const findPlace = ({ versions }: Pick<Scope, 'versions'>) =>
    version === undefined ? versions.length - 1 : versions.indexOf(version);
  const groups = groupScopes(scopes, (scope) => [
    scope.statements[findPlace(scope)]?.map((match) => [
      match.statement,
      describeStatementMatch(match),
    ]),
    describeMatchHistory(scope.statements, findPlace(scope)),
  ]);
  const isDated =
    groups.length > 1 ||
    groups[0]?.versions[0] !== period?.versions[0] ||
    groups[0]?.until !== period?.until;
  return (
    <ul className="mt-1">
      {groups.map((group) => (
        <li
          key={`${JSON.stringify(group.resources)} ${JSON.stringify(group.conditions)} ${group.effect} ${group.versions[0].createDate}`}
          className={isDated ? 'mt-1 sm:grid sm:grid-cols-[18rem_minmax(0,1fr)]' : 'mt-1'}
        >
          {isDated && (
            <p className="hint sm:pt-0.5">
              <SpanDays span={group} />
            </p>
          )}
          <div className="prose min-w-0">
            {group.effect === 'Deny' ? <strong>Denied</strong> : 'Allowed'}{' '}
            <Statements group={group} place={findPlace(group)} />,{' '}
            <OnResources resources={group.resources} />
            {group.conditions.length > 0 && (
              <>
                , <Conditions conditions={group.conditions} />
              </>
            )}
            <EarlierMatches group={group} place={findPlace(group)} />
          </div>
        </li>
      ))}
    </ul>
  );
}

interface Placed {
  group: ScopeGroup<AccessVersion, StatementMatch>;
  /** The index of the version whose statements are shown, among those of the group. */
  place: number;
}

/** How statements match the action, with links to the statements. */
function Statements({ group: { statements, versions }, place }: Placed) {
  const { policyName, versionId } = versions[place] as AccessVersion;
  return statements[place]?.map((match, index) => (
    <span key={match.statement}>
      {index > 0 && ' and '}
      {describeStatementMatch(match)} in{' '}
      <SiteLink to={`${paths.change(policyName, versionId)}#${buildStatementId(match.statement)}`}>
        statement {match.statement + 1}
      </SiteLink>
      {match.sid && ` (${match.sid})`}
    </span>
  ));
}

/** How earlier versions matched the action, if differently. */
function EarlierMatches({ group: { statements, versions }, place }: Placed) {
  const { since, earlier } = describeMatchHistory(statements, place);
  const version = versions[since];
  if (earlier.length === 0 || version === undefined) return null;
  return (
    <>
      ; before{' '}
      <SiteLink to={paths.change(version.policyName, version.versionId)}>
        {version.versionId}
      </SiteLink>{' '}
      {earlier.join(', then ')}
    </>
  );
}
