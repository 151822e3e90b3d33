import type { ReactNode } from 'react';
import { paths } from '@/lib/addresses/paths';
import { dayOf } from '@/lib/history/days';
import type { ReconciledChange } from '@/lib/history/reconcile-change';
import { countAnnouncements, type Lag, type Statistics } from '@/lib/history/statistics';
import type { Tone } from '@/lib/text/chip';
import { countOf, labelLag } from '@/lib/text/wording';
import { BreakableName } from '../ui/breakable';
import { Chip } from '../ui/chip';
import { SiteLink } from '../ui/site';
import { Time } from '../ui/time';

/** The maximum number of examples of a kind; the count links to all of them. */
const maxShown = 2;

/** Unannounced and misnamed changes, and late and early announcements: counts with examples. */
export function AnnouncementDiscrepancies({
  statistics: { never, misnamed, afterLastRead, late, early },
}: {
  statistics: Statistics;
}) {
  return (
    <ul className="card discrepancies">
      <Kind
        text={`${countOf(never.length, 'change')} never announced`}
        tone="never"
        to={paths.changesWhere({ state: 'never' })}
      >
        <Changes changes={never} />
      </Kind>
      {misnamed.length > 0 && (
        <Kind
          text={`${countOf(misnamed.length, 'change')} announced under a wrong name`}
          tone="never"
          to={paths.changesWhere({ state: 'misnamed' })}
        >
          <Changes changes={misnamed} />
        </Kind>
      )}
      {afterLastRead.length > 0 && (
        <Kind
          text={`${countOf(afterLastRead.length, 'change')} not announced yet`}
          tone="neutral"
          to={paths.changesWhere({ state: 'after-reading' })}
        >
          <Changes changes={afterLastRead} />
        </Kind>
      )}
      <Kind
        text={`${countOf(countAnnouncements(late), 'announcement')} late`}
        tone="late"
        to={`${paths.announcementsWhere({ state: 'late' })}#rows`}
      >
        <Lags lags={late.toReversed()} />
      </Kind>
      <Kind
        text={`${countOf(countAnnouncements(early), 'announcement')} early`}
        tone="early"
        to={`${paths.announcementsWhere({ state: 'early' })}#rows`}
      >
        <Lags lags={early} />
      </Kind>
    </ul>
  );
}

function Kind({
  text,
  tone,
  to,
  children,
}: {
  text: string;
  tone: Tone;
  to: string;
  children: ReactNode;
}) {
  return (
    <li>
      <SiteLink to={to}>
        <Chip tone={tone}>{text}</Chip>
      </SiteLink>
      <ul>{children}</ul>
    </li>
  );
}

function Changes({ changes }: { changes: readonly ReconciledChange[] }) {
  return changes.slice(0, maxShown).map(({ change }) => {
    const { policyName, versionId, createDate } = change.version;
    return (
      <Example
        key={`${policyName} ${versionId}`}
        to={paths.change(policyName, versionId)}
        name={`${policyName} ${versionId}`}
      >
        <Time at={dayOf(createDate)} />
      </Example>
    );
  });
}

function Lags({ lags }: { lags: readonly Lag[] }) {
  return lags
    .slice(0, maxShown)
    .map(({ announcement: { announcement }, match: { change }, lagDays }) => (
      <Example
        key={`${announcement.id} ${change.version.versionId}`}
        to={paths.announcement(announcement.id)}
        name={`${announcement.policyName} ${change.version.versionId}`}
      >
        {labelLag(lagDays)}
      </Example>
    ));
}

function Example({ to, name, children }: { to: string; name: string; children: ReactNode }) {
  return (
    <li>
      <SiteLink to={to} className="name">
        <BreakableName name={name} />
      </SiteLink>
      <span>{children}</span>
    </li>
  );
}
