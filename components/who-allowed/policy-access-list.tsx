import type { ReactNode } from 'react';
import { paths } from '@/lib/addresses/paths';
import { dayOf } from '@/lib/history/days';
import type { AccessPeriod } from '@/lib/history/who-allowed';
import {
  describeAnnouncementStatus,
  type PolicyFileAccess,
} from '@/lib/site/client/describe-who-allowed';
import type { ToolPolicy, ToolVersion } from '@/lib/site/client/policy-file';
import {
  countOf,
  describeMissingVersions,
  describeNoLongerObserved,
  joinWords,
  nameMissingVersions,
} from '@/lib/text/wording';
import { BreakableName } from '../ui/breakable';
import { Section } from '../ui/section';
import { SiteLink } from '../ui/site';
import { Time } from '../ui/time';
import { ScopeList } from './scope-list';
import type { WhoAllowedResult } from './who-allowed-tool';

/** The policies that allow or deny an action: on the day, then over their whole history. */
export function PolicyAccessList({
  result: { policies, action, day },
}: {
  result: WhoAllowedResult;
}) {
  const allowed = policies.filter(({ onDay }) => onDay?.period !== undefined);
  const denied = policies.filter(
    ({ onDay }) =>
      onDay?.period === undefined &&
      onDay?.statements.some(({ effect }) => effect === 'Deny') === true,
  );
  const ever = policies.filter(({ allowed, denied }) => allowed.length + denied.length > 0);
  return (
    <>
      {allowed.length > 0 && (
        <Policies id="on-that-day" title={`On ${day}`} policies={allowed}>
          {(access) => <AccessOnDay access={access} action={action} day={day as string} />}
        </Policies>
      )}
      {denied.length > 0 && (
        <Policies id="denied" title={`Denied on ${day}`} policies={denied}>
          {({ onDay }) =>
            onDay && (
              <>
                <VersionName version={onDay.version} />
                <ScopeList scopes={onDay.scopes} version={onDay.version} />
              </>
            )
          }
        </Policies>
      )}
      {ever.length > 0 && (
        <Policies id="history" title="Its whole history" policies={ever}>
          {(access) => <History access={access} action={action} />}
        </Policies>
      )}
    </>
  );
}

function Policies({
  id,
  title,
  policies,
  children,
}: {
  id: string;
  title: string;
  policies: readonly PolicyFileAccess[];
  children: (access: PolicyFileAccess) => ReactNode;
}) {
  return (
    <Section id={id} title={title} aside={countOf(policies.length, 'policy', 'policies')}>
      {policies.map((access) => (
        <div key={access.policy.policyName} className="border-b border-line py-3">
          {children(access)}
          {access.policy.noLongerObserved && (
            <p className="text-small text-muted">
              {describeNoLongerObserved(access.policy.noLongerObserved)}
            </p>
          )}
        </div>
      ))}
    </Section>
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
      <VersionName version={version} />
      <p>
        <Period period={period} ends="still allowed" />
        <Announcement policy={policy} version={period.versions[0]} action={action} day={day} />.
      </p>
      <ScopeList scopes={scopes} version={version} />
      {missing && <p className="text-small text-muted">{describeMissingVersions(missing)}</p>}
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
      <SiteLink to={paths.policy(policy.policyName)} className="name">
        <BreakableName name={policy.policyName} />
      </SiteLink>
      {allowed.map((period) => (
        <div key={period.versions[0].versionId}>
          <p>
            <Period period={period} ends="still allowed" />
            <Announcement policy={policy} version={period.versions[0]} action={action} />.
          </p>
          <ScopeList scopes={period.scopes} />
        </div>
      ))}
      {denied.map((period) => (
        <div key={period.versions[0].versionId}>
          <p>
            <Period period={period} begins="Denied since" ends="still denied" />.
          </p>
          <ScopeList scopes={period.scopes} />
        </div>
      ))}
    </>
  );
}

/** The beginning and end of a period, with links to their changes. */
function Period({
  period: { versions, until, mayBeginEarlier, mayEndEarlier, missing },
  begins = 'Since',
  ends,
}: {
  period: AccessPeriod<ToolVersion>;
  begins?: string;
  /** The words for a period that has not ended. */
  ends: string;
}) {
  return (
    <>
      {begins} <VersionDay version={versions[0]} />
      {mayBeginEarlier && ' or earlier'}
      {until ? (
        <>
          , until <VersionDay version={until} />
          {mayEndEarlier && ' or earlier'}
        </>
      ) : (
        `, ${ends}`
      )}
      {missing.length > 0 && ` (${joinWords(missing.map(nameMissingVersions))} not observed)`}
    </>
  );
}

function VersionDay({ version: { policyName, versionId, createDate } }: { version: ToolVersion }) {
  return (
    <>
      <SiteLink to={paths.change(policyName, versionId)}>{versionId}</SiteLink> ·{' '}
      <Time at={dayOf(createDate)} />
    </>
  );
}

function VersionName({ version: { policyName, versionId } }: { version: ToolVersion }) {
  return (
    <h3 className="font-normal">
      <SiteLink to={paths.change(policyName, versionId)} className="name">
        <BreakableName name={policyName} /> {versionId}
      </SiteLink>
    </h3>
  );
}

/** Whether AWS announced the beginning of a period; nothing if the record has no announcements. */
function Announcement({
  policy,
  version,
  action,
  day,
}: {
  policy: ToolPolicy;
  version: ToolVersion;
  action: string;
  day?: string;
}) {
  const { announcementId, text, isUnannounced } = describeAnnouncementStatus(policy, version, {
    action,
    day,
  });
  if (text === '') return null;
  const shown = <span className={isUnannounced ? 'text-silent' : undefined}>{text}</span>;
  const to = announcementId === undefined ? undefined : paths.announcement(announcementId);
  return <>; {to === undefined ? shown : <SiteLink to={to}>{shown}</SiteLink>}</>;
}
