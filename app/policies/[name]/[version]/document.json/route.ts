import { answerDocument } from '@/app/answer-json';
import { answers } from '@/app/answers';
import { listChangeParams, offer } from '@/app/params';

export const dynamic = 'force-static';
export const dynamicParams = false;

export const generateStaticParams = offer(listChangeParams);

/** The document alone, as AWS published it: what a reader downloads or copies. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ name: string; version: string }> },
) {
  const { name, version } = await params;
  return answerDocument(answers.document(name, version));
}
