import { describePage } from '@/app/metadata';
import { Search } from '@/components/search/search';
import { hasAnnouncements } from '@/components/ui/has-announcements';
import { PageHead } from '@/components/ui/page-head';
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
          { of: 'A policy', by: 'its name, its ARN or what it is for', ask: policyName },
          {
            of: 'A version',
            by: 'its policy and id, or its month',
            ask: `${policyName} ${versionId}`,
          },
          { of: 'An action', by: 'its name or a part of it', ask: action },
          { of: 'A resource', by: 'its ARN, or an action on it', ask: 'arn:aws' },
          ...(hasAnnouncements
            ? [
                {
                  of: 'An announcement',
                  by: 'its day, its policy or what it names',
                  ask: `announced ${date}`,
                },
              ]
            : []),
          { of: 'A day', by: 'its date or the beginning of it', ask: date.slice(0, 7) },
        ]}
      />
    </>
  );
}
