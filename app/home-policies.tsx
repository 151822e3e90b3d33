import { type Period, RecordTimeline } from '@/components/home/record-timeline';
import { LetterList } from '@/components/list/letter-list';
import { PolicyTable } from '@/components/policy/policy-table';
import { PolicyRanking } from '@/components/statistics/ranking';
import { VersionChart } from '@/components/statistics/version-chart';
import { Section } from '@/components/ui/section';
import { hasAnnouncements, SiteLink } from '@/components/ui/site';
import { paths } from '@/lib/addresses/paths';
import {
  listChangesOf,
  listFindingsOf,
  listPolicyLetters,
  reconciliation,
  record,
  recordSpan,
  recordUntil,
  recordYears,
  trackedDates,
} from '@/lib/build/site-data';
import { type DateRange, shiftDay } from '@/lib/history/days';
import { findTrackedRange, layOutTimeline } from '@/lib/history/timeline';
import { countByYear, listMostActive } from '@/lib/text/activity';
import { tracked } from '@/lib/text/facets';
import { countOf } from '@/lib/text/wording';

const { policies } = record;
const { changes } = reconciliation;
const isTracked = trackedDates.length > 0;
const listPath = `${paths.announcementsWhere(isTracked ? { window: tracked } : {})}#rows`;

/** The timeline and the table of all policies. */
export function AllPolicies() {
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
export function ManyPolicies() {
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
