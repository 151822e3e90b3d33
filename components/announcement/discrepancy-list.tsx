import type { ReactNode } from 'react';
import { paths } from '@/lib/addresses/paths';
import { dayOf } from '@/lib/history/days';
import type { Discrepancies } from '@/lib/history/discrepancies';
import type { NamedAction } from '@/lib/history/match-announcements';
import type {
  NeverServed,
  ReconciledAnnouncement,
  Suggestion,
} from '@/lib/history/reconcile-announcement';
import { listUnannouncedActions } from '@/lib/history/statistics';
import { countDifferences } from '@/lib/text/describe-items';
import { countOf } from '@/lib/text/wording';
import { SiteLink } from '../ui/site';
import { Time } from '../ui/time';
import { VersionLink } from './matched-versions';
import { ActionName } from './named-actions';

interface Props {
  announcement: ReconciledAnnouncement;
  discrepancies: Discrepancies;
}

/** The discrepancies of an announcement in a list of announcements. */
export function DiscrepancyNote(props: Props) {
  const lines = listLines(props);
  if (lines.length === 0) return null;
  return (
    <>
      <p className="mt-1.5 text-muted">Discrepancies:</p>
      <Lines lines={lines} />
    </>
  );
}

export function countDiscrepancies(props: Props): number {
  return listLines(props).length;
}

/** The discrepancies of an announcement in a section of their own, which may say that it has none. */
export function DiscrepancyList(props: Props) {
  const lines = listLines(props);
  if (lines.length === 0) return <p className="py-3 text-muted">No discrepancy is known.</p>;
  return (
    <div className="max-w-[46rem] py-3">
      <Lines lines={lines} />
    </div>
  );
}

interface Line {
  key: string;
  line: ReactNode;
}

function Lines({ lines }: { lines: Line[] }) {
  return (
    <ul className="faults">
      {lines.map(({ key, line }) => (
        <li key={key}>{line}</li>
      ))}
    </ul>
  );
}

function listLines({ announcement, discrepancies }: Props): Line[] {
  const {
    misprintedDate,
    neverServed,
    servedByWildcard,
    repeated,
    unannounced,
    removedAccess,
    newerBelow,
  } = discrepancies;
  const { date } = announcement.announcement;
  const onlyOfOthers = neverServed.filter(({ isKnown }) => isKnown);
  return [
    ...(misprintedDate === undefined
      ? []
      : [
          {
            key: 'misprint',
            line: (
              <>
                AWS prints the date “{misprintedDate}”. This site reads it as {date}.
              </>
            ),
          },
        ]),
    ...neverServed
      .filter(({ isKnown }) => !isKnown)
      .map((name) => ({ key: name.named.action, line: <Misprint name={name} /> })),
    ...(onlyOfOthers.length === 0
      ? []
      : [
          {
            key: 'absent',
            line: (
              <>
                This policy never contained{' '}
                {onlyOfOthers.length === 1 ? 'this IAM action' : 'these IAM actions'}:{' '}
                <Names names={onlyOfOthers.map(({ named }) => named)} />.
              </>
            ),
          },
        ]),
    ...servedByWildcard.map(({ named, change }) => ({
      key: `before ${named.action}`,
      line: (
        <>
          <code>{named.action}</code>{' '}
          {dayOf(change.version.createDate) <= date
            ? 'was already allowed by a wildcard in'
            : 'was allowed only later, by a wildcard in'}{' '}
          <VersionLink change={change} />.
        </>
      ),
    })),
    ...unannounced.map(({ match, grants }) => ({
      key: `left ${match.change.version.versionId}`,
      line: (
        <>
          The announcement does not name{' '}
          <Names names={listUnannouncedActions({ unannounced: grants })} />, which{' '}
          <VersionLink change={match.change} /> adds.
        </>
      ),
    })),
    ...removedAccess.map(({ change }) => ({
      key: `took ${change.version.versionId}`,
      line: (
        <>
          It does not mention that <VersionLink change={change} /> removes or restricts{' '}
          {countDifferences(change.access().lost)}.
        </>
      ),
    })),
    ...repeated.map(({ announcement: other, named }) => ({
      key: `again ${other.announcement.id}`,
      line: (
        <>
          It repeats names from the announcement of{' '}
          <SiteLink to={paths.announcement(other.announcement.id)}>
            <Time at={other.announcement.date} />
          </SiteLink>
          : <Names names={named} />.
        </>
      ),
    })),
    ...(newerBelow === undefined
      ? []
      : [
          {
            key: 'above',
            line: (
              <>
                AWS’s page lists it above the newer announcement of{' '}
                <Time at={newerBelow.announcement.date} />.
              </>
            ),
          },
        ]),
  ];
}

function Misprint({ name: { named, suggestion } }: { name: NeverServed }) {
  return (
    <>
      <code>{named.action}</code> is not an IAM action.
      {suggestion && <Suggested suggestion={suggestion} />}
    </>
  );
}

function Suggested({ suggestion: { action, change, lagDays } }: { suggestion: Suggestion }) {
  return (
    <>
      {' '}
      It probably means <code>{action}</code>, which <VersionLink change={change} /> added{' '}
      {placeAddition(lagDays)} the announcement.
    </>
  );
}

/** When a version was created, seen from its announcement. */
function placeAddition(lagDays: number): string {
  if (lagDays === 0) return 'on the day of';
  return `${countOf(Math.abs(lagDays), 'day')} ${lagDays > 0 ? 'before' : 'after'}`;
}

/** Longer lists of names are only counted. */
const maxNames = 6;

function Names({ names }: { names: NamedAction[] }) {
  if (names.length > maxNames) return countOf(names.length, 'action');
  return names.map(({ effect, action }, index) => (
    <span key={`${effect} ${action}`}>
      {index > 0 && ', '}
      <ActionName named={{ effect, action }} />
    </span>
  ));
}
