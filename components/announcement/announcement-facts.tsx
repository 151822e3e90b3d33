import { paths } from '@/lib/addresses/paths';
import type { ReconciledAnnouncement } from '@/lib/history/reconcile-announcement';
import { type Fact, Facts } from '../ui/facts';
import { SiteLink } from '../ui/link';
import { Time } from '../ui/time';
import { Outcome } from './outcome';

/** What a row is dated, which versions it became, and what it says of scope. */
export function AnnouncementFacts({ row, page }: { row: ReconciledAnnouncement; page: string }) {
  const { id, date, datePrinted, policyName, scopeNamed } = row.announcement;
  const facts: Fact[] = [
    {
      label: 'AWS dates it',
      value: (
        <>
          <Time at={date} />
          {datePrinted && `, printed “${datePrinted}”`}
        </>
      ),
    },
    ...(policyName === null ? [] : [{ label: 'In force as', value: <Outcome row={row} /> }]),
    ...(scopeNamed === undefined
      ? []
      : [
          {
            label: 'Scope named',
            value: <span className="block max-w-[26rem]">{scopeNamed}</span>,
          },
        ]),
    {
      label: 'Where it stands',
      value: (
        <>
          <a href={page}>AWS’s page</a>,{' '}
          <SiteLink to={paths.announcementInList(id)}>our list</SiteLink>
        </>
      ),
    },
  ];
  return <Facts facts={facts} />;
}
