import { describePage } from '@/app/metadata';
import { ChangeList } from '@/components/change/change-list';
import { AnnouncementDiscrepancies } from '@/components/home/announcement-discrepancies';
import { type Figure, Figures } from '@/components/home/figures';
import { type Period, RecordTimeline } from '@/components/home/record-timeline';
import { Subscribe } from '@/components/home/subscribe';
import { LetterList } from '@/components/list/letter-list';
import { PolicyTable } from '@/components/policy/policy-table';
import { HighestRisks } from '@/components/risk/current-risks';
import { PolicyRanking } from '@/components/statistics/ranking';
import { VersionChart } from '@/components/statistics/version-chart';
import { PageHead, StructuredData } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { address, hasAnnouncements, SiteLink } from '@/components/ui/site';
import { Time } from '@/components/ui/time';
import { paths } from '@/lib/addresses/paths';
import { isPaged } from '@/lib/build/list-rows';
import {
  listChangesOf,
  listFindingsOf,
  listPolicyLetters,
  listRisksOf,
  reconciliation,
  record,
  recordSpan,
  recordUntil,
  recordYears,
  trackedDates,
} from '@/lib/build/site-data';
import { type DateRange, shiftDay } from '@/lib/history/days';
import { countMissingVersions } from '@/lib/history/missing-versions';
import { computeStatistics, countAnnouncements } from '@/lib/history/statistics';
import { findTrackedRange, layOutTimeline } from '@/lib/history/timeline';
import { describeSiteData } from '@/lib/site/links/structured-data';
import { countByYear, listMostActive } from '@/lib/text/activity';
import { judgeKnownChange } from '@/lib/text/analysis';
import { tracked } from '@/lib/text/facets';
import { countOf } from '@/lib/text/wording';

const { site, policies, announcements } = record;
const { changes, defaultChanges } = reconciliation;
const statistics = computeStatistics(reconciliation);
const isTracked = trackedDates.length > 0;
const listPath = `${paths.announcementsWhere(isTracked ? { window: tracked } : {})}#rows`;

export const metadata = describePage(
  paths.home,
  `Managed policies of ${site.subject}`,
  `The history of the ${countOf(policies.length, 'managed policy', 'managed policies')} of ${site.subject}: ${countOf(changes.length, 'version')}, what each change added and removed${hasAnnouncements ? ', and whether AWS announced it' : ''}.`,
);

export default function HomePage() {
  return (
    <>
      <StructuredData data={describeSiteData({ site, address, hasAnnouncements })} />
      <PageHead
        title={`${site.subject} managed policies`}
        lead={
          <>
            {hasAnnouncements
              ? 'What AWS changed, when it took effect, and whether AWS announced it.'
              : 'What changed, and when it took effect.'}{' '}
            <span className="text-muted">
              Record up to <Time at={recordUntil} />
            </span>
          </>
        }
      />
      <Figures figures={listFigures()} />
      <div className={hasAnnouncements ? 'grid grid-cols-1 gap-x-10 lg:grid-cols-2' : ''}>
        <Section
          id="latest"
          title="Latest changes"
          aside={<SiteLink to={paths.changes}>All {changes.length}</SiteLink>}
        >
          <ChangeList changes={changes} defaultChanges={defaultChanges} max={4} />
        </Section>
        {hasAnnouncements && (
          <Section
            id="partings"
            title="Announcement discrepancies"
            aside={<SiteLink to={paths.announcements}>All announcements</SiteLink>}
          >
            <AnnouncementDiscrepancies statistics={statistics} />
          </Section>
        )}
      </div>
      <Section
        id="risk"
        title="Highest risk"
        aside={<SiteLink to={paths.risk}>All risks and changes</SiteLink>}
      >
        <HighestRisks risks={policies.flatMap(listRisksOf)} />
      </Section>
      {isPaged(policies.length) ? <ManyPolicies /> : <AllPolicies />}
      <Section id="subscribe" title="Subscribe">
        <Subscribe />
      </Section>
    </>
  );
}

