import { ChangesByPeriod } from '@/components/change/change-list';
import { MonthList } from '@/components/list/month-list';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { SiteLink } from '@/components/ui/site';
import { paths } from '@/lib/addresses/paths';
import { describePage } from '@/lib/build/describe-page';
import { listChangeMonths, record } from '@/lib/build/site-data';
import type { Month } from '@/lib/history/months';
import { hasNoEffect } from '@/lib/text/analysis';
import { countOf, nameMonth } from '@/lib/text/wording';

interface Props {
  params: Promise<{ month: string }>;
}

export const dynamicParams = false;

export function generateStaticParams() {
  return listChangeMonths().map(({ month }) => ({ month }));
}

export async function generateMetadata({ params }: Props) {
  const { month } = await params;
  return describePage(
    paths.changesOfMonth(month),
    `Changes in ${nameMonth(month)}`,
    `The changes of the managed policies of ${record.site.subject} in ${nameMonth(month)}.`,
  );
}

export default async function MonthPage({ params }: Props) {
  const { month } = await params;
  const months = listChangeMonths();
  const at = months.findIndex((each) => each.month === month);
  const { changes, defaultChanges } = months[at] as Month;
  const unchanged = changes.filter(({ change }) => hasNoEffect(change)).length;
  return (
    <>
      <PageHead
        crumbs={[{ text: 'Changes', to: paths.changes }]}
        title={nameMonth(month)}
        lead={[
          `${countOf(changes.length - unchanged + defaultChanges.length, 'change')} of permissions.`,
          ...(unchanged > 0
            ? [
                `${countOf(unchanged, 'further version', 'further versions')} ${unchanged === 1 ? 'changes' : 'change'} no permission.`,
              ]
            : []),
        ].join(' ')}
      >
        <p className="flex flex-wrap gap-x-6">
          <MonthLink month={months[at + 1]} label="Previous month" />
          <MonthLink month={months[at - 1]} label="Next month" />
          <SiteLink to={paths.changes}>Filter all changes</SiteLink>
        </p>
      </PageHead>
      <ChangesByPeriod id="list" period="day" changes={changes} defaultChanges={defaultChanges} />
      <Section id="months" title="Other months">
        <MonthList months={months} />
      </Section>
    </>
  );
}

function MonthLink({ month, label }: { month: Month | undefined; label: string }) {
  if (month === undefined) return null;
  return (
    <SiteLink to={paths.changesOfMonth(month.month)}>
      {label}: {nameMonth(month.month)}
    </SiteLink>
  );
}
