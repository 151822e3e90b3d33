import { answerCard, surroundings } from '@/app/answer-card';
import { listPolicyParams, offer } from '@/app/params';
import { findPolicy } from '@/app/record';
import { describePolicyCard } from '@/lib/site/cards/describe-card';

export const dynamic = 'force-static';
export const dynamicParams = false;
export const generateStaticParams = offer(listPolicyParams);

export async function GET(_request: Request, { params }: { params: Promise<{ name: string }> }) {
  return answerCard(describePolicyCard(findPolicy((await params).name), surroundings));
}
