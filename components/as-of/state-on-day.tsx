import { findStateOn } from '@/lib/history/as-of';
import { findUnobservedAfter } from '@/lib/history/ask';
import { countDays, dayOf } from '@/lib/history/days';
import { paths } from '@/lib/site/paths';
import { countOf, labelLag, tellUnobserved } from '@/lib/site/wording';
import type { DatedChange, DatedRecord, DatedRow, DatedVersion } from '@/lib/tools/overview';
import { colorLag } from '../announcement/lag';
import { BreakableName } from '../ui/breakable-name';
import { SiteLink } from '../ui/link';
import { Section } from '../ui/section';
import { Time } from '../ui/time';

/** Both records at the end of a day: what was in force, what AWS had said, what it had not. */
export function StateOnDay({ dated, day }: { dated: DatedRecord; day: string }) {
  const { inForce, announced, unannounced } = findStateOn(
    dated.policies,
    dated.reconciliation,
    day,
  );
  const absent = dated.policies.filter(
    ({ policyName }) => !inForce.some((version) => version.policyName === policyName),
  );
  return (
    <>
      <Section id="in-force" title="In force" aside={countOf(inForce.length, 'policy', 'policies')}>
        <ul>
          {inForce.map((version) => (
            <InForceItem key={version.policyName} version={version} dated={dated} day={day} />
          ))}
        </ul>
        {absent.length > 0 && (
          <p className="py-3 text-muted">
            No version on record by then:{' '}
            {absent.map(({ policyName }, index) => (
              <span key={policyName}>
                {index > 0 && ', '}
                <SiteLink to={paths.policy(policyName)} className="name">
                  <BreakableName name={policyName} />
                </SiteLink>
              </span>
            ))}
            .
          </p>
        )}
      </Section>
      <Section
        id="unannounced"
        title="In force, and not announced by then"
        aside={countOf(unannounced.length, 'change')}
      >
        {unannounced.length === 0 ? (
          <p className="py-3 text-muted">
            Nothing: of every change of permissions since AWS keeps a changelog it had spoken.
          </p>
        ) : (
          <ol>
            {unannounced.map((change) => (
              <UnannouncedItem
                key={`${change.change.version.policyName} ${change.change.version.versionId}`}
                told={change}
              />
            ))}
          </ol>
        )}
      </Section>
      <Section id="announced" title="Announced by then" aside={countOf(announced.length, 'row')}>
        {announced.length === 0 ? (
          <p className="py-3 text-muted">
            Nothing: AWS’s changelog has no row of that day or before.
          </p>
        ) : (
          <ol>
            {announced.map(({ announcement }) => (
              <li
                key={announcement.id}
                className="grid gap-x-6 border-b border-line py-2 sm:grid-cols-[6.5rem_minmax(0,1fr)]"
              >
                <SiteLink to={paths.announcement(announcement.id)}>
                  <Time at={announcement.date} />
                </SiteLink>
                <span className="min-w-0">
                  {announcement.policyName && (
                    <span className="name mr-2">
                      <BreakableName name={announcement.policyName} />
                    </span>
                  )}
                  {announcement.gist}.
                </span>
              </li>
            ))}
          </ol>
        )}
      </Section>
    </>
  );
}

function InForceItem({
  version,
  dated,
  day,
}: {
  version: DatedVersion;
  dated: DatedRecord;
  day: string;
}) {
  const { policyName, versionId, createDate, gives } = version;
  const versions = dated.policies.find((each) => each.policyName === policyName)?.versions ?? [];
  const next = versions[versions.indexOf(version) + 1];
  const unobserved = findUnobservedAfter({ versions }, version);
  return (
    <li className="grid gap-x-6 gap-y-0.5 border-b border-line py-3 sm:grid-cols-[minmax(0,1fr)_15rem]">
      <div className="min-w-0">
        <SiteLink to={paths.change(policyName, versionId)} className="name">
          <BreakableName name={policyName} /> {versionId}
        </SiteLink>
        <p>
          Since <Time at={dayOf(createDate)} />
          {next && (
            <>
              , until <Time at={dayOf(next.createDate)} />
              {unobserved && ' at the latest'}
            </>
          )}
          : {gives}.
        </p>
        {unobserved && <p className="text-small text-muted">{tellUnobserved(unobserved)}</p>}
      </div>
      <p className="text-small sm:pt-0.5">
        <Said version={version} dated={dated} day={day} />
        <span className="block">
          <SiteLink to={paths.document(policyName, versionId)}>its document</SiteLink>
        </span>
      </p>
    </li>
  );
}

/** What AWS had said of a version by a day, and what it said later. */
function Said({
  version: { policyName, versionId, createDate, announced },
  dated,
  day,
}: {
  version: DatedVersion;
  dated: DatedRecord;
  day: string;
}) {
  const told = dated.reconciliation.changes.find(
    ({ change: { version } }) =>
      version.policyName === policyName && version.versionId === versionId,
  );
  const rows = told?.mentions ?? [];
  if (rows.length === 0) return <span className="block text-muted">{announced}</span>;
  return rows.map(({ row }) => (
    <RowOfChange key={row.announcement.id} row={row} createDate={createDate} day={day} />
  ));
}

function RowOfChange({
  row: {
    announcement: { id, date },
  },
  createDate,
  day,
}: {
  row: DatedRow;
  createDate: string;
  day: string;
}) {
  const lagDays = countDays(dayOf(createDate), date);
  return (
    <span className="block">
      {date <= day ? 'announced ' : 'announced only on '}
      <SiteLink to={paths.announcement(id)}>
        <Time at={date} />
      </SiteLink>
      , <span className={colorLag(lagDays)}>{labelLag(lagDays)}</span>
    </span>
  );
}

function UnannouncedItem({
  told: {
    change: { version },
    mentions,
  },
}: {
  told: DatedChange;
}) {
  const { policyName, versionId, createDate, announced } = version;
  return (
    <li className="grid gap-x-6 border-b border-line py-2 sm:grid-cols-[6.5rem_minmax(0,1fr)_15rem]">
      <Time at={dayOf(createDate)} />
      <SiteLink to={paths.change(policyName, versionId)} className="name min-w-0">
        <BreakableName name={policyName} /> {versionId}
      </SiteLink>
      <span className="text-small sm:pt-0.5">
        {mentions.length === 0
          ? announced
          : mentions.map(({ row }) => (
              <RowOfChange
                key={row.announcement.id}
                row={row}
                createDate={createDate}
                // No row of an unannounced change is dated by the day asked for.
                day=""
              />
            ))}
      </span>
    </li>
  );
}
