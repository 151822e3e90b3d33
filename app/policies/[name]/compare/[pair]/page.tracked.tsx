import { describePage } from '@/app/metadata';
import { AccessChange } from '@/components/access/access-change';
import { describeSides } from '@/components/diff/diff-head';
import { SideBySide } from '@/components/diff/side-by-side';
import { BreakableName } from '@/components/ui/breakable';
import { Facts } from '@/components/ui/facts';
import { PageHead } from '@/components/ui/page-head';
import { Sentence } from '@/components/ui/prose';
import { Section } from '@/components/ui/section';
import { SiteLink } from '@/components/ui/site';
import { Time } from '@/components/ui/time';
import { paths, readPair } from '@/lib/addresses/paths';
import { catalog, findPolicy, listVersionPairs, record } from '@/lib/build/site-data';
import { comparePermissions } from '@/lib/history/changes';
import type { Version } from '@/lib/record/types';
import { summarizeDifference } from '@/lib/text/verdict';
import { countOf } from '@/lib/text/wording';

interface Props {
  params: Promise<{ name: string; pair: string }>;
}

export const dynamicParams = false;

export const generateStaticParams = () =>
  record.policies.flatMap((policy) =>
    listVersionPairs(policy).map(([from, to]) => ({
      name: policy.policyName,
      pair: `${from.versionId}...${to.versionId}`,
    })),
  );

export async function generateMetadata({ params }: Props) {
  const { policy, from, to } = await readParams(params);
  const { policyName } = policy;
  return describePage(
    paths.compareVersions(policyName, from.versionId, to.versionId),
    `${policyName} ${from.versionId} to ${to.versionId}`,
    `${policyName}, ${from.versionId} beside ${to.versionId}. ${summarizeDifference(comparePermissions(from, to, catalog))}`,
  );
}

export default async function CompareVersionsPage({ params }: Props) {
  const { policy, from, to } = await readParams(params);
  const { policyName } = policy;
  const difference = comparePermissions(from, to, catalog);
  const between = policy.versions.filter(
    ({ number }) => number > from.number && number < to.number,
  );
  return (
    <>
      <PageHead
        crumbs={[
          { text: 'Policies', to: paths.policies },
          { text: policyName, to: paths.policy(policyName) },
        ]}
        title={
          <>
            <BreakableName name={policyName} />{' '}
            <span className="font-mono font-normal text-muted">
              {from.versionId} → {to.versionId}
            </span>
          </>
        }
        lead={<Sentence text={summarizeDifference(difference)} />}
      />
      <Facts
        facts={[
          { label: from.versionId, value: <VersionFact policyName={policyName} version={from} /> },
          { label: to.versionId, value: <VersionFact policyName={policyName} version={to} /> },
          {
            label: 'Between them',
            value:
              between.length === 0 ? 'no version on record' : countOf(between.length, 'version'),
          },
        ]}
      />
      <AccessChange
        comparison={difference.access()}
        before={from.versionId}
        after={to.versionId}
        references={catalog}
      />
      <Section id="side-by-side" title="Side by side">
        <SideBySide before={from.document} after={to.document} sides={describeSides(from, to)} />
      </Section>
    </>
  );
}

function VersionFact({ policyName, version }: { policyName: string; version: Version }) {
  return (
    <>
      in force since <Time at={version.createDate} />,{' '}
      <SiteLink to={paths.change(policyName, version.versionId)}>its change</SiteLink>
    </>
  );
}

async function readParams(params: Props['params']) {
  const { name, pair } = await params;
  const policy = findPolicy(name);
  const [fromId, toId] = readPair(decodeURIComponent(pair)) ?? [];
  const [from, to] = [fromId, toId].map((id) =>
    policy.versions.find(({ versionId }) => versionId === id),
  );
  if (from === undefined || to === undefined)
    throw new Error(`No pair ${pair} of ${name} on record.`);
  return { policy, from, to };
}
