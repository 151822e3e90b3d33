import { paths } from '@/lib/addresses/paths';
import type { PeriodCount } from '@/lib/text/activity';
import { SiteLink } from '../ui/site';

/** Versions of each year as bars: those that change permissions, then the others. */
export function VersionChart({ years }: { years: readonly PeriodCount[] }) {
  const max = Math.max(...years.map(({ changed, unchanged }) => changed + unchanged));
  const hasUnchanged = years.some(({ unchanged }) => unchanged > 0);
  const share = (count: number) => (100 * count) / max;
  return (
    <table className="version-chart">
      <thead>
        <tr>
          <th scope="col">Year</th>
          <th scope="col">Changes of permissions</th>
          {hasUnchanged && <th scope="col">Other versions</th>}
          <td />
        </tr>
      </thead>
      <tbody>
        {years.map(({ period, changed, unchanged }) => (
          <tr key={period}>
            <th scope="row">
              <SiteLink to={paths.changesWhere({ year: period })}>{period}</SiteLink>
            </th>
            <td>{changed.toLocaleString('en-US')}</td>
            {hasUnchanged && <td>{unchanged.toLocaleString('en-US')}</td>}
            <td>
              <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                <rect width={share(changed)} height="8" />
                <rect x={share(changed)} width={share(unchanged)} height="8" className="other" />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
