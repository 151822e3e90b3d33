import { ChangeList } from '@/components/change/change-list';
import { AnnouncementDiscrepancies } from '@/components/home/announcement-discrepancies';
import { Figures } from '@/components/home/figures';
import { Subscribe } from '@/components/home/subscribe';
import { HighestRisks } from '@/components/risk/current-risks';
import { PageHead, StructuredData } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { address, hasAnnouncements, SiteLink } from '@/components/ui/site';
import { Time } from '@/components/ui/time';
import { paths } from '@/lib/addresses/paths';
import { describePage } from '@/lib/build/describe-page';
import { isPaged } from '@/lib/build/list-rows';
import { listRisksOf, reconciliation, record, recordUntil } from '@/lib/build/site-data';
import { computeStatistics } from '@/lib/history/statistics';
import { describeSiteData } from '@/lib/site/links/structured-data';
import { countOf } from '@/lib/text/wording';
import { listFigures } from './home-figures';
import { AllPolicies, ManyPolicies } from './home-policies';

const { site, policies } = record;
const { changes, defaultChanges } = reconciliation;
const statistics = computeStatistics(reconciliation);

export const metadata = describePage(
  paths.home,
  `Managed policies of ${site.subject}`,
  `The history of the ${countOf(policies.length, 'managed policy', 'managed policies')} of ${site.subject}: ${countOf(changes.length, 'version')}, what each change added and removed${hasAnnouncements ? ', and whether AWS announced it' : ''}.`,
);

export default function HomePage() {
  return (
    <>
      <StructuredData data={describeSiteData({ site, address, hasAnnouncements })} />
      <PageHead
        title={`${site.subject} managed policies`}
        lead={
          <>
            {hasAnnouncements
              ? 'What AWS changed, when it took effect, and whether AWS announced it.'
              : 'What changed, and when it took effect.'}{' '}
            <span className="text-muted">
              Record up to <Time at={recordUntil} />
            </span>
          </>
        }
      />
      <Figures figures={listFigures(statistics)} />
      <div className={hasAnnouncements ? 'grid grid-cols-1 gap-x-10 lg:grid-cols-2' : ''}>
        <Section
          id="latest"
          title="Latest changes"
          aside={
            <SiteLink to={paths.changes}>All {changes.length.toLocaleString('en-US')}</SiteLink>
          }
        >
          <ChangeList changes={changes} defaultChanges={defaultChanges} max={4} />
        </Section>
        {hasAnnouncements && (
          <Section
            id="partings"
            title="Announcement discrepancies"
            aside={<SiteLink to={paths.announcements}>All announcements</SiteLink>}
          >
            <AnnouncementDiscrepancies statistics={statistics} />
          </Section>
        )}
      </div>
      <Section
        id="risk"
        title="Highest risk"
        aside={<SiteLink to={paths.risk}>All risks and changes</SiteLink>}
      >
        <HighestRisks risks={policies.flatMap(listRisksOf)} />
      </Section>
      {isPaged(policies.length) ? <ManyPolicies /> : <AllPolicies />}
      <Section id="subscribe" title="Subscribe">
        <Subscribe />
      </Section>
    </>
  );
}
