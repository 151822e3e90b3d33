import type { ReconciledChange } from '@/lib/history/reconcile-change';
import { labelState } from '@/lib/text/wording';

/** Whether AWS announced a change; only silence has a colour, and its own mark. */
export function StateLabel({ reconciled }: { reconciled: ReconciledChange }) {
  if (reconciled.state === 'no-changelog') return null;
  if (reconciled.state !== 'never') {
    return <span className="text-muted">{labelState(reconciled)}</span>;
  }
  return (
    <span className="text-silent">
      <span aria-hidden="true">○ </span>
      {labelState(reconciled)}
    </span>
  );
}
