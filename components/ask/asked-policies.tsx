import type { ReactNode } from 'react';
import { paths } from '@/lib/addresses/paths';
import { dayOf } from '@/lib/history/days';
import type { AccessPeriod } from '@/lib/history/who-allowed';
import {
  describeAnnouncementStatus,
  type PolicyFileAccess,
} from '@/lib/site/client/describe-who-allowed';
import type { ToldPolicy, ToldVersion } from '@/lib/site/client/policy-file';
import {
  countOf,
  describeMissingVersions,
  describeNoLongerObserved,
  joinWords,
  nameMissingVersions,
} from '@/lib/text/wording';
import { BreakableName } from '../ui/breakable-name';
import { SiteLink } from '../ui/link';
import { Section } from '../ui/section';
import { Time } from '../ui/time';
import type { Asked } from './ask-tool';
import { ScopeList } from './scope-list';

/** Each policy that allowed what was asked or denies it: on the day, then over all its history. */
export function AskedPolicies({ asked: { answers, action, day } }: { asked: Asked }) {
  const on = answers.filter(({ onDay }) => onDay?.period !== undefined);
  const denied = answers.filter(
    ({ onDay }) =>
      onDay?.period === undefined &&
      onDay?.statements.some(({ effect }) => effect === 'Deny') === true,
  );
  const ever = answers.filter(({ allowed, denied }) => allowed.length + denied.length > 0);
  return (
    <>
      {on.length > 0 && (
        <Policies id="on-that-day" title={`On ${day}`} answers={on}>
          {(answer) => <Standing answer={answer} action={action} day={day as string} />}
        </Policies>
      )}
      {denied.length > 0 && (
        <Policies id="denied" title={`Denied on ${day}`} answers={denied}>
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
        <Policies id="history" title="Its whole history" answers={ever}>
          {(answer) => <History answer={answer} action={action} />}
        </Policies>
      )}
    </>
  );
}

function Policies({
  id,
  title,
  answers,
  children,
}: {
  id: string;
  title: string;
  answers: readonly PolicyFileAccess[];
  children: (answer: PolicyFileAccess) => ReactNode;
}) {
  return (
    <Section id={id} title={title} aside={countOf(answers.length, 'policy', 'policies')}>
      {answers.map((answer) => (
        <div key={answer.policy.policyName} className="border-b border-line py-3">
          {children(answer)}
          {answer.policy.noLongerObserved && (
            <p className="text-small text-muted">
              {describeNoLongerObserved(answer.policy.noLongerObserved)}
            </p>
          )}
        </div>
      ))}
    </Section>
  );
}

function Standing({
  answer: { policy, onDay },
  action,
  day,
}: {
  answer: PolicyFileAccess;
  action: string;
  day: string;
}) {
  if (onDay?.period === undefined) return null;
  const { version, scopes, period, missing } = onDay;
  return (
    <>
      <VersionName version={version} />
      <p>
        <Reach period={period} ends="still allowed" />
        <Told policy={policy} version={period.versions[0]} action={action} day={day} />.
      </p>
      <ScopeList scopes={scopes} version={version} />
      {missing && <p className="text-small text-muted">{describeMissingVersions(missing)}</p>}
    </>
  );
}

function History({
  answer: { policy, allowed, denied },
  action,
}: {
  answer: PolicyFileAccess;
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
            <Reach period={period} ends="still allowed" />
            <Told policy={policy} version={period.versions[0]} action={action} />.
          </p>
          <ScopeList scopes={period.scopes} />
        </div>
      ))}
      {denied.map((period) => (
        <div key={period.versions[0].versionId}>
          <p>
            <Reach period={period} begins="Denied since" ends="still denied" />.
          </p>
          <ScopeList scopes={period.scopes} />
        </div>
      ))}
    </>
  );
}

/** Since when and until when, each a link to the change that did it. */
function Reach({
  period: { versions, until, mayBeginEarlier, mayEndEarlier, missing },
  begins = 'Since',
  ends,
}: {
  period: AccessPeriod<ToldVersion>;
  begins?: string;
  /** What is said of one that has not ended. */
  ends: string;
}) {
  return (
    <>
      {begins} <StepName version={versions[0]} />
      {mayBeginEarlier && ' or earlier'}
      {until ? (
        <>
          , until <StepName version={until} />
          {mayEndEarlier && ' or earlier'}
        </>
      ) : (
        `, ${ends}`
      )}
      {missing.length > 0 && ` (${joinWords(missing.map(nameMissingVersions))} not observed)`}
    </>
  );
}

function StepName({ version: { policyName, versionId, createDate } }: { version: ToldVersion }) {
  return (
    <>
      <SiteLink to={paths.change(policyName, versionId)}>{versionId}</SiteLink> ·{' '}
      <Time at={dayOf(createDate)} />
    </>
  );
}

function VersionName({ version: { policyName, versionId } }: { version: ToldVersion }) {
  return (
    <h3 className="font-normal">
      <SiteLink to={paths.change(policyName, versionId)} className="name">
        <BreakableName name={policyName} /> {versionId}
      </SiteLink>
    </h3>
  );
}

/** Whether AWS had spoken of what began it, linked to the row; nothing where no row is on record. */
function Told({
  policy,
  version,
  action,
  day,
}: {
  policy: ToldPolicy;
  version: ToldVersion;
  action: string;
  day?: string;
}) {
  const { announcementId, text, isUnannounced } = describeAnnouncementStatus(policy, version, {
    action,
    day,
  });
  if (text === '') return null;
  const shown = <span className={isUnannounced ? 'text-silent' : undefined}>{text}</span>;
  return (
    <>
      ;{' '}
      {announcementId === undefined ? (
        shown
      ) : (
        <SiteLink to={paths.announcement(announcementId)}>{shown}</SiteLink>
      )}
    </>
  );
}
