import { listPolicyParams } from '@/app/params';
import { PermissionList } from '@/components/access/permission-list';
import { VersionSource } from '@/components/change/version-source';
import { listCopyActions } from '@/components/links/copy-actions';
import { CopyLinkAs } from '@/components/links/copy-link';
import { describeAccount, explainKind } from '@/components/policy/describe-policy';
import { DocumentTools } from '@/components/policy/document-tools';
import { DocumentView } from '@/components/policy/document-view';
import { Companions, Notes, Warnings } from '@/components/policy/guidance';
import { PermissionHistory } from '@/components/policy/permission-history';
import { PolicyFacts } from '@/components/policy/policy-facts';
import { PublishedCopy } from '@/components/policy/published-copy';
import { VersionList } from '@/components/policy/version-list';
import { PolicyRisk } from '@/components/risk/policy-risk';
import { findPolicySpan, PolicyTimeline } from '@/components/timeline/policy-timeline';
import { BreakableName } from '@/components/ui/breakable';
import { Chips } from '@/components/ui/chip';
import { WithContents } from '@/components/ui/contents';
import { PageHead, StructuredData } from '@/components/ui/page-head';
import { Prose } from '@/components/ui/prose';
import { Section } from '@/components/ui/section';
import { address, hasAnnouncements, SiteLink } from '@/components/ui/site';
import { paths } from '@/lib/addresses/paths';
import { describePage } from '@/lib/build/describe-page';
import {
  catalog,
  countPermissions,
  findChartEnd,
  findPolicy,
  listChangesOf,
  listDefaultChangesOf,
  listRisksOf,
  record,
  riskCatalog,
  selectReconciliation,
} from '@/lib/build/site-data';
import { createAxis } from '@/lib/history/axis';
import { dayOf } from '@/lib/history/days';
import { findCurrentVersion, listDefaultVersions } from '@/lib/history/default-versions';
import { listSinceCells } from '@/lib/history/granted-since';
import { listWarnings } from '@/lib/history/warnings';
import { readPermissions } from '@/lib/iam/compare/read-permissions';
import { describePolicyData } from '@/lib/site/links/structured-data';
import { describePolicyLink } from '@/lib/site/links/subject';
import { chipsOfAnnouncementRecord } from '@/lib/text/announcement-record';
import { chipsOfPolicy } from '@/lib/text/chips';
import { measureGrowth } from '@/lib/text/growth';
import { chipsOfFindings } from '@/lib/text/risk';

interface Props {
  params: Promise<{ name: string }>;
}

export const dynamicParams = false;

export const generateStaticParams = listPolicyParams;

export async function generateMetadata({ params }: Props) {
  const policy = findPolicy((await params).name);
  const { versionId, createDate } = findCurrentVersion(policy);
  return describePage(
    paths.policy(policy.policyName),
    policy.policyName,
    `${policy.policyName}: default version ${versionId} since ${dayOf(createDate)}. ${explainKind(policy)}. Document, every version on record${hasAnnouncements ? ', and the announcements of AWS' : ''}.`,
    {
      feedOf: { policyName: policy.policyName },
      subject: describePolicyLink(policy, address),
    },
  );
}

