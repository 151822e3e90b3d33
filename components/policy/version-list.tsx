import type { DefaultChange } from '@/lib/history/default-changes';
import type { ReconciledChange } from '@/lib/history/reconcile-change';
import type { Gap, Policy } from '@/lib/record/types';
import { ChangeList } from '../change/change-list';
import { Prose } from '../ui/prose';

/** The versions of a policy, newest first, with notes where versions are missing. */
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
  const runs = splitAtMissing(changes, policy.gaps ?? []);
  return runs.map(({ changes, missing }, index) => {
    const [since, until] = [findOldest(runs, index), findOldest(runs, index - 1)];
    return (
      <div key={changes[0]?.change.version.versionId}>
        <ChangeList
          changes={changes}
          defaultChanges={defaultChanges.filter(
            ({ observed }) => observed >= since && observed < until,
          )}
          named={false}
        />
        {missing && <MissingNote missing={missing} />}
      </div>
    );
  });
}

/** Returns the date of the oldest version of a run; a date after all others if there is no run. */
function findOldest(runs: Run[], index: number): string {
  return runs[index]?.changes.at(-1)?.change.version.createDate ?? '9';
}

function MissingNote({ missing: { from, to, note } }: { missing: Gap }) {
  return (
    <p className="border-b border-dashed border-line bg-shade px-3 py-2 text-small text-muted">
      {from === to ? `${from} was not observed.` : `${from} to ${to} were not observed.`}{' '}
      {note && <Prose text={note} />}
    </p>
  );
}

/** Changes without missing versions between them. */
interface Run {
  changes: ReconciledChange[];
  /** The versions that are missing before the oldest of them. */
  missing?: Gap | undefined;
}

function splitAtMissing(changes: ReconciledChange[], gaps: Gap[]): Run[] {
  const runs: Run[] = [];
  let run: ReconciledChange[] = [];
  for (const reconciled of changes) {
    run.push(reconciled);
    const missing = gaps.find(({ to }) => to === reconciled.change.missing?.to);
    if (missing === undefined) continue;
    runs.push({ changes: run, missing });
    run = [];
  }
  return run.length > 0 ? [...runs, { changes: run }] : runs;
}
