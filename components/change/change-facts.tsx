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

/** The facts of a change: default from when, announced or not, and the changes around it. */
export function ChangeFacts({ reconciled }: { reconciled: ReconciledChange }) {
  const { policy, version, before, beforeSince, missing } = reconciled.change;
  const { policyName } = policy;
  const [{ endedBy: after, isEndSeen }] = listDefaultPeriods(policy, version.versionId);
  const facts: Fact[] = [
    { label: 'Default version', value: <DefaultPeriods version={version} policy={policy} /> },
    ...(reconciled.state === 'no-changelog'
      ? []
      : [{ label: 'Announced', value: <Announced reconciled={reconciled} /> }]),
    {
      label: 'Replaces',
      value: before ? (
        <>
          <SiteLink to={paths.change(policyName, before.versionId)}>{before.versionId}</SiteLink>
          {`, the default ${beforeSince === before.createDate ? '' : 'again '}for `}
          {describeDays(
            countDays(dayOf(beforeSince ?? before.createDate), dayOf(version.createDate)),
            missing !== undefined,
          )}
        </>
      ) : version.number > 1 ? (
        'A version that is missing from the archive'
      ) : (
        'No version: this is the first'
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
        'Not replaced: this is the default version'
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
      {period.isAgain && 'again '}
      {period.endedBy ? 'from ' : 'since '}
      <Time at={period.since} />
      {period.isAgain && ' (first observed)'}
      {period.endedBy && (
        <>
          {' '}
          to <Time at={dayOf(period.endedBy.createDate)} />
          {period.isEndLatest && ' at the latest'}
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
    const [misnaming] = misnamings;
    if (misnaming === undefined) return <StateLabel reconciled={reconciled} />;
    const { id, date } = misnaming.announcement.announcement;
    return (
      <>
        Only under a wrong action name: the{' '}
        <SiteLink to={paths.announcement(id)}>
          announcement of <Time at={date} />
        </SiteLink>{' '}
        probably refers to this version.
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

function describeDays(days: number, isAtMost: boolean): string {
  return days === 0 ? 'less than a day' : `${isAtMost ? 'at most ' : ''}${countOf(days, 'day')}`;
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
