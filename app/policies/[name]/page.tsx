import { describePage } from '@/app/metadata';
import { listPolicyParams } from '@/app/params';
import { PermissionList } from '@/components/access/permission-list';
import { CopyLinkAs } from '@/components/links/copy-link';
import { describeAccount, explainKind } from '@/components/policy/describe-policy';
import { DocumentTools } from '@/components/policy/document-tools';
import { DocumentView } from '@/components/policy/document-view';
import { Companions, Notes } from '@/components/policy/guidance';
import { PermissionHistory } from '@/components/policy/permission-history';
import { PolicyFacts } from '@/components/policy/policy-facts';
import { PublishedCopy } from '@/components/policy/published-copy';
import { VersionList } from '@/components/policy/version-list';
import { findPolicySpan, PolicyTimeline } from '@/components/timeline/policy-timeline';
import { BreakableName } from '@/components/ui/breakable';
import { PageHead, StructuredData } from '@/components/ui/page-head';
import { Prose } from '@/components/ui/prose';
import { OnThisPage, Section } from '@/components/ui/section';
import { address, hasAnnouncements, SiteLink } from '@/components/ui/site';
import { paths } from '@/lib/addresses/paths';
import {
  catalog,
  countPermissions,
  findPolicy,
  listChangesOf,
  listDefaultChangesOf,
  reconciliation,
  record,
  recordUntil,
} from '@/lib/build/site-data';
import { createAxis } from '@/lib/history/axis';
import { dayOf } from '@/lib/history/days';
import { findCurrentVersion, listDefaultVersions } from '@/lib/history/default-versions';
import { listSinceCells } from '@/lib/history/granted-since';
import { readPermissions } from '@/lib/iam/compare/read-permissions';
import { describePolicyData } from '@/lib/site/links/structured-data';
import { describePolicyLink } from '@/lib/site/links/subject';
import { measureGrowth } from '@/lib/text/growth';
import { countOf } from '@/lib/text/wording';

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
    `${policy.policyName} ${versionId}, in force since ${dayOf(createDate)}: ${explainKind(policy)}. Document, every version on record${hasAnnouncements ? ', and what AWS announced' : ''}.`,
    {
      feedOf: { policyName: policy.policyName },
      subject: describePolicyLink(policy, address).name,
    },
  );
}

export default async function PolicyPage({ params }: Props) {
  const policy = findPolicy((await params).name);
  const { policyName, summary, notes, companions, printed, versions } = policy;
  const newest = findCurrentVersion(policy);
  const defaults = listDefaultVersions(policy);
  return (
    <>
      <StructuredData
        data={describePolicyData(policy, { site: record.site, address, hasAnnouncements })}
      />
      <PageHead
        crumbs={[{ text: 'Policies', to: paths.policies }]}
        title={<BreakableName name={policyName} />}
        lead={summary ? <Prose text={summary} /> : describeAccount(policy)}
      />
      <PolicyFacts policy={policy} />
      <CopyLinkAs subject={describePolicyLink(policy, address)} />
      <OnThisPage
        parts={[
          { id: 'access', text: 'What it gives now' },
          { id: 'growth', text: 'Actions over time' },
          { id: 'in-force', text: `Document in force (${newest.versionId})` },
          { id: 'versions', text: countOf(versions.length, 'version') },
          ...(companions ? [{ id: 'companions', text: 'To be attached beside it' }] : []),
          ...(notes ? [{ id: 'notes', text: 'What to know before using it' }] : []),
          ...(printed ? [{ id: 'printed', text: 'As AWS’s page printed it' }] : []),
        ]}
      />
      <div className="mt-8">
        <PolicyTimeline policy={policy} reconciliation={reconciliation} recordUntil={recordUntil} />
      </div>
      <Section
        id="access"
        title="What it gives now"
        aside={
          <>
            {newest.versionId} · <SiteLink to={paths.actions}>each action’s history</SiteLink>
          </>
        }
      >
        <PermissionList
          allowed={readPermissions(newest.statements, catalog).gained}
          references={catalog}
        />
      </Section>
      <Section id="growth" title="Actions over time" aside={countOf(versions.length, 'version')}>
        <PermissionHistory
          steps={measureGrowth(defaults, countPermissions)}
          axis={createAxis(findPolicySpan(policy, recordUntil))}
        />
      </Section>
      <Section
        id="in-force"
        title={`The document in force: ${newest.versionId}`}
        aside={<DocumentTools policyName={policyName} versionId={newest.versionId} />}
      >
        <div className="py-3">
          <DocumentView
            id="document"
            label={`${policyName} ${newest.versionId}`}
            document={newest.document}
            since={{ policyName, cells: listSinceCells(defaults) }}
          />
        </div>
      </Section>
      <Section
        id="versions"
        title="Versions"
        aside={
          <>
            {countOf(versions.length, 'version')} on record ·{' '}
            <SiteLink to={paths.feed('rss', { policyName })}>RSS</SiteLink> ·{' '}
            <SiteLink to={`${paths.feeds}#${encodeURIComponent(policyName)}`}>all feeds</SiteLink> ·{' '}
            <SiteLink to={paths.compareWith({ policy: policyName, to: newest.versionId })}>
              compare your copy
            </SiteLink>
          </>
        }
      >
        <VersionList
          policy={policy}
          changes={listChangesOf(policy)}
          defaultChanges={listDefaultChangesOf(policy)}
        />
      </Section>
      {companions && (
        <Section id="companions" title="To be attached beside it">
          <Companions companions={companions} sources={record.site.sources} />
        </Section>
      )}
      {notes && (
        <Section id="notes" title="What to know before using it">
          <Notes notes={notes} />
        </Section>
      )}
      {printed && (
        <Section id="printed" title="As AWS’s page printed it">
          <PublishedCopy
            policy={policy}
            printed={printed}
            source={record.site.sources.find(({ id }) => id === printed.source)}
          />
        </Section>
      )}
    </>
  );
}
