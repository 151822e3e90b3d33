import { describeEmbed } from '@/app/metadata';
import { listPolicyParams, offer } from '@/app/params';
import { PolicyPicture } from '@/app/policy-picture';
import { findChange, findPolicy, record } from '@/app/record';
import { ChangeEmbed } from '@/components/embed/change-embed';
import { paths } from '@/lib/addresses/paths';
import { findCurrentVersion } from '@/lib/history/default-versions';

interface Props {
  params: Promise<{ name: string }>;
}

export const dynamicParams = false;

export const generateStaticParams = offer(listPolicyParams);

export async function generateMetadata({ params }: Props) {
  const { policyName } = findPolicy((await params).name);
  return describeEmbed(paths.policy(policyName), policyName);
}

export default async function PolicyEmbedPage({ params }: Props) {
  const policy = findPolicy((await params).name);
  const inForce = findChange(policy.policyName, findCurrentVersion(policy).versionId);
  return (
    <ChangeEmbed reconciled={inForce} of="policy" siteTitle={record.site.title}>
      <PolicyPicture of={policy.policyName} />
    </ChangeEmbed>
  );
}
