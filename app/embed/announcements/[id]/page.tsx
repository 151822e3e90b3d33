import { Picture } from '@/app/embed/picture';
import { describeEmbed } from '@/app/metadata';
import { findRow, record } from '@/app/record';
import { RowEmbed } from '@/components/embed/row-embed';
import { nameRow } from '@/lib/site/announcement';
import { paths } from '@/lib/site/paths';

interface Props {
  params: Promise<{ id: string }>;
}

export const dynamicParams = false;

export function generateStaticParams() {
  return record.announcements.map(({ id }) => ({ id }));
}

export async function generateMetadata({ params }: Props) {
  const { announcement } = findRow((await params).id);
  return describeEmbed(paths.announcement(announcement.id), nameRow(announcement));
}

export default async function RowEmbedPage({ params }: Props) {
  const row = findRow((await params).id);
  return (
    <RowEmbed row={row} siteTitle={record.site.title}>
      <Picture of={row.announcement.policyName} here={row.matches[0]?.change.version.versionId} />
    </RowEmbed>
  );
}
