import type { Period } from '@/lib/history/ask';
import { dayOf } from '@/lib/history/days';
import type { Saying } from '@/lib/history/sayings';
import { describeTold, type ToldAnswer } from '@/lib/site/asked';
import { paths } from '@/lib/site/paths';
import { countOf, tellUnobserved } from '@/lib/site/wording';
import type { ToldVersion } from '@/lib/tools/policy-file';
import { BreakableName } from '../ui/breakable-name';
import { SiteLink } from '../ui/link';
import { Section } from '../ui/section';
import { Time } from '../ui/time';
import type { Asked } from './ask-tool';
import { SayingList } from './saying-list';

/** Each policy that allowed what was asked: on the day, then over all its history. */
export function AskedPolicies({ asked: { answers, action, day } }: { asked: Asked }) {
  const on = answers.filter(({ standing }) => standing?.period !== undefined);
  const refused = answers.filter(
    ({ standing }) =>
      standing?.period === undefined &&
      standing?.sayings.some(({ effect }) => effect === 'Allow') === true,
  );
  const ever = answers.filter(({ periods }) => periods.length > 0);
  return (
    <>
      {on.length > 0 && (
        <Section
          id="on-that-day"
          title={`On ${day}`}
          aside={countOf(on.length, 'policy', 'policies')}
        >
          {on.map((answer) => (
            <Standing
              key={answer.policy.policyName}
              answer={answer}
              action={action}
              day={day as string}
            />
          ))}
        </Section>
      )}
      {refused.length > 0 && (
        <Section
          id="denied"
          title="Named, and denied whole"
          aside={countOf(refused.length, 'policy', 'policies')}
        >
          {refused.map(({ policy: { policyName }, standing }) => (
            <div key={policyName} className="border-b border-line py-3">
              <VersionName version={standing?.version as ToldVersion} />
              <SayingList
                sayings={standing?.sayings as Saying[]}
                version={standing?.version as ToldVersion}
              />
            </div>
          ))}
        </Section>
      )}
      {ever.length > 0 && (
        <Section
          id="history"
          title="Its whole history"
          aside={countOf(ever.length, 'policy', 'policies')}
        >
          {ever.map((answer) => (
            <History key={answer.policy.policyName} answer={answer} action={action} />
          ))}
        </Section>
      )}
    </>
  );
}

function Standing({
  answer: { standing },
  action,
  day,
}: {
  answer: ToldAnswer;
  action: string;
  day: string;
}) {
  if (standing?.period === undefined) return null;
  const { version, sayings, period, unobserved } = standing;
  return (
    <div className="border-b border-line py-3">
      <VersionName version={version} />
      <p>
        <Reach period={period} />; <Told version={period.versions[0]} action={action} day={day} />.
      </p>
      <SayingList sayings={sayings} version={version} />
      {unobserved && <p className="text-small text-muted">{tellUnobserved(unobserved)}</p>}
    </div>
  );
}

function History({ answer: { policy, periods }, action }: { answer: ToldAnswer; action: string }) {
  return (
    <div className="border-b border-line py-3">
      <SiteLink to={paths.policy(policy.policyName)} className="name">
        <BreakableName name={policy.policyName} />
      </SiteLink>
      {periods.map((period) => (
        <div key={period.versions[0].versionId}>
          <p>
            <Reach period={period} />; <Told version={period.versions[0]} action={action} />.
          </p>
          <Stretches period={period} />
        </div>
      ))}
    </div>
  );
}

/** How it was allowed, and where that changed while it was. */
function Stretches({ period: { stretches } }: { period: Period<ToldVersion> }) {
  const [only, ...others] = stretches;
  if (only !== undefined && others.length === 0) {
    return <SayingList sayings={only.sayings} version={only.versions.at(-1) as ToldVersion} />;
  }
  return (
    <ol>
      {stretches.map(({ versions, until, sayings }) => (
        <li key={versions[0].versionId} className="mt-1 sm:grid sm:grid-cols-[17rem_minmax(0,1fr)]">
          <span className="text-small text-muted sm:pt-0.5">
            <StepName version={versions[0]} />
            {until && (
              <>
                {' '}
                to <StepName version={until} />
              </>
            )}
          </span>
          <SayingList sayings={sayings} version={versions.at(-1) as ToldVersion} />
        </li>
      ))}
    </ol>
  );
}

/** Since when and until when, each a link to the change that did it. */
function Reach({
  period: { versions, until, mayBeginEarlier, mayEndEarlier },
}: {
  period: Period<ToldVersion>;
}) {
  return (
    <>
      Since <StepName version={versions[0]} />
      {mayBeginEarlier && ' or earlier'}
      {until ? (
        <>
          , until <StepName version={until} />
          {mayEndEarlier && ' or earlier'}
        </>
      ) : (
        ', still allowed'
      )}
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

/** Whether AWS had spoken of what began it, linked to the row. */
function Told({ version, action, day }: { version: ToldVersion; action: string; day?: string }) {
  const { row, text, isSilent } = describeTold(version, action, day);
  const shown = <span className={isSilent ? 'text-silent' : undefined}>{text}</span>;
  return row === undefined ? shown : <SiteLink to={paths.announcement(row)}>{shown}</SiteLink>;
}
