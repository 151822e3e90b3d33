import { reconciliation } from '@/app/record';
import { address } from '@/components/ui/link';
import { describeChanges } from '@/lib/api/changes';
import { answerJson } from '../answer';

export const dynamic = 'force-static';

export function GET() {
  return answerJson(describeChanges(reconciliation, address));
}
