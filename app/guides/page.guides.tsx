import { GuideTable } from '@/components/announcement/guide-table';
import { LagChart } from '@/components/announcement/lag-chart';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { SiteLink } from '@/components/ui/site';
import { paths } from '@/lib/addresses/paths';
import { describePage } from '@/lib/build/describe-page';
import { findGuide, listGuideFigures, reconciliation, record } from '@/lib/build/site-data';
import { computeAnnouncementFigures } from '@/lib/history/announcement-figures';
import { groupLags } from '@/lib/history/lag-buckets';
import { computeStatistics } from '@/lib/history/statistics';
import { describeFigures } from '@/lib/text/announcement-figures';
import { countOf } from '@/lib/text/wording';

export const metadata = describePage(
  paths.guides,
  'Guides',
  `How early or late each of AWS’s guides announces changes of the managed policies of ${record.site.subject}.`,
);

export default function GuidesPage() {
  const statistics = computeStatistics(reconciliation);
  const figures = computeAnnouncementFigures(reconciliation);
  const lags = statistics.lags.map(({ lagDays }) => lagDays);
  return (
    <>
      <PageHead
        title="Guides"
        lead={`${countOf(record.guides.length, 'guide')} of AWS with ${countOf(figures.announcements, 'announcement')}. ${describeFigures(figures)}`}
      >
        <p>
          <SiteLink to={paths.announcements}>All announcements</SiteLink>
        </p>
      </PageHead>
      <Section id="delay" title="When AWS announced changes">
        <LagChart buckets={groupLags(lags, figures.never)} />
      </Section>
      <Section id="guides" title="By guide" aside="Select a heading to sort">
        <GuideTable
          guides={listGuideFigures().map((each) => ({ ...findGuide(each.guide), figures: each }))}
        />
      </Section>
    </>
  );
}
