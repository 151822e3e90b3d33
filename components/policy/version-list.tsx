import type { ReconciledChange } from '@/lib/history/reconcile';
import type { Gap, Policy } from '@/lib/record/types';
import { ChangeList } from '../change/change-list';
import { Prose } from '../ui/prose';

/** The versions of a policy, newest first, with the gaps where they lie. */
export function VersionList({ policy, changes }: { policy: Policy; changes: ReconciledChange[] }) {
  const runs = cutAtGaps(changes, policy.gaps ?? []);
  return runs.map(({ changes, gap }) => (
    <div key={changes[0]?.change.version.versionId ?? gap?.from}>
      <ChangeList changes={changes} named={false} />
      {gap && <GapNote gap={gap} />}
    </div>
  ));
}

function GapNote({ gap: { from, to, note } }: { gap: Gap }) {
  return (
    <p className="border-b border-dashed border-line bg-shade px-3 py-2 text-small text-muted">
      {from === to ? `${from} was not observed.` : `${from} to ${to} were not observed.`}{' '}
      {note && <Prose text={note} />}
    </p>
  );
}

function cutAtGaps(changes: ReconciledChange[], gaps: Gap[]) {
  const runs: { changes: ReconciledChange[]; gap?: Gap }[] = [{ changes: [] }];
  for (const reconciled of changes) {
    runs.at(-1)?.changes.push(reconciled);
    const gap = gaps.find(({ to }) => to === reconciled.change.unobserved?.to);
    if (gap) {
      runs[runs.length - 1] = { changes: runs.at(-1)?.changes ?? [], gap };
      runs.push({ changes: [] });
    }
  }
  return runs.filter((run) => run.changes.length > 0);
}
