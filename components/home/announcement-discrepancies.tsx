import { paths } from '@/lib/addresses/paths';
import { dayOf } from '@/lib/history/days';
import type { ReconciledChange } from '@/lib/history/reconcile-change';
import { countAnnouncements, type Lag, type Statistics } from '@/lib/history/statistics';
import { summarizeChange } from '@/lib/text/verdict';
import { countOf, labelLag } from '@/lib/text/wording';
import { Sentence } from '../ui/prose';
import { SiteLink } from '../ui/site';
import { Time } from '../ui/time';

/** The maximum number of items of a kind; the page of announcements has all. */
const maxShown = 2;

/** Counts unannounced and misnamed changes, and late and early announcements, with examples. */
export function AnnouncementDiscrepancies({
  statistics: { never, misnamed, afterLastRead, late, early },
}: {
  statistics: Statistics;
}) {
  return (
    <div>
      <Kind title={`${countOf(never.length, 'change')} never announced`} color="text-silent">
        <Changes changes={never} />
      </Kind>
      {misnamed.length > 0 && (
        <Kind title={`${countOf(misnamed.length, 'change')} announced under a wrong name`}>
          <Changes changes={misnamed} />
        </Kind>
      )}
      {afterLastRead.length > 0 && (
        <Kind
          title={`${countOf(afterLastRead.length, 'change')} after the last reading of AWS’s page`}
        >
          <Changes changes={afterLastRead} />
        </Kind>
      )}
      <Kind title={`${countOf(countAnnouncements(late), 'row')} late`} color="text-late">
        <Lags lags={late.toReversed()} />
      </Kind>
      <Kind title={`${countOf(countAnnouncements(early), 'row')} early`} color="text-early">
        <Lags lags={early} />
      </Kind>
    </div>
  );
}

function Kind({
  title,
  color,
  children,
}: {
  title: string;
  color?: string;
  children: React.ReactNode;
}) {
  return (
    <div className="border-b border-line py-3">
      <h3 className={color}>{title}</h3>
      <ul className="mt-1 flex flex-col gap-1">{children}</ul>
    </div>
  );
}

function Changes({ changes }: { changes: readonly ReconciledChange[] }) {
  return changes.slice(0, maxShown).map(({ change }) => {
    const { policyName, versionId, createDate } = change.version;
    return (
      <li key={createDate}>
        <Time at={dayOf(createDate)} />{' '}
        <SiteLink to={paths.change(policyName, versionId)} className="name">
          {policyName} {versionId}
        </SiteLink>
        : <Sentence text={summarizeChange(change)} />
      </li>
    );
  });
}

function Lags({ lags }: { lags: readonly Lag[] }) {
  return lags
    .slice(0, maxShown)
    .map(({ announcement: { announcement }, match: { change }, lagDays }) => (
      <li key={`${announcement.id} ${change.version.versionId}`}>
        <Time at={announcement.date} />{' '}
        <SiteLink to={paths.announcement(announcement.id)} className="name">
          {announcement.policyName} {change.version.versionId}
        </SiteLink>
        : {labelLag(lagDays)}
      </li>
    ));
}
