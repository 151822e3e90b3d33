import { AccessChange } from '@/components/access/access-change';
import { describeSides } from '@/components/diff/diff-head';
import { SideBySide } from '@/components/diff/side-by-side';
import { CopyAddressButton } from '@/components/links/copy-actions';
import { ChangeRisk } from '@/components/risk/change-risk';
import { BreakableName } from '@/components/ui/breakable';
import { WithContents } from '@/components/ui/contents';
import { Facts } from '@/components/ui/facts';
import { PageHead } from '@/components/ui/page-head';
import { Sentence } from '@/components/ui/prose';
import { Section } from '@/components/ui/section';
import { address, SiteLink } from '@/components/ui/site';
import { Time } from '@/components/ui/time';
import { paths, readPair } from '@/lib/addresses/paths';
import { describePage } from '@/lib/build/describe-page';
import { catalog, findPolicy, listVersionPairs, record, riskCatalog } from '@/lib/build/site-data';
import { comparePermissions } from '@/lib/history/changes';
import { findCurrentVersion } from '@/lib/history/default-versions';
import type { Version } from '@/lib/record/types';
import { compareRisk } from '@/lib/risk/compare';
import { readRisks } from '@/lib/risk/project-risks';
import { verdictChip } from '@/lib/text/chip';
import { describeDifference, summarizeDifference } from '@/lib/text/verdict';

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
  const risk = compareRisk(from.statements, to.statements, readRisks());
  const between = policy.versions.filter(
    ({ number }) => number > from.number && number < to.number,
  );
  const current = findCurrentVersion(policy).versionId;
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
            <span>
              {from.versionId} → {to.versionId}
            </span>
          </>
        }
        verdict={verdictChip(difference.access().knownVerdict)}
        lead={<Sentence text={describeDifference(difference)} />}
      />
      <Facts
        facts={[
          { label: from.versionId, value: <VersionFact policyName={policyName} version={from} /> },
          { label: to.versionId, value: <VersionFact policyName={policyName} version={to} /> },
          {
            label: 'Versions between',
            value: between.length === 0 ? 'None in the archive' : String(between.length),
          },
        ]}
      />
      <WithContents
        parts={[
          ...(difference.access().verdict === 'same' ? [] : [{ id: 'access', text: 'Access' }]),
          ...(risk.length === 0 ? [] : [{ id: 'risk', text: 'Risk' }]),
          { id: 'side-by-side', text: 'Diff' },
        ]}
        actions={[
          ...(to.versionId === current
            ? []
            : [
                <SiteLink
                  key="today"
                  to={paths.compareWith({ policy: policyName, from: from.versionId, to: current })}
                >
                  Compare {from.versionId} with today
                </SiteLink>,
              ]),
          <CopyAddressButton
            key="copy"
            address={address.absolute(
              paths.compareVersions(policyName, from.versionId, to.versionId),
            )}
          />,
        ]}
      >
        <AccessChange
          comparison={difference.access()}
          before={from.versionId}
          after={to.versionId}
          references={catalog}
        />
        <ChangeRisk changes={risk} catalog={riskCatalog} />
        <Section id="side-by-side" title="Diff">
          <SideBySide before={from.document} after={to.document} sides={describeSides(from, to)} />
        </Section>
      </WithContents>
    </>
  );
}

function VersionFact({ policyName, version }: { policyName: string; version: Version }) {
  return (
    <>
      Default since <Time at={version.createDate} />,{' '}
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
