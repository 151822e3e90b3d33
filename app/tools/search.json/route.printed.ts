import { catalog, reconciliation, record } from '@/app/record';
import { trackedDates } from '@/app/tracked';
import { listEntries } from '@/lib/site/search/list-entries';
import { makeSearchFile } from '@/lib/site/search/search-index';

export const dynamic = 'force-static';

/** The index of the page of search; for a program, not for people: no spaces. */
export function GET() {
  const entries = listEntries({
    policies: record.policies,
    reconciliation,
    catalog,
    trackedDates,
  });
  return Response.json(makeSearchFile(entries));
}
