import { answerJson } from '@/app/answer-json';
import { answers, asOfDates } from '@/app/answers';
import { readFileName } from '@/app/file-name';
import { offer } from '@/app/params';

export const dynamic = 'force-static';
export const dynamicParams = false;

export const generateStaticParams = offer(() =>
  asOfDates.map((date) => ({ date: `${date}.json` })),
);

export async function GET(_request: Request, { params }: { params: Promise<{ date: string }> }) {
  return answerJson(answers['as-of'](readFileName((await params).date)));
}
