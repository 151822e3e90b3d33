import { CompareTool } from '@/components/compare/compare-tool';
import { PrebuiltComparisons } from '@/components/compare/prebuilt-comparisons';
import { Tool } from '@/components/tool/tool';
import { PageHead } from '@/components/ui/page-head';
import { SiteLink } from '@/components/ui/site';
import { paths } from '@/lib/addresses/paths';
import { describePage } from '@/lib/build/describe-page';
import { listVersionPairs, record, trackedDates } from '@/lib/build/site-data';

export const metadata = describePage(
  paths.compare,
  'Compare',
  `Compare your own copy of an IAM policy, two versions of one of ${record.site.subject}’s managed policies, or all of them on two dates.`,
);

export default function ComparePage() {
  return (
    <>
      <PageHead title="Compare" />
      <p className="mt-2 max-w-[60rem] text-muted">
        Paste your own copy of a policy to compare it with the current default version. Or choose
        two versions of a policy, or two dates.
      </p>
      <Tool
        instead={
          <p className="max-w-[46rem]">
            This form needs JavaScript. {trackedDates.length > 0 && 'The comparisons below and '}
            <SiteLink to={paths.changes}>
              {trackedDates.length > 0 ? 'all changes' : 'All changes'}
            </SiteLink>{' '}
            have pages that work without it.
          </p>
        }
      >
        <CompareTool />
      </Tool>
      {trackedDates.length > 0 && (
        <PrebuiltComparisons
          dates={trackedDates}
          policies={record.policies
            .map((policy) => ({
              policyName: policy.policyName,
              pairs: listVersionPairs(policy).map(([from, to]): [string, string] => [
                from.versionId,
                to.versionId,
              ]),
            }))
            .filter(({ pairs }) => pairs.length > 0)}
        />
      )}
    </>
  );
}
