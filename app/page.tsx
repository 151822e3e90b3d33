import { describePage } from '@/app/metadata';
import { ChangeList } from '@/components/change/change-list';
import { AnnouncementDiscrepancies } from '@/components/home/announcement-discrepancies';
import { PolicyList } from '@/components/policy/policy-list';
import { Timeline } from '@/components/timeline/timeline';
import { TimelineTable } from '@/components/timeline/timeline-table';
import { PageHead, StructuredData } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { address, hasAnnouncements, SiteLink } from '@/components/ui/site';
import { Time } from '@/components/ui/time';
import { paths } from '@/lib/addresses/paths';
import {
  reconciliation,
  record,
  recordUntil,
  trackedDates,
  trackedTitle,
} from '@/lib/build/site-data';
import { countMissingVersions } from '@/lib/history/missing-versions';
import { computeStatistics } from '@/lib/history/statistics';
import { findTrackedRange, layOutTimeline } from '@/lib/history/timeline';
import { describeSiteData } from '@/lib/site/links/structured-data';
import { tracked } from '@/lib/text/facets';
import { countOf, joinWords } from '@/lib/text/wording';

const { site, policies, announcements } = record;
const counts = joinWords([
  countOf(policies.length, 'policy', 'policies'),
  countOf(reconciliation.changes.length, 'version'),
  ...(hasAnnouncements ? [`${countOf(announcements.length, 'row')} of AWS’s changelog`] : []),
]);

const missing = countMissingVersions(policies);

export const metadata = {
  ...describePage(
    paths.home,
    `Managed policies of ${site.subject}`,
    `What each managed policy of ${site.subject} allowed, since when, what changed${hasAnnouncements ? ', and whether AWS said so' : ''}. ${counts}.`,
  ),
};

export default function HomePage() {
  return (
    <>
      <StructuredData data={describeSiteData({ site, address, hasAnnouncements })} />
      <PageHead
        title={`What ${site.subject}’s managed policies allowed, and when`}
        lead={
          <>
            {counts}, up to <Time at={recordUntil} />: the documents
            {hasAnnouncements
              ? ', what changed from one to the next, and whether AWS said so.'
              : ', and what changed from one to the next.'}{' '}
            {missing > 0 && (
              <SiteLink to={`${paths.about}#gaps`}>
                {countOf(missing, 'version')} not observed
              </SiteLink>
            )}
          </>
        }
      />
      {trackedDates.length > 0 && <TrackedWindow />}
      <div className={hasAnnouncements ? 'grid grid-cols-1 gap-x-12 lg:grid-cols-2' : ''}>
        <Section
          id="latest"
          title="Changed last"
          aside={<SiteLink to={paths.changes}>all changes</SiteLink>}
        >
          <ChangeList
            changes={reconciliation.changes}
            defaultChanges={reconciliation.defaultChanges}
            max={5}
            narrow={hasAnnouncements}
          />
        </Section>
        {hasAnnouncements && (
          <Section
            id="partings"
            title="Where AWS’s word and the record part ways"
            aside={<SiteLink to={paths.announcements}>all rows</SiteLink>}
          >
            <AnnouncementDiscrepancies statistics={computeStatistics(reconciliation)} />
          </Section>
        )}
      </div>
      <Section id="policies" title="Policies on record">
        <PolicyList policies={policies} />
      </Section>
      <Section id="subscribe" title="Subscribe">
        <Subscribe />
      </Section>
    </>
  );
}

/** The timeline of the tracked changelog, without policies that have nothing in it. */
function TrackedWindow() {
  const span = findTrackedRange(trackedDates, reconciliation);
  const layout = layOutTimeline(
    reconciliation,
    policies.map(({ policyName }) => policyName),
    span,
  );
  const shown = layout.policies.filter(({ dots, squares }) => dots.length + squares.length > 0);
  return (
    <Section
      id="two-lines"
      title={`What was in force, and what AWS announced: ${trackedTitle}`}
      aside={
        <SiteLink to={`${paths.announcementsWhere({ window: tracked })}#rows`}>
          the same in words
        </SiteLink>
      }
    >
      <div className="pt-3">
        <Timeline layout={{ ...layout, policies: shown }} />
        <TimelineTable layout={{ ...layout, policies: shown }} />
      </div>
    </Section>
  );
}

/** The feeds of all changes. */
function Subscribe() {
  const feed = address.absolute(paths.feed('rss'));
  return (
    <p className="max-w-[46rem] py-3">
      Every change{hasAnnouncements && ' and every announcement'}, with what was added and removed,
      as an RSS feed: <a href={feed}>{feed}</a>. Give that address to a feed reader or a chat
      channel. <SiteLink to={paths.feeds}>Other feeds</SiteLink> are of one policy
      {hasAnnouncements && ', or of what AWS never announced'}, in RSS, Atom and JSON.
    </p>
  );
}
