import { countDays, dayOf } from '@/lib/history/days';
import type { ReconciledChange } from '@/lib/history/reconcile';
import type { Version } from '@/lib/record/types';
import { paths } from '@/lib/site/paths';
import { countOf, describeMention } from '@/lib/site/wording';
import { type Fact, Facts } from '../ui/facts';
import { SiteLink } from '../ui/link';
import { Time } from '../ui/time';
import { StateLabel } from './state-label';

/** The four facts of a change: in force since, announced, before it, after it. */
export function ChangeFacts({ reconciled }: { reconciled: ReconciledChange }) {
  const { policy, version, before, next } = reconciled.change;
  const facts: Fact[] = [
    { label: 'In force since', value: <InForce version={version} next={next} /> },
    ...(reconciled.state === 'no-changelog'
      ? []
      : [{ label: 'AWS announced it', value: <Announced reconciled={reconciled} /> }]),
    {
      label: 'Before this',
      value: before ? (
        <Neighbour policyName={policy.policyName} version={before} until={version} />
      ) : version.number > 1 ? (
        'not observed'
      ) : (
        'nothing: the first version'
      ),
    },
    {
      label: 'After this',
      value: next ? (
        <Neighbour policyName={policy.policyName} version={next} />
      ) : (
        'none: the newest on record'
      ),
    },
  ];
  return <Facts facts={facts} />;
}

/** Since when a version was in force, and until when. */
export function InForce({ version, next }: { version: Version; next: Version | undefined }) {
  return (
    <>
      <Time at={version.createDate} />
      {next && (
        <>
          , until <Time at={dayOf(next.createDate)} />
          {isGapBetween(version, next) && ' at the latest'}
        </>
      )}
    </>
  );
}

/** Whether AWS made versions between the two that nobody here observed. */
function isGapBetween(before: Version, after: Version): boolean {
  return after.number > before.number + 1;
}

/** The rows on a change and how far from it they came; or that there is none. */
export function Announced({ reconciled }: { reconciled: ReconciledChange }) {
  const { state, mentions, misnamings } = reconciled;
  if (mentions.length === 0) {
    return (
      <>
        <StateLabel reconciled={reconciled} />
        {misnamings.slice(0, 1).map(({ row: { announcement } }) => (
          <span key={announcement.id} className="block">
            <SiteLink to={paths.announcement(announcement.id)}>
              the row of <Time at={announcement.date} />
            </SiteLink>{' '}
            seems to mean it
          </span>
        ))}
      </>
    );
  }
  return mentions.map((mention) => (
    <span key={mention.row.announcement.id} className="block">
      <SiteLink to={paths.announcement(mention.row.announcement.id)}>
        <Time at={mention.row.announcement.date} />
      </SiteLink>
      , {describeMention(mention)}
      {state === 'part' && ', in part'}
    </span>
  ));
}

function Neighbour({
  policyName,
  version,
  until,
}: {
  policyName: string;
  version: Version;
  until?: Version;
}) {
  const days = until && countDays(dayOf(version.createDate), dayOf(until.createDate));
  return (
    <>
      <SiteLink to={paths.change(policyName, version.versionId)}>{version.versionId}</SiteLink>
      {days === undefined ? (
        <>
          , <Time at={dayOf(version.createDate)} />
        </>
      ) : (
        `, in force ${describeDays(days)}${until && isGapBetween(version, until) ? ' at most' : ''}`
      )}
    </>
  );
}

function describeDays(days: number): string {
  return days === 0 ? 'less than a day' : countOf(days, 'day');
}
