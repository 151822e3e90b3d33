import type { AnnouncedState } from '@/lib/history/reconcile';
import { stateLabels } from '@/lib/site/wording';

/** Whether AWS announced a change; only silence has a colour, and its own mark. */
export function StateLabel({ state }: { state: AnnouncedState }) {
  if (state !== 'never') return <span className="text-muted">{stateLabels[state]}</span>;
  return (
    <span className="text-silent">
      <span aria-hidden="true">○ </span>
      {stateLabels[state]}
    </span>
  );
}
