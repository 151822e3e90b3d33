import { paths } from '@/lib/addresses/paths';
import type { ReconciledAnnouncement } from '@/lib/history/reconcile-announcement';
import { type Fact, Facts } from '../ui/facts';
import { SiteLink } from '../ui/site';
import { Time } from '../ui/time';
import { MatchedVersions } from './matched-versions';

/** The date of an announcement, the versions that it matches, its scope, and links to it. */
export function AnnouncementFacts({
  announcement,
  page,
}: {
  announcement: ReconciledAnnouncement;
  /** The address of AWS's page. */
  page: string;
}) {
  const { id, date, datePrinted, policyName, scopeNamed } = announcement.announcement;
  const facts: Fact[] = [
    {
      label: 'Announced',
      value: (
        <>
          <Time at={date} />
          {datePrinted && `, printed “${datePrinted}”`}
        </>
      ),
    },
    ...(policyName === null
      ? []
      : [{ label: 'Versions', value: <MatchedVersions announcement={announcement} /> }]),
    ...(scopeNamed === undefined
      ? []
      : [
          {
            label: 'Resources and conditions',
            value: <span className="block max-w-[26rem]">{scopeNamed}</span>,
          },
        ]),
    {
      label: 'Listed on',
      value: (
        <>
          <a href={page}>AWS’s page</a>,{' '}
          <SiteLink to={paths.announcementInList(id)}>list of announcements</SiteLink>
        </>
      ),
    },
  ];
  return <Facts facts={facts} />;
}
