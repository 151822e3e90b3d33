import { AnnouncementsByYear } from '@/components/announcement/announcement-list';
import { LagChart } from '@/components/announcement/lag-chart';
import { ChangeList } from '@/components/change/change-list';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { paths } from '@/lib/addresses/paths';
import { describePage } from '@/lib/build/describe-page';
import {
  discrepancies,
  findGuide,
  listGuideFigures,
  reconciliation,
  record,
} from '@/lib/build/site-data';
import type { GuideFigures } from '@/lib/history/announcement-figures';
import { groupLags } from '@/lib/history/lag-buckets';
import { listLags } from '@/lib/history/statistics';
import { describeFigures } from '@/lib/text/announcement-figures';
import { countOf } from '@/lib/text/wording';

interface Props {
  params: Promise<{ guide: string }>;
}

export const dynamicParams = false;

export function generateStaticParams() {
  return record.guides.length > 1 ? record.guides.map(({ id }) => ({ guide: id })) : [];
}

export async function generateMetadata({ params }: Props) {
  const { id, title } = findGuide((await params).guide);
  return describePage(
    paths.guide(id),
    title,
    `The announcements of “${title}”, compared with the versions in IAM.`,
  );
}

/** The newest changes without an announcement are shown, so many. */
const maxNever = 20;

export default async function GuidePage({ params }: Props) {
  const { id, title, page, readUntil, announcements } = findGuide((await params).guide);
  const figures = listGuideFigures().find(({ guide }) => guide === id) as GuideFigures;
  const ids = new Set(announcements.map((each) => each.id));
  const ofGuide = reconciliation.announcements.filter((each) => ids.has(each.announcement.id));
  const lags = ofGuide.flatMap(listLags).map(({ lagDays }) => lagDays);
  const { neverAnnounced } = figures;
  return (
    <>
      <PageHead
        crumbs={[{ text: 'Guides', to: paths.guides }]}
        title={title}
        lead={`${countOf(figures.announcements, 'announcement')} of ${countOf(figures.policies, 'policy', 'policies')}. ${describeFigures(figures)}`}
      >
        <p>
          {page === undefined ? (
            'The page'
          ) : (
            <a href={page} className="underline">
              AWS’s page
            </a>
          )}{' '}
          was read until {readUntil}.
        </p>
      </PageHead>
      <Section id="delay" title="When this guide announced changes">
        <LagChart buckets={groupLags(lags, figures.never)} />
      </Section>
      {neverAnnounced.length > 0 && (
        <Section id="never" title="Never announced" aside={countOf(figures.never, 'change')}>
          <ChangeList changes={neverAnnounced} max={maxNever} />
        </Section>
      )}
      <Section id="announcements" title="Announcements">
        <AnnouncementsByYear
          id="list"
          announcements={ofGuide}
          discrepancies={discrepancies}
          facets={() => ({})}
        />
      </Section>
    </>
  );
}
