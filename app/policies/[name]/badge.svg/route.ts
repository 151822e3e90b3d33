import { listPolicyParams, offer } from '@/app/params';
import { findPolicy } from '@/app/record';
import { dayOf } from '@/lib/history/days';
import { findCurrentVersion } from '@/lib/history/default-versions';
import { writeBadge } from '@/lib/site/links/badge';

export const dynamic = 'force-static';
export const dynamicParams = false;

export const generateStaticParams = offer(listPolicyParams);

/** The version of a policy that is in force as a badge. */
export async function GET(_request: Request, { params }: { params: Promise<{ name: string }> }) {
  const policy = findPolicy((await params).name);
  const { versionId, createDate } = findCurrentVersion(policy);
  const badge = writeBadge({
    policyName: policy.policyName,
    versionId,
    date: dayOf(createDate),
  });
  return new Response(badge, { headers: { 'content-type': 'image/svg+xml; charset=utf-8' } });
}
