import { Fragment } from 'react';
import { paths } from '@/lib/addresses/paths';
import { countDays, dayOf } from '@/lib/history/days';
import { listDefaultPeriods } from '@/lib/history/default-versions';
import type { ReconciledChange } from '@/lib/history/reconcile-change';
import type { Policy, Version } from '@/lib/record/types';
import { countOf, describeMention, labelState } from '@/lib/text/wording';
import { type Fact, Facts } from '../ui/facts';
import { SiteLink } from '../ui/site';
import { Time } from '../ui/time';

/** The facts of a change: default since when, announced or not, and the changes around it. */
export function ChangeFacts({ reconciled }: { reconciled: ReconciledChange }) {
  const { policy, version, before, beforeSince, missing } = reconciled.change;
  const { policyName } = policy;
  const [{ endedBy: after, isEndSeen }] = listDefaultPeriods(policy, version.versionId);
  const facts: Fact[] = [
    { label: 'Default since', value: <DefaultPeriods version={version} policy={policy} /> },
    ...(reconciled.state === 'no-changelog'
      ? []
      : [{ label: 'Announced', value: <Announced reconciled={reconciled} /> }]),
    {
      label: 'Replaces',
      value: before ? (
        <>
          <SiteLink to={paths.change(policyName, before.versionId)}>{before.versionId}</SiteLink>
          {`, default ${beforeSince === before.createDate ? '' : 'again '}for `}
          {describeDays(
            countDays(dayOf(beforeSince ?? before.createDate), dayOf(version.createDate)),
          )}
          {missing && ' at most'}
        </>
      ) : version.number > 1 ? (
        'A version that is missing from the archive'
      ) : (
        'Nothing: this is the first version'
      ),
    },
    {
      label: 'Replaced by',
      value: after ? (
        <>
          <SiteLink to={paths.change(policyName, after.versionId)}>{after.versionId}</SiteLink>
          {isEndSeen && ' again'}, on <Time at={dayOf(after.createDate)} />
        </>
      ) : (
        'Nothing: this is the default version'
      ),
    },
  ];
  return <Facts facts={facts} />;
}

/** The periods in which a version was the default. */
export function DefaultPeriods({ version, policy }: { version: Version; policy: Policy }) {
  return listDefaultPeriods(policy, version.versionId).map((period, index) => (
    <Fragment key={period.since}>
      {index > 0 && <br />}
      {period.isAgain && 'again since '}
      <Time at={period.since} />
      {period.isAgain && ' (first observed)'}
      {period.endedBy && (
        <>
          {' '}
          until <Time at={dayOf(period.endedBy.createDate)} />
          {period.isEndLatest && ' or earlier'}
          {period.isEndSeen &&
            `, when ${period.endedBy.versionId} was observed as the default again`}
        </>
      )}
    </Fragment>
  ));
}

/** The announcements of a change with their lags, or that there is none. */
export function Announced({ reconciled }: { reconciled: ReconciledChange }) {
  const { state, mentions, misnamings } = reconciled;
  if (mentions.length === 0) {
    return (
      <>
        <StateLabel reconciled={reconciled} />
        {misnamings.slice(0, 1).map(({ announcement: { announcement } }) => (
          <span key={announcement.id} className="block">
            Probably meant by the{' '}
            <SiteLink to={paths.announcement(announcement.id)}>
              announcement of <Time at={announcement.date} />
            </SiteLink>
          </span>
        ))}
      </>
    );
  }
  return mentions.map((mention) => (
    <span key={mention.announcement.announcement.id} className="block">
      <SiteLink to={paths.announcement(mention.announcement.announcement.id)}>
        <Time at={mention.announcement.announcement.date} />
      </SiteLink>
      , {describeMention(mention)}
      {state === 'part' && ', in part'}
    </span>
  ));
}

function describeDays(days: number): string {
  return days === 0 ? 'less than a day' : countOf(days, 'day');
}

/** Whether AWS announced a change. Only a change that was never announced has a colour and a mark. */
export function StateLabel({ reconciled }: { reconciled: ReconciledChange }) {
  if (reconciled.state === 'no-changelog') return null;
  if (reconciled.state !== 'never') {
    return <span className="text-muted">{labelState(reconciled)}</span>;
  }
  return (
    <span className="text-silent">
      <span aria-hidden="true">○ </span>
      {labelState(reconciled)}
    </span>
  );
}
