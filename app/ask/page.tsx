import { Tool } from '@/components/tool/tool';
import { PageHead } from '@/components/ui/page-head';
import { hasAnnouncements, SiteLink } from '@/components/ui/site';
import { WhoAllowedTool } from '@/components/who-allowed/who-allowed-tool';
import { paths } from '@/lib/addresses/paths';
import { exampleValues } from '@/lib/build/api-answers';
import { describePage } from '@/lib/build/describe-page';
import { reconciliation, record, trackedDates } from '@/lib/build/site-data';
import { isPattern } from '@/lib/iam/patterns';

export const metadata = describePage(
  paths.whoAllowed,
  'Who allowed?',
  `Which of ${record.site.subject}’s managed policies allowed an action on a day, through which version and statement, and since when.`,
);

const { date } = exampleValues;
/** The last action that a version added by its name. */
const action =
  reconciliation.changes
    .flatMap(({ change }) => change.actionsAdded)
    .find((each) => !isPattern(each)) ?? exampleValues.action;
const examples = [{ action }, { action, day: date }];

export default function AskPage() {
  return (
    <>
      <PageHead title="Who allowed?" />
      <p className="mt-2 max-w-[60rem] text-muted">
        Find the policies that allow an action, or allowed it on a date: since when, on which
        resources, under which conditions
        {hasAnnouncements && ', and whether AWS announced it'}.
      </p>
      <Tool
        late
        instead={
          <p>
            This form needs JavaScript. The pages of{' '}
            <SiteLink to={paths.actions}>all actions</SiteLink> work without it and list the
            policies that allow each action
            {trackedDates.length > 0 && (
              <>
                . So do the <SiteLink to={paths.snapshots}>snapshots</SiteLink> of some dates
              </>
            )}
            .
          </p>
        }
      >
        <WhoAllowedTool examples={examples} />
      </Tool>
    </>
  );
}
