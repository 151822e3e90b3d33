import { answerCard, surroundings } from '@/app/answer-card';
import { listRowParams, offer } from '@/app/params';
import { findRow } from '@/app/record';
import { describeRowCard } from '@/lib/site/cards/describe-card';

export const dynamic = 'force-static';
export const dynamicParams = false;
export const generateStaticParams = offer(listRowParams);

export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  return answerCard(describeRowCard(findRow((await params).id), surroundings));
}
