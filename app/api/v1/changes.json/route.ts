import { answerJson } from '@/app/answer-json';
import { reconciliation } from '@/app/record';
import { address } from '@/components/ui/link';
import { describeChanges } from '@/lib/api/changes';

export const dynamic = 'force-static';

export function GET() {
  return answerJson(describeChanges(reconciliation, address));
}
