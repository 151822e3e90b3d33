import { answerCard, surroundings } from '@/app/answer-card';
import { listChangeParams, offer } from '@/app/params';
import { findChange } from '@/app/record';
import { describeChangeCard } from '@/lib/site/cards/describe-card';

export const dynamic = 'force-static';
export const dynamicParams = false;
export const generateStaticParams = offer(listChangeParams);

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ name: string; version: string }> },
) {
  const { name, version } = await params;
  return answerCard(describeChangeCard(findChange(name, version), surroundings));
}
