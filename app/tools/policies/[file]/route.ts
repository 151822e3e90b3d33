import { readFileName } from '@/app/file-name';
import { offer } from '@/app/params';
import { findPolicy, listChangesOf, record } from '@/app/record';
import { describePolicyFile } from '@/lib/site/client/policy-file';
import { labelState } from '@/lib/text/wording';

export const dynamic = 'force-static';
export const dynamicParams = false;

export const generateStaticParams = offer(() =>
  record.policies.map(({ policyName }) => ({ file: `${policyName}.json` })),
);

export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }) {
  const policy = findPolicy(readFileName((await params).file));
  return Response.json(describePolicyFile(policy, listChangesOf(policy), labelState));
}
