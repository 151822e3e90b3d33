import type { ReactNode } from 'react';
import { paths } from '@/lib/addresses/paths';
import { dayOf } from '@/lib/history/days';
import type { AccessPeriod } from '@/lib/history/who-allowed';
import type { AccessVersion } from '@/lib/site/client/access-file';
import type { PolicyFileAccess } from '@/lib/site/client/describe-who-allowed';
import {
  countOf,
  describeMissingVersions,
  describeNoLongerObserved,
  joinWords,
  nameMissingVersions,
} from '@/lib/text/wording';
import { FilteredList } from '../tool/filtered-list';
import { BreakableName } from '../ui/breakable';
import { Chips } from '../ui/chip';
import { Section } from '../ui/section';
import { SiteLink } from '../ui/site';
import { Time } from '../ui/time';
import { AnnouncementNote } from './announcement-note';
import { ScopeList } from './scope-list';
import type { WhoAllowedResult } from './who-allowed-tool';

/** The policies that allow or deny an action: on the day, then over their whole history. */
export function PolicyAccessList({ result }: { result: WhoAllowedResult }) {
  const { policies, action, day } = result;
  const allowed = policies.filter(({ onDay }) => onDay?.period !== undefined);
  const denied = policies.filter(
    ({ onDay }) =>
      onDay?.period === undefined &&
      onDay?.statements.some(({ effect }) => effect === 'Deny') === true,
  );
  const ever = policies
    .filter(({ allowed, denied }) => allowed.length + denied.length > 0)
    .toSorted((a, b) => Number(isAllowedToday(b)) - Number(isAllowedToday(a)));
  return (
    <>
      {allowed.length > 0 && (
        <Policies id="on-that-day" title={`Allowed on ${day}`} policies={allowed}>
          {(access) => <AccessOnDay access={access} action={action} day={day as string} />}
        </Policies>
      )}
      {denied.length > 0 && (
        <Policies id="denied" title={`Denied on ${day}`} policies={denied}>
          {({ onDay }) => onDay && <ScopeList scopes={onDay.scopes} version={onDay.version} />}
        </Policies>
      )}
      {ever.length > 0 && (
        <Policies
          id="history"
          title={day === undefined ? 'Policies' : 'All dates'}
          isHistory
          policies={ever}
        >
          {(access) => <History access={access} action={action} />}
        </Policies>
      )}
    </>
  );
}

function isAllowedToday({ allowed }: PolicyFileAccess): boolean {
  const last = allowed.at(-1);
  return last !== undefined && last.until === undefined;
}

function Policies({
  id,
  title,
  policies,
  isHistory = false,
  children,
}: {
  id: string;
  title: string;
  policies: readonly PolicyFileAccess[];
  /** Whether the whole history of each policy is shown. */
  isHistory?: boolean;
  children: (access: PolicyFileAccess) => ReactNode;
}) {
  return (
    <Section id={id} title={title} aside={countOf(policies.length, 'policy', 'policies')}>
      <FilteredList items={policies} nameOf={({ policy }) => policy.policyName} noun="policies">
        {(shown) => (
          <div className="card">
            {shown.map((access) => (
              <div key={access.policy.policyName}>
                <PolicyHead access={access} isHistory={isHistory} />
                {children(access)}
                {access.policy.noLongerObserved && (
                  <p className="hint">{describeNoLongerObserved(access.policy.noLongerObserved)}</p>
                )}
              </div>
            ))}
          </div>
        )}
      </FilteredList>
    </Section>
  );
}

/** The name of a policy, with the version of the day, and its chips. */
function PolicyHead({ access, isHistory }: { access: PolicyFileAccess; isHistory: boolean }) {
  const { policyName, marks } = access.policy;
  const version = isHistory ? undefined : access.onDay?.version;
  const hasDeny =
    version !== undefined &&
    access.onDay?.period !== undefined &&
    access.onDay.statements.some(({ effect }) => effect === 'Deny');
  const state = isAllowedToday(access)
    ? { text: 'Allowed today', tone: 'good' as const }
    : { text: 'Not allowed today', tone: 'neutral' as const };
  return (
    <div className="entry-head">
      <h3 className="font-normal">
        <SiteLink
          to={
            version === undefined
              ? paths.policy(policyName)
              : paths.change(policyName, version.versionId)
          }
          className="name"
        >
          <BreakableName name={policyName} />
          {version !== undefined && ` ${version.versionId}`}
        </SiteLink>
      </h3>
      <Chips
        chips={[
          ...marks,
          ...(isHistory ? [state] : []),
          ...(hasDeny ? [{ text: 'Also denied by a statement', tone: 'neutral' as const }] : []),
        ]}
      />
    </div>
  );
}

function AccessOnDay({
  access: { policy, onDay },
  action,
  day,
}: {
  access: PolicyFileAccess;
  action: string;
  day: string;
}) {
  if (onDay?.period === undefined) return null;
  const { version, scopes, period, missing } = onDay;
  return (
    <>
      <Period period={period} />
      <AnnouncementNote policy={policy} version={period.versions[0]} action={action} day={day} />
      <ScopeList scopes={scopes} version={version} period={period} />
      {missing && <p className="hint">{describeMissingVersions(missing)}</p>}
    </>
  );
}

function History({
  access: { policy, allowed, denied },
  action,
}: {
  access: PolicyFileAccess;
  action: string;
}) {
  return (
    <>
      {allowed.map((period) => (
        <div key={period.versions[0].versionId}>
          <Period period={period} />
          <AnnouncementNote policy={policy} version={period.versions[0]} action={action} />
          <ScopeList scopes={period.scopes} period={period} />
        </div>
      ))}
      {denied.map((period) => (
        <div key={period.versions[0].versionId}>
          <Period period={period} verb="Denied" />
          <ScopeList scopes={period.scopes} period={period} />
        </div>
      ))}
    </>
  );
}

/** The beginning and end of a period, with links to their changes. */
function Period({
  period: { versions, until, mayBeginEarlier, mayEndEarlier, missing },
  verb = 'Allowed',
}: {
  period: AccessPeriod<AccessVersion>;
  verb?: string;
}) {
  return (
    <p className="mt-1">
      {verb} since <VersionDay version={versions[0]} />
      {mayBeginEarlier && ' at the latest'}
      {until && (
        <>
          , until <VersionDay version={until} />
          {mayEndEarlier && ' at the latest'}
        </>
      )}
      .
      {missing.length > 0 && (
        <span className="hint">
          {' '}
          Missing from the archive: {joinWords(missing.map(nameMissingVersions))}.
        </span>
      )}
    </p>
  );
}

function VersionDay({
  version: { policyName, versionId, createDate },
}: {
  version: AccessVersion;
}) {
  return (
    <>
      <Time at={dayOf(createDate)} /> (
      <SiteLink to={paths.change(policyName, versionId)}>{versionId}</SiteLink>)
    </>
  );
}
