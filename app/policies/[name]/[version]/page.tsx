import { describePage } from '@/app/metadata';
import { listChangeParams } from '@/app/params';
import { ChangeAnnouncements } from '@/components/change/change-announcements';
import { ChangeBody } from '@/components/change/change-body';
import { ChangeFacts } from '@/components/change/change-facts';
import { ChangeNav } from '@/components/change/change-nav';
import { Provenance } from '@/components/change/provenance';
import { CopyLinkAs } from '@/components/links/copy-link';
import { PolicyTimeline } from '@/components/timeline/policy-timeline';
import { BreakableName } from '@/components/ui/breakable';
import { PageHead, StructuredData } from '@/components/ui/page-head';
import { Sentence } from '@/components/ui/prose';
import { address } from '@/components/ui/site';
import { paths } from '@/lib/addresses/paths';
import {
  catalog,
  discrepancies,
  findChange,
  reconciliation,
  record,
  recordUntil,
} from '@/lib/build/site-data';
import { dayOf } from '@/lib/history/days';
import { describeChangeData } from '@/lib/site/links/structured-data';
import { describeChangeLink } from '@/lib/site/links/subject';
import { summarizeChange } from '@/lib/text/verdict';

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
    `${policyName} ${version}, in force since ${dayOf(change.version.createDate)}. ${summarizeChange(change)}`,
    { feedOf: { policyName }, subject: describeChangeLink(change, address).name },
  );
}

export default async function ChangePage({ params }: Props) {
  const { name, version: versionId } = await params;
  const reconciled = findChange(name, versionId);
  const { change } = reconciled;
  const { policy, version, before } = change;
  return (
    <>
      <StructuredData data={describeChangeData(reconciled, { site: record.site, address })} />
      <PageHead
        crumbs={[
          { text: 'Policies', to: paths.policies },
          { text: policy.policyName, to: paths.policy(policy.policyName) },
        ]}
        title={
          <>
            <BreakableName name={policy.policyName} />{' '}
            <span className="font-mono font-normal text-muted">
              {before && `${before.versionId} → `}
              {version.versionId}
            </span>
          </>
        }
        lead={<Sentence text={summarizeChange(change)} />}
      />
      <ChangeFacts reconciled={reconciled} />
      <CopyLinkAs subject={describeChangeLink(change, address)} />
      <div className="mt-8">
        <PolicyTimeline
          policy={policy}
          reconciliation={reconciliation}
          recordUntil={recordUntil}
          markedVersion={version.versionId}
        />
      </div>
      <ChangeBody change={change} references={catalog} />
      <ChangeAnnouncements
        reconciled={reconciled}
        discrepancies={discrepancies}
        trackedSince={reconciliation.trackedSince}
      />
      <Provenance version={version} sources={record.site.sources} />
      <ChangeNav change={change} />
    </>
  );
}
