import type { DefaultChange } from '@/lib/history/default-changes';
import type { ReconciledChange } from '@/lib/history/reconcile-change';
import type { Gap, Policy } from '@/lib/record/types';
import { ChangeList } from '../change/change-list';
import { Prose } from '../ui/prose';

/** The versions of a policy, newest first, with the gaps where they lie. */
export function VersionList({
  policy,
  changes,
  defaultChanges,
}: {
  policy: Policy;
  changes: ReconciledChange[];
  /** The defaults of this policy that were set to an older version. */
  defaultChanges: DefaultChange[];
}) {
  const runs = cutAtGaps(changes, policy.gaps ?? []);
  return runs.map(({ changes, gap }, index) => {
    const [since, until] = [findOldest(runs, index), findOldest(runs, index - 1)];
    return (
      <div key={changes[0]?.change.version.versionId ?? gap?.from}>
        <ChangeList
          changes={changes}
          defaultChanges={defaultChanges.filter(
            ({ observed }) => observed >= since && observed < until,
          )}
          named={false}
        />
        {gap && <GapNote gap={gap} />}
      </div>
    );
  });
}

/** When the oldest version of a run was made; after all of them where there is no such run. */
function findOldest(runs: Run[], index: number): string {
  return runs[index]?.changes.at(-1)?.change.version.createDate ?? '9';
}

function GapNote({ gap: { from, to, note } }: { gap: Gap }) {
  return (
    <p className="border-b border-dashed border-line bg-shade px-3 py-2 text-small text-muted">
      {from === to ? `${from} was not observed.` : `${from} to ${to} were not observed.`}{' '}
      {note && <Prose text={note} />}
    </p>
  );
}

interface Run {
  changes: ReconciledChange[];
  /** What is missing below it. */
  gap?: Gap;
}

function cutAtGaps(changes: ReconciledChange[], gaps: Gap[]) {
  const runs: Run[] = [{ changes: [] }];
  for (const reconciled of changes) {
    runs.at(-1)?.changes.push(reconciled);
    const gap = gaps.find(({ to }) => to === reconciled.change.missing?.to);
    if (gap) {
      runs[runs.length - 1] = { changes: runs.at(-1)?.changes ?? [], gap };
      runs.push({ changes: [] });
    }
  }
  return runs.filter((run) => run.changes.length > 0);
}