/** The timeline and the table of all policies. */
function AllPolicies() {
  return (
    <>
      <Section
        id="two-lines"
        title={hasAnnouncements ? 'Versions and announcements' : 'Versions'}
        aside={hasAnnouncements && <SiteLink to={listPath}>List of announcements</SiteLink>}
      >
        <RecordTimeline
          whole={layOutPeriod(recordSpan)}
          tracked={
            isTracked ? layOutPeriod(findTrackedRange(trackedDates, reconciliation)) : undefined
          }
        />
      </Section>
      <Section
        id="policies"
        title="Policies"
        aside={<SiteLink to={paths.policies}>Policies with summaries</SiteLink>}
      >
        <PolicyTable
          policies={policies}
          changesOf={listChangesOf}
          risksOf={listFindingsOf}
          years={recordYears}
        />
      </Section>
    </>
  );
}

/** Where one page cannot have all policies: their number by year, their letters, the most active. */
function ManyPolicies() {
  const since = shiftDay(recordUntil, -365);
  return (
    <>
      <Section
        id="policies"
        title="Policies"
        aside={<SiteLink to={paths.policies}>Filter all policies</SiteLink>}
      >
        <LetterList letters={listPolicyLetters()} />
      </Section>
      <div className="grid grid-cols-1 gap-x-10 lg:grid-cols-2">
        <Section
          id="versions"
          title="Versions by year"
          aside={<SiteLink to={paths.statistics}>Statistics</SiteLink>}
        >
          <VersionChart years={countByYear(changes, recordYears)} />
        </Section>
        <Section id="active" title="Most active policies" aside={`since ${since}`}>
          <PolicyRanking
            rows={listMostActive(changes, since)
              .slice(0, 10)
              .map(({ policy, count }) => ({
                policyName: policy.policyName,
                value: countOf(count, 'change'),
              }))}
          />
        </Section>
      </div>
    </>
  );
}

function layOutPeriod(span: DateRange): Period {
  const names = policies.map(({ policyName }) => policyName);
  const layout = layOutTimeline(reconciliation, names, span);
  return {
    title: `${span.from.slice(0, 4)}–${span.to.slice(0, 4)}`,
    layout,
  };
}

function listFigures(): Figure[] {
  const missing = countMissingVersions(policies);
  const year = recordUntil.slice(0, 4);
  const recent = changes.filter(({ change: { version } }) => version.createDate.startsWith(year));
  const wider = recent.filter(({ change }) => judgeKnownChange(change) === 'wider');
  return [
    {
      value: String(policies.length),
      label: `${policies.length === 1 ? 'policy' : 'policies'}, ${countOf(changes.length, 'version')}`,
      to: paths.policies,
      detail: missing > 0 && (
        <SiteLink to={`${paths.about}#gaps`}>
          {countOf(missing, 'version')} missing from the archive
        </SiteLink>
      ),
    },
    {
      value: String(recent.length),
      label: `${recent.length === 1 ? 'change' : 'changes'} in ${year}`,
      to: paths.changesWhere({ year }),
      detail: `${wider.length} of them wider`,
    },
    ...(hasAnnouncements ? listAnnouncementFigures() : []),
  ];
}

function listAnnouncementFigures(): Figure[] {
  const { never, misnamed, afterLastRead, late } = statistics;
  const others = [
    misnamed.length > 0 && `${misnamed.length} under a wrong name`,
    afterLastRead.length > 0 && `${afterLastRead.length} not announced yet`,
  ].filter((text) => text !== false);
  const worst = late.at(-1)?.lagDays;
  return [
    {
      value: String(countAnnouncements(late)),
      of: `of ${announcements.length}`,
      label: 'announcements came late',
      to: `${paths.announcementsWhere({ state: 'late' })}#rows`,
      detail: worst === undefined ? undefined : `up to ${countOf(worst, 'day')}`,
    },
    {
      value: String(never.length),
      label: `${never.length === 1 ? 'change' : 'changes'} never announced`,
      to: paths.changesWhere({ state: 'never' }),
      detail: others.join(', '),
      isWarning: never.length > 0,
    },
  ];
}
