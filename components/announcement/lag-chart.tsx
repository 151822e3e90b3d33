import type { LagBucket } from '@/lib/history/lag-buckets';

/** How many versions were announced early, on the day, late and never, as bars. */
export function LagChart({ buckets }: { buckets: readonly LagBucket[] }) {
  const total = buckets.reduce((sum, { count }) => sum + count, 0);
  const max = Math.max(1, ...buckets.map(({ count }) => count));
  return (
    <table className="version-chart lags">
      <thead>
        <tr>
          <th scope="col">Announced</th>
          <th scope="col">Changes</th>
          <th scope="col">Share</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {buckets.map(({ kind, label, count }) => (
          <tr key={label}>
            <th scope="row" className="sm:whitespace-nowrap">
              {label}
            </th>
            <td>{count.toLocaleString('en-US')}</td>
            <td>{total === 0 ? 0 : Math.round((100 * count) / total)} %</td>
            <td>
              <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                <rect width={(100 * count) / max} height="8" className={`lag-${kind}`} />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
