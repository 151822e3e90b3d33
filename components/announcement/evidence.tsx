import type { ReconciledAnnouncement } from '@/lib/history/reconcile-announcement';
import { countOf } from '@/lib/text/wording';
import { GrantList } from '../change/grant-list';
import { NamedList } from './named-list';

/** What a row names as AWS prints it and, where wanted, the grants that it was matched by. */
export function Evidence({ row, proven }: { row: ReconciledAnnouncement; proven: boolean }) {
  const { actionsNamed, deniesNamed = [] } = row.announcement;
  const counts = [
    actionsNamed.length > 0 && `${countOf(actionsNamed.length, 'action')} named`,
    deniesNamed.length > 0 && `${countOf(deniesNamed.length, 'action')} named as denied`,
  ].filter(Boolean);
  if (counts.length === 0) return null;
  return (
    <details className="mt-1 text-small">
      <summary className="text-muted">{counts.join(', ')}</summary>
      <NamedList announcement={row.announcement} />
      {proven &&
        row.matches.map(({ change, grants }) => (
          <div key={change.version.versionId} className="mt-3">
            <h3>As {change.version.versionId} granted them</h3>
            <GrantList grants={grants} sign="+" />
          </div>
        ))}
    </details>
  );
}
