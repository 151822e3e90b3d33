import { reconciliation } from '@/app/record';
import { address } from '@/components/ui/link';
import { describeAnnouncements } from '@/lib/api/announcements';
import { answerJson } from '../answer';

export const dynamic = 'force-static';

export function GET() {
  return answerJson(describeAnnouncements(reconciliation, address));
}
