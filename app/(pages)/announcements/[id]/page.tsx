import { describePage } from '@/app/metadata';
import { listRowParams } from '@/app/params';
import { faults, findRow, reconciliation, record, recordUntil } from '@/app/record';
import { AnnouncementFacts } from '@/components/announcement/announcement-facts';
import { AnnouncementNav } from '@/components/announcement/announcement-nav';
import { FaultList } from '@/components/announcement/fault-list';
import { NamedList } from '@/components/announcement/named-list';
import { GrantList } from '@/components/change/grant-list';
import { TwoLines } from '@/components/timeline/two-lines';
import { BreakableName } from '@/components/ui/breakable-name';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { dayOf } from '@/lib/history/days';
import type { Faults } from '@/lib/history/faults';
import { listNamed } from '@/lib/history/match';
import { layOutTwoLines, widenSpan } from '@/lib/history/two-lines';
import { nameRow, summarizeRow } from '@/lib/site/announcement';
import { paths } from '@/lib/site/paths';
import { countOf } from '@/lib/site/wording';

interface Props {
  params: Promise<{ id: string }>;
}

export const dynamicParams = false;

export const generateStaticParams = listRowParams;

export async function generateMetadata({ params }: Props) {
  const row = findRow((await params).id);
  const { announcement } = row;
  const { id, policyName, gist } = announcement;
  const name = nameRow(announcement);
  return describePage(paths.announcement(id), name, `${name}: ${gist}. ${summarizeRow(row)}`, {
    subject: name,
    ...(policyName === null ? {} : { feedOf: { policyName } }),
  });
}

export default async function AnnouncementPage({ params }: Props) {
  const row = findRow((await params).id);
  const { announcement, matches } = row;
  const { policyName, date, gist } = announcement;
  const at = reconciliation.announcements.indexOf(row);
  const named = listNamed(announcement);
  const proven = matches.filter(({ grants }) => grants.length > 0);
  return (
    <>
      <PageHead
        crumbs={[
          { text: 'Announcements', to: paths.announcements },
          ...(policyName === null ? [] : [{ text: policyName, to: paths.policy(policyName) }]),
        ]}
        title={
          policyName === null ? (
            nameRow(announcement)
          ) : (
            <>
              <BreakableName name={policyName} />{' '}
              <span className="font-normal text-muted">
                {nameRow(announcement).slice(policyName.length + 2)}
              </span>
            </>
          )
        }
        lead={`${gist}. ${summarizeRow(row)}`}
      />
      <AnnouncementFacts row={row} page={record.announcementsPage} />
      {policyName !== null && <Picture policyName={policyName} date={date} id={announcement.id} />}
      {named.length > 0 && (
        <Section id="named" title="What it names" aside={countOf(named.length, 'action')}>
          <div className="py-3">
            <NamedList announcement={announcement} />
          </div>
        </Section>
      )}
      {proven.map(({ change, grants }) => (
        <Section
          key={change.version.versionId}
          id={change.version.versionId}
          title={`As ${change.version.versionId} granted it`}
          aside={dayOf(change.version.createDate)}
        >
          <GrantList grants={grants} sign="+" />
        </Section>
      ))}
      <Section id="faults" title="What is wrong in it">
        <FaultList row={row} faults={faults.get(row) as Faults} />
      </Section>
      <AnnouncementNav
        below={record.announcements[at + 1]}
        above={at === 0 ? undefined : record.announcements[at - 1]}
      />
    </>
  );
}

/** Both records of the row's policy over the year around it, with the row marked. */
function Picture({ policyName, date, id }: { policyName: string; date: string; id: string }) {
  const { versions } = record.policies.find((policy) => policy.policyName === policyName) ?? {};
  const first = versions?.[0]?.createDate ?? date;
  const span = widenSpan([dayOf(first), date, recordUntil]);
  return (
    <div className="mt-8">
      <TwoLines
        layout={layOutTwoLines(reconciliation, [policyName], span)}
        named={false}
        row={id}
      />
    </div>
  );
}
