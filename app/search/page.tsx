import { describePage } from '@/app/metadata';
import { Search } from '@/components/search/search';
import { PageHead } from '@/components/ui/page-head';
import { hasAnnouncements } from '@/components/ui/site';
import { paths } from '@/lib/addresses/paths';
import { exampleValues } from '@/lib/build/api-answers';
import { record, recordUntil } from '@/lib/build/site-data';

export const metadata = describePage(
  paths.search,
  'Search',
  `Policies, versions, actions, resources${hasAnnouncements ? ', announcements' : ''} and days of ${record.site.subject}’s managed policies: find any of them by a word.`,
);

export default function SearchPage() {
  const { policyName, versionId, date, action } = exampleValues;
  return (
    <>
      <PageHead title="Search" />
      <Search
        until={recordUntil}
        examples={[
          { of: 'A policy', by: 'its name, its ARN or what it is for', query: policyName },
          {
            of: 'A version',
            by: 'its policy and id, or its month',
            query: `${policyName} ${versionId}`,
          },
          { of: 'An action', by: 'its name or a part of it', query: action },
          { of: 'A resource', by: 'its ARN, or an action on it', query: 'arn:aws' },
          ...(hasAnnouncements
            ? [
                {
                  of: 'An announcement',
                  by: 'its day, its policy or what it names',
                  query: `announced ${date}`,
                },
              ]
            : []),
          { of: 'A day', by: 'its date or the beginning of it', query: date.slice(0, 7) },
        ]}
      />
    </>
  );
}
