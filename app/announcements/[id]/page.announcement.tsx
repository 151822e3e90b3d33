import { listAnnouncementParams } from '@/app/params';
import { AnnouncementFacts } from '@/components/announcement/announcement-facts';
import { AnnouncementNav } from '@/components/announcement/announcement-nav';
import { DiscrepancyList } from '@/components/announcement/discrepancy-list';
import { NamedActionList } from '@/components/announcement/named-actions';
import { GrantList } from '@/components/change/grant-list';
import { listCopyActions } from '@/components/links/copy-actions';
import { CopyLinkAs } from '@/components/links/copy-link';
import { PolicyTimeline } from '@/components/timeline/policy-timeline';
import { BreakableName } from '@/components/ui/breakable';
import { Chips } from '@/components/ui/chip';
import { PageHead, StructuredData } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { address } from '@/components/ui/site';
import { paths } from '@/lib/addresses/paths';
import { describePage } from '@/lib/build/describe-page';
import {
  discrepancies,
  findAnnouncement,
  findChartEnd,
  reconciliation,
  record,
  selectReconciliation,
} from '@/lib/build/site-data';
import { dayOf } from '@/lib/history/days';
import type { Discrepancies } from '@/lib/history/discrepancies';
import { listNamedActions } from '@/lib/history/match-announcements';
import { describeAnnouncementData } from '@/lib/site/links/structured-data';
import { describeAnnouncementLink } from '@/lib/site/links/subject';
import { nameAnnouncement, summarizeAnnouncement } from '@/lib/text/announcement';
import { chipsOfAnnouncement } from '@/lib/text/chips';
import { countOf } from '@/lib/text/wording';

interface Props {
  params: Promise<{ id: string }>;
}

export const dynamicParams = false;

export const generateStaticParams = listAnnouncementParams;

export async function generateMetadata({ params }: Props) {
  const reconciled = findAnnouncement((await params).id);
  const { announcement } = reconciled;
  const { id, policyName, gist } = announcement;
  const name = nameAnnouncement(announcement);
  return describePage(
    paths.announcement(id),
    name,
    `${name}: ${gist}. ${summarizeAnnouncement(reconciled)}`,
    {
      subject: describeAnnouncementLink(reconciled, address),
      ...(policyName === null ? {} : { feedOf: { policyName } }),
    },
  );
}

export default async function AnnouncementPage({ params }: Props) {
  const reconciled = findAnnouncement((await params).id);
  const { announcement, matches } = reconciled;
  const { policyName, gist } = announcement;
  const policy = record.policies.find((each) => each.policyName === policyName);
  const at = reconciliation.announcements.indexOf(reconciled);
  const named = listNamedActions(announcement);
  const chips = chipsOfAnnouncement(reconciled);
  const link = describeAnnouncementLink(reconciled, address);
  const matchedByGrants = matches.filter(({ grants }) => grants.length > 0);
  return (
    <>
      <StructuredData data={describeAnnouncementData(reconciled, { site: record.site, address })} />
      <PageHead
        crumbs={[
          { text: 'Announcements', to: paths.announcements },
          ...(policyName === null ? [] : [{ text: policyName, to: paths.policy(policyName) }]),
        ]}
        title={
          policyName === null ? (
            nameAnnouncement(announcement)
          ) : (
            <>
              <BreakableName name={policyName} />{' '}
              <span className="whitespace-normal">
                {nameAnnouncement(announcement).slice(policyName.length + 2)}
              </span>
            </>
          )
        }
        verdict={chips[0]}
        lead={`${gist}.`}
      >
        <Chips chips={chips.slice(1)} />
        <p className="mt-3">{summarizeAnnouncement(reconciled)}</p>
      </PageHead>
      <AnnouncementFacts announcement={reconciled} page={record.announcementsPage as string} />
      <p className="mt-4 flex flex-wrap gap-x-4 text-small text-link">{listCopyActions(link)}</p>
      <CopyLinkAs subject={link} />
      <div className="mt-8">
        <PolicyTimeline
          policy={policy}
          reconciliation={selectReconciliation(policy)}
          until={findChartEnd(policy)}
          announcement={announcement}
        />
      </div>
      <Section id="faults" title="Discrepancies">
        <DiscrepancyList
          announcement={reconciled}
          discrepancies={discrepancies.get(reconciled) as Discrepancies}
        />
      </Section>
      {named.length > 0 && (
        <div className="grid grid-cols-1 gap-x-12 lg:grid-cols-2">
          <Section id="named" title="Actions named" aside={countOf(named.length, 'action')}>
            <NamedActionList announcement={announcement} />
          </Section>
          <div>
            {matchedByGrants.map(({ change, grants }) => (
              <Section
                key={change.version.versionId}
                id={change.version.versionId}
                title={`Entries in ${change.version.versionId}`}
                aside={dayOf(change.version.createDate)}
              >
                <GrantList grants={grants} sign="+" />
              </Section>
            ))}
          </div>
        </div>
      )}
      <AnnouncementNav
        below={record.announcements[at + 1]}
        above={at === 0 ? undefined : record.announcements[at - 1]}
      />
    </>
  );
}
