import { describePage } from '@/app/metadata';
import { Tool } from '@/components/tool/tool';
import { PageHead } from '@/components/ui/page-head';
import { hasAnnouncements, SiteLink } from '@/components/ui/site';
import { WhoAllowedTool } from '@/components/who-allowed/who-allowed-tool';
import { paths } from '@/lib/addresses/paths';
import { record, trackedDates } from '@/lib/build/site-data';

export const metadata = describePage(
  paths.whoAllowed,
  'Ask',
  `Which of ${record.site.subject}’s managed policies allowed an action on a day, through which version and statement, and since when.`,
);

export default function AskPage() {
  return (
    <>
      <PageHead title="Ask" />
      <p className="mt-2 max-w-[46rem] text-muted">
        Which tracked policies allowed an action, on a day or ever: through which version and
        statement, on which resources{hasAnnouncements && ', and whether AWS had announced it'}.
      </p>
      <Tool
        late
        instead={
          <p>
            Questions need script. Without it: <SiteLink to={paths.actions}>every action</SiteLink>{' '}
            says who allows it since when
            {trackedDates.length > 0 && (
              <>
                , and each tracked date has a page{' '}
                <SiteLink to={paths.snapshots}>as of that day</SiteLink>
              </>
            )}
            .
          </p>
        }
      >
        <WhoAllowedTool />
      </Tool>
    </>
  );
}
