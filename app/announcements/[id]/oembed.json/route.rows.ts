import { answerJson } from '@/app/answer-json';
import { listRowParams, offer } from '@/app/params';
import { findRow, record } from '@/app/record';
import { address } from '@/components/ui/link';
import { describeOEmbed } from '@/lib/site/links/oembed';
import { describeRowLink } from '@/lib/site/links/subject';

export const dynamic = 'force-static';
export const dynamicParams = false;

export const generateStaticParams = offer(listRowParams);

/** What a host is told that embeds the page of a row of AWS's table. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const subject = describeRowLink(findRow((await params).id), address);
  return answerJson(describeOEmbed(subject, record.site.title, address));
}
