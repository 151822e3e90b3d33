import { answerJson } from '@/app/answer-json';
import { answers, asOfDates } from '@/app/answers';
import { readFileName } from '@/app/file-name';

export const dynamic = 'force-static';
export const dynamicParams = false;

export function generateStaticParams() {
  return asOfDates.map((date) => ({ date: `${date}.json` }));
}

export async function GET(_request: Request, { params }: { params: Promise<{ date: string }> }) {
  return answerJson(answers['as-of'](readFileName((await params).date)));
}
