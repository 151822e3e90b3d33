import { describeEmbed } from '@/app/metadata';
import { listChangeParams, offer } from '@/app/params';
import { PolicyPicture } from '@/app/policy-picture';
import { findChange, record } from '@/app/record';
import { ChangeEmbed } from '@/components/embed/change-embed';
import { paths } from '@/lib/addresses/paths';

interface Props {
  params: Promise<{ name: string; version: string }>;
}

export const dynamicParams = false;

export const generateStaticParams = offer(listChangeParams);

export async function generateMetadata({ params }: Props) {
  const { name, version } = await params;
  const { policyName } = findChange(name, version).change.policy;
  return describeEmbed(paths.change(policyName, version), `${policyName} ${version}`);
}

export default async function ChangeEmbedPage({ params }: Props) {
  const { name, version } = await params;
  const reconciled = findChange(name, version);
  return (
    <ChangeEmbed reconciled={reconciled} of="change" siteTitle={record.site.title}>
      <PolicyPicture of={reconciled.change.policy.policyName} here={version} />
    </ChangeEmbed>
  );
}
