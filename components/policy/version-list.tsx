import { paths } from '@/lib/addresses/paths';
import type { DefaultChange } from '@/lib/history/default-changes';
import { findCurrentVersion } from '@/lib/history/default-versions';
import type { ReconciledChange } from '@/lib/history/reconcile-change';
import type { Gap, Policy } from '@/lib/record/types';
import { countOf, nameMissingVersions } from '@/lib/text/wording';
import { ChangeList } from '../change/change-list';
import { Prose } from '../ui/prose';
import { SiteLink } from '../ui/site';

interface Props {
  policy: Policy;
  /** Newest first. */
  changes: readonly ReconciledChange[];
  /** The defaults of this policy that were set to an older version. */
  defaultChanges: readonly DefaultChange[];
}

/** Older versions are folded. */
const maxShown = 6;

/** The versions of a policy, newest first, with notes where versions are missing. */
export function VersionList({ policy, changes, defaultChanges }: Props) {
  const oldest = changes[maxShown - 1]?.change.version.createDate ?? '';
  const older = changes.slice(maxShown);
  return (
    <>
      <Runs
        policy={policy}
        changes={changes.slice(0, maxShown)}
        defaultChanges={defaultChanges.filter(({ observed }) => observed >= oldest)}
      />
      {older.length > 0 && (
        <details className="group">
          <summary>
            <h3>{countOf(older.length, 'older version')}</h3>
          </summary>
          <Runs
            policy={policy}
            changes={older}
            defaultChanges={defaultChanges.filter(({ observed }) => observed < oldest)}
          />
        </details>
      )}
    </>
  );
}

function Runs({ policy, changes, defaultChanges }: Props) {
  const runs = splitAtMissing(changes, policy.gaps ?? []);
  const { policyName } = policy;
  const current = findCurrentVersion(policy).versionId;
  return runs.map(({ changes, missing }, index) => {
    const [since, until] = [findOldest(runs, index), findOldest(runs, index - 1)];
    return (
      <div key={changes[0]?.change.version.versionId} className="mt-3 first:mt-0">
        <ChangeList
          changes={changes}
          defaultChanges={defaultChanges.filter(
            ({ observed }) => (observed >= since || index === runs.length - 1) && observed < until,
          )}
          named={false}
          linksOf={({ change: { version } }) =>
            version.versionId !== current && (
              <SiteLink
                to={paths.compareWith({ policy: policyName, from: version.versionId, to: current })}
                className="inline-block text-small leading-6"
              >
                Compare {version.versionId} with today
              </SiteLink>
            )
          }
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

function MissingNote({ missing: { note, ...missing } }: { missing: Gap }) {
  return (
    <p className="mt-3 border-l-2 border-dashed border-line pl-4 text-small text-muted">
      {nameMissingVersions(missing)} {missing.from === missing.to ? 'is' : 'are'} missing from the
      archive. {note && <Prose text={note} />}
    </p>
  );
}

/** Changes without missing versions between them. */
interface Run {
  changes: ReconciledChange[];
  /** The versions that are missing before the oldest of them. */
  missing?: Gap | undefined;
}

function splitAtMissing(changes: readonly ReconciledChange[], gaps: Gap[]): Run[] {
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
