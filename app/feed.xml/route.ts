import { reconciliation, record } from '@/app/record';
import { address } from '@/components/ui/link';
import { writeChangesRss } from '@/lib/feeds/changes-feed';

export const dynamic = 'force-static';

export function GET() {
  return new Response(writeChangesRss(record.site, address, reconciliation.changes), {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8' },
  });
}