export default async function PolicyPage({ params }: Props) {
  const policy = findPolicy((await params).name);
  const { policyName, summary, notes = [], companions, printed, versions } = policy;
  const newest = findCurrentVersion(policy);
  const defaults = listDefaultVersions(policy);
  const changes = listChangesOf(policy);
  const guidance = notes.filter(({ warnsAbout }) => warnsAbout === undefined);
  const risks = listRisksOf(policy);
  const subject = describePolicyLink(policy, address);
  return (
    <>
      <StructuredData
        data={describePolicyData(policy, { site: record.site, address, hasAnnouncements })}
      />
      <PageHead
        crumbs={[{ text: 'Policies', to: paths.policies }]}
        title={<BreakableName name={policyName} />}
        lead={summary ? <Prose text={summary} /> : describeAccount(policy)}
      >
        <Chips
          chips={[
            ...chipsOfPolicy(policy),
            ...chipsOfFindings(
              risks.map(({ finding }) => finding),
              riskCatalog,
            ),
            ...chipsOfAnnouncementRecord(changes),
          ]}
        />
      </PageHead>
      <PolicyFacts
        policy={policy}
        before={record.policies.find((each) => each.policyName === policy.precededBy)}
        after={record.policies.find(({ precededBy }) => precededBy === policyName)}
      />
      <WithContents
        parts={[
          { id: 'timeline', text: 'Timeline' },
          { id: 'versions', text: `Versions (${versions.length})` },
          ...(risks.length > 0 ? [{ id: 'risk', text: 'Risk' }] : []),
          { id: 'access', text: 'Current permissions' },
          { id: 'growth', text: 'Actions over time' },
          { id: 'in-force', text: `Document (${newest.versionId})` },
          ...(companions ? [{ id: 'companions', text: 'Companion policy' }] : []),
          ...(guidance.length > 0 ? [{ id: 'notes', text: 'Notes' }] : []),
          ...(printed ? [{ id: 'printed', text: 'Copy in AWS’s guide' }] : []),
        ]}
        actions={[
          <SiteLink key="feed" to={paths.feed('rss', { policyName })}>
            Subscribe (RSS)
          </SiteLink>,
          <SiteLink key="feeds" to={`${paths.feeds}#${encodeURIComponent(policyName)}`}>
            Other feeds
          </SiteLink>,
          <SiteLink
            key="compare"
            to={paths.compareWith({ policy: policyName, to: newest.versionId })}
          >
            Compare your copy
          </SiteLink>,
          ...listCopyActions(subject),
        ]}
      >
        <Warnings warnings={listWarnings(policy, record.policies, catalog)} />
        <Section id="timeline" title="Timeline">
          <PolicyTimeline
            policy={policy}
            reconciliation={selectReconciliation(policy)}
            until={findChartEnd(policy)}
          />
        </Section>
        <Section
          id="versions"
          title="Versions"
          aside={
            hasAnnouncements && (
              <SiteLink to={`${paths.announcementsWhere({ policy: policyName })}#rows`}>
                Its announcements
              </SiteLink>
            )
          }
        >
          <VersionList
            policy={policy}
            changes={changes}
            defaultChanges={listDefaultChangesOf(policy)}
          />
        </Section>
        <PolicyRisk policy={policy} risks={risks} />
        <Section
          id="access"
          title="Current permissions"
          aside={
            <>
              {newest.versionId} · <SiteLink to={paths.actions}>History of each action</SiteLink>
            </>
          }
        >
          <PermissionList
            policyName={policyName}
            allowed={readPermissions(newest.statements, catalog).gained}
            references={catalog}
          />
        </Section>
        <Section id="growth" title="Actions over time">
          <PermissionHistory
            steps={measureGrowth(defaults, countPermissions)}
            axis={createAxis(findPolicySpan(policy, findChartEnd(policy)))}
          />
        </Section>
        <Section
          id="in-force"
          title={`Document of ${newest.versionId}`}
          aside={<DocumentTools policyName={policyName} versionId={newest.versionId} />}
        >
          <DocumentView
            id="document"
            label={`${policyName} ${newest.versionId}`}
            document={newest.document}
            since={{ policyName, cells: listSinceCells(defaults) }}
          />
          <VersionSource version={newest} />
        </Section>
        {companions && (
          <Section id="companions" title="Companion policy">
            <Companions companions={companions} sources={record.site.sources} />
          </Section>
        )}
        {guidance.length > 0 && (
          <Section id="notes" title="Notes">
            <Notes notes={guidance} />
          </Section>
        )}
        {printed && (
          <Section id="printed" title="Copy in AWS’s guide">
            <PublishedCopy
              policy={policy}
              printed={printed}
              source={record.site.sources.find(({ id }) => id === printed.source)}
            />
          </Section>
        )}
        <CopyLinkAs subject={subject} />
      </WithContents>
    </>
  );
}
