import { answerCard, surroundings } from '@/app/answer-card';
import { record, recordSpan } from '@/app/record';
import { describeSiteCard } from '@/lib/site/cards/describe-card';

export const dynamic = 'force-static';

/** More policies than this find no room on the picture. */
const mostPolicies = 2;

export function GET() {
  const spoken = record.announcements.map(({ policyName }) => policyName);
  const count = (name: string) => spoken.filter((policyName) => policyName === name).length;
  const names = record.policies
    .map(({ policyName }) => policyName)
    .sort((a, b) => count(b) - count(a))
    .slice(0, mostPolicies);
  return answerCard(describeSiteCard(names, recordSpan, surroundings));
}
