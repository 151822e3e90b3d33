import { answerJson } from '@/app/answer-json';
import { listChangeParams, offer } from '@/app/params';
import { findChange, record } from '@/app/record';
import { address } from '@/components/ui/link';
import { describeOEmbed } from '@/lib/site/links/oembed';
import { describeChangeLink } from '@/lib/site/links/subject';

export const dynamic = 'force-static';
export const dynamicParams = false;

export const generateStaticParams = offer(listChangeParams);

/** What a host is told that embeds the page of a change. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ name: string; version: string }> },
) {
  const { name, version } = await params;
  const subject = describeChangeLink(findChange(name, version).change, address);
  return answerJson(describeOEmbed(subject, record.site.title, address));
}
