import { Search } from '@/components/search/search';
import { PageHead } from '@/components/ui/page-head';
import { hasAnnouncements } from '@/components/ui/site';
import { paths } from '@/lib/addresses/paths';
import { exampleValues } from '@/lib/build/api-answers';
import { describePage } from '@/lib/build/describe-page';
import { record, recordUntil } from '@/lib/build/site-data';

export const metadata = describePage(
  paths.search,
  'Search',
  `Search policies, versions, actions, resources${hasAnnouncements ? ', announcements' : ''} and dates of ${record.site.subject}’s managed policies.`,
);

export default function SearchPage() {
  const { policyName, versionId, date, action } = exampleValues;
  return (
    <>
      <PageHead title="Search" />
      <Search
        until={recordUntil}
        examples={[
          { of: 'Policy', by: 'name, ARN or purpose', query: policyName },
          {
            of: 'Version',
            by: 'policy and id, or month',
            query: `${policyName} ${versionId}`,
          },
          { of: 'Action', by: 'name or a part of it', query: action },
          { of: 'Resource', by: 'ARN, or an action on it', query: 'arn:aws' },
          ...(hasAnnouncements
            ? [
                {
                  of: 'Announcement',
                  by: 'date, policy or named actions',
                  query: `announced ${date}`,
                },
              ]
            : []),
          { of: 'Date', by: 'year, month or day', query: date.slice(0, 7) },
        ]}
      />
    </>
  );
}
