import { buildStatementId, paths } from '@/lib/addresses/paths';
import type { StatementMatch } from '@/lib/history/match-statements';
import { groupScopes, type ScopeGroup, type ScopePeriod } from '@/lib/history/scopes';
import {
  describeMatchHistory,
  describeStatementMatch,
} from '@/lib/site/client/describe-who-allowed';
import type { ToldVersion } from '@/lib/site/client/policy-file';
import { Conditions } from '../access/scope';
import { OnResources, SpanDays } from '../actions/span-words';
import { SiteLink } from '../ui/link';

type Scope = ScopePeriod<ToldVersion, StatementMatch>;

/**
 * The scopes of an action, each since when, with the statements of one version that name it;
 * without a version, of the newest that has the scope.
 */
export function ScopeList({
  scopes,
  version,
}: {
  scopes: readonly Scope[];
  version?: ToldVersion;
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
  return (
    <ul>
      {groups.map((group) => (
        <li
          key={`${JSON.stringify(group.resources)} ${JSON.stringify(group.conditions)} ${group.effect} ${group.versions[0].createDate}`}
          className="mt-1 sm:grid sm:grid-cols-[17rem_minmax(0,1fr)]"
        >
          <p className="text-small text-muted sm:pt-0.5">
            <SpanDays span={group} />
          </p>
          <p className="min-w-0">
            {group.effect === 'Deny' ? <strong>Denied</strong> : 'Allowed'}{' '}
            <Statements group={group} place={findPlace(group)} />,{' '}
            <OnResources resources={group.resources} />
            {group.conditions.length > 0 && (
              <>
                , if <Conditions conditions={group.conditions} />
              </>
            )}
            <EarlierWay group={group} place={findPlace(group)} />
          </p>
        </li>
      ))}
    </ul>
  );
}

interface Placed {
  group: ScopeGroup<ToldVersion, StatementMatch>;
  /** Of the version whose statements are named, among those of the group. */
  place: number;
}

/** How statements name the action, each linked to its place in the document. */
function Statements({ group: { statements, versions }, place }: Placed) {
  const { policyName, versionId } = versions[place] as ToldVersion;
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

/** How earlier versions named the action, where they did it otherwise. */
function EarlierWay({ group: { statements, versions }, place }: Placed) {
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
