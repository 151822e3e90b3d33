import { paths } from '@/lib/addresses/paths';
import type { Dot, PolicyTimeline, Timeline } from '@/lib/history/timeline';
import { compareText } from '@/lib/shared/collections';
import { labelLag } from '@/lib/text/wording';
import { SiteLink } from '../ui/site';
import { Time } from '../ui/time';

/** A timeline as a table: each version and its announcements. */
export function TimelineTable({ layout }: { layout: Timeline }) {
  return (
    <details className="mt-3 text-small">
      <summary className="text-muted">Timeline as a table</summary>
      <table className="figures mt-2">
        <caption className="sr-only">Each version and its announcements</caption>
        <thead>
          <tr>
            <th scope="col">Policy</th>
            <th scope="col">Version</th>
            <th scope="col">Default since</th>
            <th scope="col">Announced</th>
          </tr>
        </thead>
        <tbody>{layout.policies.flatMap(listRows)}</tbody>
      </table>
    </details>
  );
}

const labels = {
  announced: 'outside the period shown',
  unannounced: 'never',
  misnamed: 'under a wrong name',
  unknown: 'not known: announcements not checked yet',
  exempt: 'no announcement needed',
} satisfies Record<Dot['form'], string>;

function listRows({ policyName, dots: single, summaries, connectors, squares }: PolicyTimeline) {
  const dots = [...single, ...summaries.flatMap((summary) => summary.dots)].sort((a, b) =>
    compareText(a.since, b.since),
  );
  const unmatched = squares.filter(({ id }) => connectors.every((each) => each.id !== id));
  return [
    ...dots.map(({ versionId, since, isAgain, form }) => (
      <tr key={`${policyName} ${since}`}>
        <td className="name">{policyName}</td>
        <td>
          <SiteLink to={paths.change(policyName, versionId)}>{versionId}</SiteLink>
          {isAgain && ' again'}
        </td>
        <td>
          <Time at={since.slice(0, 10)} />
        </td>
        <td>
          {connectors
            .filter((each) => each.versionId === versionId)
            .map(({ id, date, lagDays }) => (
              <span key={id} className="block">
                <SiteLink to={paths.announcement(id)}>
                  <Time at={date} />
                </SiteLink>
                , {labelLag(lagDays)}
              </span>
            ))}
          {connectors.every((each) => each.versionId !== versionId) && labels[form]}
        </td>
      </tr>
    )),
    ...unmatched.map(({ id, date }) => (
      <tr key={id}>
        <td className="name">{policyName}</td>
        <td>no matching version</td>
        <td />
        <td>
          <SiteLink to={paths.announcement(id)}>
            <Time at={date} />
          </SiteLink>
        </td>
      </tr>
    )),
  ];
}
