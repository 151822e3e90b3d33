import { answerJson } from '@/app/answer-json';
import { reconciliation } from '@/app/record';
import { address } from '@/components/ui/link';
import { describeAnnouncements } from '@/lib/api/announcements';

export const dynamic = 'force-static';

export function GET() {
  return answerJson(describeAnnouncements(reconciliation, address));
}
