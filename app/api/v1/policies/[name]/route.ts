import { answerJson } from '@/app/answer-json';
import { answers } from '@/app/answers';
import { readFileName } from '@/app/file-name';
import { offer } from '@/app/params';
import { record } from '@/app/record';

export const dynamic = 'force-static';
export const dynamicParams = false;

/** `[name]` is a file here: Next wants one name for one level of addresses. */
export const generateStaticParams = offer(() =>
  record.policies.map(({ policyName }) => ({ name: `${policyName}.json` })),
);

export async function GET(_request: Request, { params }: { params: Promise<{ name: string }> }) {
  return answerJson(answers.policy(readFileName((await params).name)));
}
