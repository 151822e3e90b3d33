import { listChangeParams } from '@/app/params';
import { ChangeAnnouncements } from '@/components/change/change-announcements';
import { ChangeBody } from '@/components/change/change-body';
import { ChangeFacts } from '@/components/change/change-facts';
import { listNeighbours } from '@/components/change/change-nav';
import { Provenance } from '@/components/change/provenance';
import { listCopyActions } from '@/components/links/copy-actions';
import { CopyLinkAs } from '@/components/links/copy-link';
import { ChangeRisk } from '@/components/risk/change-risk';
import { PolicyTimeline } from '@/components/timeline/policy-timeline';
import { BreakableName } from '@/components/ui/breakable';
import { Chips } from '@/components/ui/chip';
import { WithContents } from '@/components/ui/contents';
import { PageHead, StructuredData } from '@/components/ui/page-head';
import { Sentence } from '@/components/ui/prose';
import { Section } from '@/components/ui/section';
import { address, hasAnnouncements, SiteLink } from '@/components/ui/site';
import { paths } from '@/lib/addresses/paths';
import { describePage } from '@/lib/build/describe-page';
import {
  catalog,
  changeCards,
  discrepancies,
  findChange,
  findChartEnd,
  reconciliation,
  record,
  riskCatalog,
  selectReconciliation,
} from '@/lib/build/site-data';
import { dayOf } from '@/lib/history/days';
import { findCurrentVersion } from '@/lib/history/default-versions';
import { describeChangeData } from '@/lib/site/links/structured-data';
import { describeChangeLink } from '@/lib/site/links/subject';
import { describeChange, judgeChange, readAnalysis, summarizeChange } from '@/lib/text/analysis';
import { chipsOfChange } from '@/lib/text/chips';

interface Props {
  params: Promise<{ name: string; version: string }>;
}

export const dynamicParams = false;

export const generateStaticParams = listChangeParams;

export async function generateMetadata({ params }: Props) {
  const { name, version } = await params;
  const { change } = findChange(name, version);
  const { policyName } = change.policy;
  return describePage(
    paths.change(policyName, version),
    `${policyName} ${version}`,
    `${policyName} ${version}, default version since ${dayOf(change.version.createDate)}. ${summarizeChange(change)}`,
    { feedOf: { policyName }, subject: describeChangeLink(change, address, changeCards) },
  );
}

export default async function ChangePage({ params }: Props) {
  const { name, version: versionId } = await params;
  const reconciled = findChange(name, versionId);
  const { change } = reconciled;
  const { policy, version, before } = change;
  const { policyName } = policy;
  const current = findCurrentVersion(policy).versionId;
  const subject = describeChangeLink(change, address, changeCards);
  const { risk } = readAnalysis(change);
  const [verdict, ...chips] = chipsOfChange(reconciled);
  return (
    <>
      <StructuredData
        data={describeChangeData(reconciled, { site: record.site, address }, subject)}
      />
      <PageHead
        crumbs={[
          { text: 'Policies', to: paths.policies },
          { text: policyName, to: paths.policy(policyName) },
        ]}
        title={
          <>
            <BreakableName name={policyName} />{' '}
            <span>
              {before && `${before.versionId} → `}
              {version.versionId}
            </span>
          </>
        }
        verdict={verdict}
        lead={<Sentence text={describeChange(change)} />}
      >
        <Chips chips={chips} />
      </PageHead>
      <ChangeFacts reconciled={reconciled} />
      <WithContents
        parts={[
          ...(risk.length > 0 ? [{ id: 'risk', text: 'Risk' }] : []),
          ...(judgeChange(change) === 'same' ? [] : [{ id: 'access', text: 'Access' }]),
          before ? { id: 'side-by-side', text: 'Diff' } : { id: 'whole', text: 'Document' },
          ...(hasAnnouncements ? [{ id: 'announced', text: 'Announcement' }] : []),
          { id: 'timeline', text: 'Timeline' },
          { id: 'known-from', text: 'Provenance' },
        ]}
        actions={[
          ...listNeighbours(change),
          ...(version.versionId === current
            ? []
            : [
                <SiteLink
                  key="today"
                  to={paths.compareWith({
                    policy: policyName,
                    from: version.versionId,
                    to: current,
                  })}
                >
                  Compare with today
                </SiteLink>,
              ]),
          ...listCopyActions(subject),
          <SiteLink key="feed" to={paths.feed('rss', { policyName })}>
            Subscribe (RSS)
          </SiteLink>,
        ]}
      >
        <ChangeRisk changes={risk} catalog={riskCatalog} isFirst={before === undefined} />
        <ChangeBody change={change} references={catalog} />
        <ChangeAnnouncements
          reconciled={reconciled}
          discrepancies={discrepancies}
          trackedSince={reconciliation.trackedSince}
        />
        <Section id="timeline" title="Timeline">
          <PolicyTimeline
            policy={policy}
            reconciliation={selectReconciliation(policy)}
            until={findChartEnd(policy)}
            markedVersion={version.versionId}
          />
        </Section>
        <Provenance version={version} sources={record.site.sources} />
        <CopyLinkAs subject={subject} />
      </WithContents>
    </>
  );
}
