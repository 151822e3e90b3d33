import { paths } from '@/lib/addresses/paths';
import { dayOf } from '@/lib/history/days';
import { findCurrentVersion } from '@/lib/history/default-versions';
import type { ReconciledChange } from '@/lib/history/reconcile-change';
import type { Policy } from '@/lib/record/types';
import { type RiskFinding, rankFinding } from '@/lib/risk/assess';
import { readRisks } from '@/lib/risk/project-risks';
import { chipsOfAnnouncementRecord } from '@/lib/text/announcement-record';
import { chipsOfPolicy } from '@/lib/text/chips';
import { listPolicyFacets } from '@/lib/text/facets';
import { chipsOfFindings } from '@/lib/text/risk';
import { BreakableName } from '../ui/breakable';
import { Chips } from '../ui/chip';
import { markFacets } from '../ui/filter';
import { Prose } from '../ui/prose';
import { hasAnnouncements, SiteLink } from '../ui/site';
import { Time } from '../ui/time';

const { catalog: riskCatalog } = readRisks();

interface Props {
  policies: readonly Policy[];
  changesOf: (policy: Policy) => readonly ReconciledChange[];
  /** What the default version makes possible, the most severe first. */
  risksOf: (policy: Policy) => readonly RiskFinding[];
  /** The id of the list of rows, for a filter; rows then have their facets. */
  id?: string;
  /** The years of the record, oldest first, for the charts. */
  years: readonly string[];
  /** Whether each policy has its summary, too. */
  summarized?: boolean;
}

/** Policies with their type, default version, changes per year and announcement record. */
export function PolicyTable({
  policies,
  changesOf,
  risksOf,
  id,
  years,
  summarized = false,
}: Props) {
  return (
    <div className="policies-box">
      <table className="policies">
        <thead>
          <tr>
            <th scope="col">Policy</th>
            <th scope="col">Type and risk</th>
            <th scope="col">Default version</th>
            <th scope="col">
              Versions <span>{years.length > 1 ? `${years[0]}–${years.at(-1)}` : years[0]}</span>
            </th>
            {hasAnnouncements && <th scope="col">Announcements</th>}
          </tr>
        </thead>
        <tbody id={id}>
          {policies.map((policy) => (
            <PolicyRow
              key={policy.policyName}
              policy={policy}
              changes={changesOf(policy)}
              risks={risksOf(policy)}
              isFiltered={id !== undefined}
              years={years}
              summarized={summarized}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PolicyRow({
  policy,
  changes,
  risks,
  isFiltered,
  years,
  summarized,
}: {
  policy: Policy;
  changes: readonly ReconciledChange[];
  risks: readonly RiskFinding[];
  isFiltered: boolean;
} & Required<Pick<Props, 'years' | 'summarized'>>) {
  const { policyName, summary } = policy;
  const { versionId, createDate } = findCurrentVersion(policy);
  return (
    <tr
      {...(isFiltered && {
        ...markFacets(listPolicyFacets(policy, risks)),
        'data-rank': risks[0] && rankFinding(risks[0], riskCatalog),
      })}
    >
      <th scope="row">
        <SiteLink to={paths.policy(policyName)} className="name">
          <BreakableName name={policyName} />
        </SiteLink>
        {summarized && summary && (
          <p>
            <Prose text={summary} />
          </p>
        )}
      </th>
      <td>
        <Chips chips={[...chipsOfPolicy(policy), ...chipsOfFindings(risks, riskCatalog, 2)]} />
      </td>
      <td>
        <div className="flex flex-wrap gap-x-2">
          <div>
            <SiteLink to={paths.change(policyName, versionId)}>{versionId}</SiteLink>
          </div>
          <Time at={dayOf(createDate)} />
        </div>
      </td>
      <td>
        <ChangesPerYear changes={changes} years={years} />
      </td>
      {hasAnnouncements && (
        <td>
          <Chips chips={chipsOfAnnouncementRecord(changes)} />
        </td>
      )}
    </tr>
  );
}

const [barWidth, barHeight] = [8, 20];

/** A bar for each year, by the number of versions on record that were made in it. */
function ChangesPerYear({
  changes,
  years,
}: {
  changes: readonly ReconciledChange[];
  years: readonly string[];
}) {
  const counts = years.map(
    (year) =>
      changes.filter(({ change: { version } }) => version.createDate.startsWith(year)).length,
  );
  // A policy with few changes has low bars: 8 changes in a year fill the height.
  const max = Math.max(8, ...counts);
  return (
    <span className="flex items-end gap-2">
      <svg
        className="bars"
        width={barWidth * years.length}
        height={barHeight}
        role="img"
        aria-label={years.map((year, at) => `${year}: ${counts[at]}`).join(', ')}
      >
        {counts.map((count, at) => {
          const height = count === 0 ? 1 : Math.max(3, Math.round((barHeight * count) / max));
          return (
            <rect
              key={years[at]}
              x={at * barWidth}
              y={barHeight - height}
              width={barWidth - 2}
              height={height}
            />
          );
        })}
      </svg>
      <span className="text-small text-muted">{changes.length}</span>
    </span>
  );
}
