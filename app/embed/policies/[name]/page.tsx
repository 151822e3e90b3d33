import { describeEmbed } from '@/app/metadata';
import { listPolicyParams } from '@/app/params';
import { PolicyPicture } from '@/app/policy-picture';
import { findPolicy, listChangesOf, record } from '@/app/record';
import { ChangeEmbed } from '@/components/embed/change-embed';
import type { ReconciledChange } from '@/lib/history/reconcile';
import { paths } from '@/lib/site/paths';

interface Props {
  params: Promise<{ name: string }>;
}

export const dynamicParams = false;

export const generateStaticParams = listPolicyParams;

export async function generateMetadata({ params }: Props) {
  const { policyName } = findPolicy((await params).name);
  return describeEmbed(paths.policy(policyName), policyName);
}

export default async function PolicyEmbedPage({ params }: Props) {
  const policy = findPolicy((await params).name);
  const newest = listChangesOf(policy)[0] as ReconciledChange;
  return (
    <ChangeEmbed reconciled={newest} of="policy" siteTitle={record.site.title}>
      <PolicyPicture of={policy.policyName} />
    </ChangeEmbed>
  );
}
