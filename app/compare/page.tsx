import { describePage } from '@/app/metadata';
import { CompareTool } from '@/components/compare/compare-tool';
import type { Choices } from '@/components/compare/forms';
import { Tool } from '@/components/tool/tool';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { SiteLink } from '@/components/ui/site';
import { paths } from '@/lib/addresses/paths';
import { listVersionPairs, record, trackedDates } from '@/lib/build/site-data';

export const metadata = describePage(
  paths.compare,
  'Compare',
  `Any two versions of ${record.site.subject}’s managed policies, or any two days across them all, side by side.`,
);

export default function ComparePage() {
  const policies = record.policies.filter((policy) => listVersionPairs(policy).length > 0);
  return (
    <>
      <PageHead title="Compare" />
      <p className="mt-2 max-w-[46rem] text-muted">
        Two versions of a policy, two days across all of them, or a document of your own against a
        version: what the step does to access, and both side by side.
      </p>
      <Tool
        instead={
          <p>
            Any two versions or days, and documents of your own, need script. Without it:{' '}
            {trackedDates.length > 0 && 'the pairs below have a page each, and so has '}
            <SiteLink to={paths.changes}>every change</SiteLink>
            {trackedDates.length === 0 && ' has a page'}.
          </p>
        }
      >
        <CompareTool widest={findWidest()} />
      </Tool>
      {trackedDates.length > 0 && (
        <Section id="dates" title="Two tracked dates">
          <DateGrid />
        </Section>
      )}
      {policies.length > 0 && (
        <Section id="versions" title="Two versions within the tracked window">
          {policies.map((policy) => (
            <div key={policy.policyName} className="border-b border-line py-3">
              <h3 className="name font-normal">{policy.policyName}</h3>
              <ul className="mt-1 flex flex-wrap gap-x-5 gap-y-1">
                {listVersionPairs(policy).map(([from, to]) => (
                  <li key={`${from.versionId} ${to.versionId}`}>
                    <SiteLink
                      to={paths.compareVersions(policy.policyName, from.versionId, to.versionId)}
                    >
                      {from.versionId} → {to.versionId}
                    </SiteLink>
                  </li>
                ))}
              </ul>
            </div>
          ))}
          <p className="py-3 text-muted">
            Every later step has its own page: see{' '}
            <SiteLink to={paths.changes}>all changes</SiteLink>.
          </p>
        </Section>
      )}
    </>
  );
}

/** Returns the policy with the longest name, with its newest version. */
function findWidest(): Choices {
  const [longest] = record.policies.toSorted((a, b) => b.policyName.length - a.policyName.length);
  if (longest === undefined) return { policies: [] };
  const { policyName, versions } = longest;
  const newest = versions.slice(-1);
  return {
    policies: [
      {
        policyName,
        versions: newest.map(({ versionId, createDate }) => ({ versionId, createDate })),
      },
    ],
  };
}

/** Each tracked date with the later ones to compare it with. */
function DateGrid() {
  return trackedDates.slice(0, -1).map((from, index) => (
    <div key={from} className="grid gap-x-6 border-b border-line py-2 sm:grid-cols-[8rem_1fr]">
      <span>from {from}</span>
      <ul className="flex flex-wrap gap-x-5">
        {trackedDates.slice(index + 1).map((to) => (
          <li key={to}>
            <SiteLink to={paths.compareDates(from, to)}>to {to}</SiteLink>
          </li>
        ))}
      </ul>
    </div>
  ));
}
