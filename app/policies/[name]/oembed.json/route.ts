import { answerJson } from '@/app/answer-json';
import { listPolicyParams, offer } from '@/app/params';
import { findPolicy, record } from '@/app/record';
import { address } from '@/components/ui/link';
import { describeOEmbed } from '@/lib/site/links/oembed';
import { describePolicyLink } from '@/lib/site/links/subject';

export const dynamic = 'force-static';
export const dynamicParams = false;

export const generateStaticParams = offer(listPolicyParams);

/** What a host is told that embeds the page of a policy. */
export async function GET(_request: Request, { params }: { params: Promise<{ name: string }> }) {
  const subject = describePolicyLink(findPolicy((await params).name), address);
  return answerJson(describeOEmbed(subject, record.site.title, address));
}
