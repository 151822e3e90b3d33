import { dayOf } from '@/lib/history/days';
import type { Figures, TimedRow } from '@/lib/history/figures';
import type { ReconciledChange } from '@/lib/history/reconcile';
import { paths } from '@/lib/site/paths';
import { summarizeChange } from '@/lib/site/verdict';
import { countOf, labelLag } from '@/lib/site/wording';
import { Sentence } from '../access/sentence';
import { SiteLink } from '../ui/link';
import { Time } from '../ui/time';

/** How many of each kind are shown; the announcements page has them all. */
const shown = 2;

/** How many changes were never announced or wrongly, and how many rows are late or early. */
export function Partings({
  figures: { never, misnamed, afterReading, late, early },
}: {
  figures: Figures;
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
      {afterReading.length > 0 && (
        <Kind
          title={`${countOf(afterReading.length, 'change')} after the last reading of AWS’s page`}
        >
          <Changes changes={afterReading} />
        </Kind>
      )}
      <Kind title={`${countOf(late.length, 'row')} late`} color="text-late">
        {late
          .toReversed()
          .slice(0, shown)
          .map((timed) => (
            <Row key={timed.row.announcement.id} timed={timed} />
          ))}
      </Kind>
      <Kind title={`${countOf(early.length, 'row')} early`} color="text-early">
        {early.slice(0, shown).map((timed) => (
          <Row key={timed.row.announcement.id} timed={timed} />
        ))}
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
  return changes
    .slice(0, shown)
    .map((reconciled) => (
      <Silent key={reconciled.change.version.createDate} reconciled={reconciled} />
    ));
}

function Silent({ reconciled: { change } }: { reconciled: ReconciledChange }) {
  const { policyName } = change.policy;
  const { versionId, createDate } = change.version;
  return (
    <li>
      <Time at={dayOf(createDate)} />{' '}
      <SiteLink to={paths.change(policyName, versionId)} className="name">
        {policyName} {versionId}
      </SiteLink>
      : <Sentence text={summarizeChange(change)} />
    </li>
  );
}

function Row({ timed: { row, lagDays } }: { timed: TimedRow }) {
  const { id, date, policyName } = row.announcement;
  return (
    <li>
      <Time at={date} />{' '}
      <SiteLink to={paths.announcement(id)} className="name">
        {policyName} {row.matches[0]?.change.version.versionId}
      </SiteLink>
      : {labelLag(lagDays)}
    </li>
  );
}
