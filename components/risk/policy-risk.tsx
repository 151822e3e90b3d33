import { paths } from '@/lib/addresses/paths';
import { dayOf } from '@/lib/history/days';
import type { CurrentRisk } from '@/lib/history/risk-history';
import type { Policy } from '@/lib/record/types';
import { readRisks } from '@/lib/risk/project-risks';
import { gradeLabels, groupFindings, type RiskGroup } from '@/lib/text/risk';
import { Section } from '../ui/section';
import { SiteLink } from '../ui/site';
import { Time } from '../ui/time';
import { RiskList } from './risk-list';

const { catalog: riskCatalog } = readRisks();

/** What the default version of a policy makes possible; nothing where that is nothing. */
export function PolicyRisk({ policy, risks }: { policy: Policy; risks: readonly CurrentRisk[] }) {
  if (risks.length === 0) return null;
  return (
    <Section id="risk" title="Risk" aside={<SiteLink to={paths.riskMethod}>Method</SiteLink>}>
      {policy.kind === 'service-linked-role' && (
        <p className="pb-3 text-muted">Only the linked AWS service can use this policy.</p>
      )}
      <RiskList groups={groupCurrentRisks(risks)} after={(risk) => <Since risk={risk} />} />
    </Section>
  );
}

/** Findings of default versions in rows, each of one policy and since one version. */
export function groupCurrentRisks(risks: readonly CurrentRisk[]): RiskGroup<CurrentRisk>[] {
  return groupFindings(
    risks,
    ({ finding }) => finding,
    riskCatalog,
    ({ policy, since, gradedSince }) => [
      policy.policyName,
      since.createDate,
      gradedSince.createDate,
    ],
  );
}

/** Since which version a policy makes something possible, and since when to this extent. */
export function Since({ risk: { policy, finding, since, gradedSince } }: { risk: CurrentRisk }) {
  const link = ({ versionId, createDate }: typeof since) => (
    <>
      <SiteLink to={paths.change(policy.policyName, versionId)}>{versionId}</SiteLink>,{' '}
      <Time at={dayOf(createDate)} />
    </>
  );
  return (
    <>
      Since {link(since)}
      {gradedSince.createDate !== since.createDate && (
        <>
          , {gradeLabels[finding.grade].toLowerCase()} since {link(gradedSince)}
        </>
      )}
      .
    </>
  );
}
