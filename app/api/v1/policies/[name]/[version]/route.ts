import { answerJson } from '@/app/answer-json';
import { answers } from '@/app/answers';
import { readFileName } from '@/app/file-name';
import { offer } from '@/app/params';
import { record } from '@/app/record';

export const dynamic = 'force-static';
export const dynamicParams = false;

export const generateStaticParams = offer(() =>
  record.policies.flatMap(({ policyName, versions }) =>
    versions.map(({ versionId }) => ({ name: policyName, version: `${versionId}.json` })),
  ),
);

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ name: string; version: string }> },
) {
  const { name, version } = await params;
  return answerJson(answers.version(name, readFileName(version)));
}
