import { describeEmbed } from '@/app/metadata';
import { listRowParams, offer } from '@/app/params';
import { PolicyPicture } from '@/app/policy-picture';
import { findRow, record } from '@/app/record';
import { RowEmbed } from '@/components/embed/row-embed';
import { paths } from '@/lib/addresses/paths';
import { nameAnnouncement } from '@/lib/text/announcement';

interface Props {
  params: Promise<{ id: string }>;
}

export const dynamicParams = false;

export const generateStaticParams = offer(listRowParams);

export async function generateMetadata({ params }: Props) {
  const { announcement } = findRow((await params).id);
  return describeEmbed(paths.announcement(announcement.id), nameAnnouncement(announcement));
}

export default async function RowEmbedPage({ params }: Props) {
  const row = findRow((await params).id);
  return (
    <RowEmbed row={row} siteTitle={record.site.title}>
      <PolicyPicture of={row.announcement.policyName} row={row.announcement} />
    </RowEmbed>
  );
}
